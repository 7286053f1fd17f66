/**
 * Chooses the words that go with a count by a language's own rules, as Intl knows them. Each language names the
 * categories it has; a category that is only there for millions or fractions may be left to `other`.
 * @returns a function of the count and its words, in which `#` is the count as that language writes it
 */
export function pluralsIn<Category extends Intl.LDMLPluralRule = "one">(language: string) {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language, { numberingSystem: "latn" });
  return (count: number, words: Readonly<Record<Category | "other", string>>): string => {
    const fitting = (words as Partial<Record<Intl.LDMLPluralRule, string>>)[rules.select(count)];
    return (fitting ?? words.other).replaceAll("#", numbers.format(count));
  };
}

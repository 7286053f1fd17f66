/** What a character is called by people who never heard of its code. */
const known: readonly (readonly [RegExp, string])[] = [
  [/^[‘’‚‛′‵ʹʼˈ‹›´`“”„‟″‶«»〝〞]$/u, "curly quote"],
  [/^[\p{Pd}−]$/u, "long dash"],
  [/^…$/u, "ellipsis"],
  [/^\t$/u, "tab"],
  [/^\p{Z}$/u, "special space"],
  [/^[\p{Default_Ignorable_Code_Point}\p{Cc}]+$/u, "invisible character"],
  [/\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u, "emoji"],
  [/^\p{L}\p{M}*$/u, "letter"],
];

/** The name of one character in a sentence: `curly quote ’`, `invisible character`, `letter ç`. */
export function characterName(char: string): string {
  const name = known.find(([pattern]) => pattern.test(char))?.[1] ?? "sign";
  const isSeen = !/^[\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]*$/u.test(char);
  return isSeen ? `${name} ${char}` : name;
}

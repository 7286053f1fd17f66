/** The telephone keys in what was typed: digits, star, hash and one leading plus. */
export function keysOf(text: string): string {
  const kept = text.replace(/[^\d*#+]/g, "");
  return kept.slice(0, 1) + kept.slice(1).replaceAll("+", "");
}

/** Longer texts are not looked through: nobody copies a novel to call somebody. */
const lookedThrough = 2_000;

/** The longest number of any country has fifteen digits (E.164); what is longer is a card or an account. */
const most = 15;

/**
 * The number in a copied text: a telephone link, words around it, an optional trunk zero as in +44 (0)20. Of several
 * the one that looks most like a telephone number. Empty when there is none.
 */
export function numberInText(text: string): string {
  const short = text.slice(0, lookedThrough).trim();
  const isLink = /^(tel|callto):/i.test(short);
  const plain = (isLink ? short.replace(/^\w+:/, "").replace(/[;,?].*$/s, "") : short).replace(
    /(\+[\d\s.\-/]*)\(0\)/,
    "$1",
  );
  if (/^[*#][\d*#]{1,30}$/.test(plain)) return plain;
  const runs = (plain.match(/\+?[\d(][\d\s().\-/\u00a0\u2010-\u2013]*\d/g) ?? []).map((run) => ({
    keys: keysOf(run),
    digits: run.replace(/\D/g, "").length,
  }));
  const full = runs.filter(({ digits }) => digits >= 7 && digits <= most);
  const best =
    full.find(({ keys }) => keys.startsWith("+")) ??
    full[0] ??
    runs.find(({ digits }) => digits >= 3 && digits < 7);
  return best?.keys ?? "";
}

/** Seen as a dash or a dot between digits, whatever they are called. */
const dashes = /[\p{Pd}\u00b7\u02d7\u2022\u2027\u2043\u2212\u2796\u30fb\u30fc]/gu;

/** Letters, marks and digits that hang on others: a footnote's ² behind a number is none of its digits. */
const raised = /\p{No}/gu;

const isDigit = (code: number) => /\p{Nd}/u.test(String.fromCodePoint(code));

/** Every script writes its ten digits in a row, zero first. */
function digitValue(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && zero > 0 && isDigit(zero - 1)) zero -= 1;
  return String(code - zero);
}

/**
 * The one form in which every reader sees a text: compatibility forms undone (NFKC), what cannot be seen dropped, the
 * digits of all scripts as 0–9, every dash as -, every space as one kind, every line's end as \n. Letters stay.
 */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Me}]/gu, "")
    .replace(raised, " ")
    .replace(/\u2795/g, "+")
    .replace(dashes, "-")
    .normalize("NFKC")
    .replace(dashes, "-")
    .replace(/[\u2044\u2215]/g, "/")
    .replace(/\p{Zs}/gu, " ")
    .replace(/(?![0-9])\p{Nd}/gu, digitValue);
}

/** Between the digits of a number, for the eye only. */
const separators = /[\s().\-/[\]~]/g;

/** A plain text without what only separates. */
export const compact = (plain: string): string => plain.replace(separators, "");

/**
 * +44 (0)20: dialled from abroad without the zero in brackets, but for Italy, whose zeros are part of the number. Where
 * it is written so, what stands before the brackets is a country, also without its +: 49(0)30.
 */
export function withoutTrunkZero(written: string): string {
  const head = written.replace(/^\(?([1-9]\d{0,2})\)?(?=[\s.\-/]*\(\s*0\s*\))/, "+$1");
  const zero = /^(\(?(?:\+|00)[\d\s().\-/]*?)\(\s*0\s*\)/.exec(head);
  if (zero === null) return head;
  const [found, before = ""] = zero;
  const isKept = /^(?:\+|00)(?:39|378)/.test(compact(before));
  return `${before}${isKept ? "0" : ""}${head.slice(found.length)}`;
}

/** The telephone keys in what was typed: digits, star, hash, a comma for a pause and one leading plus. */
export function keysOf(text: string): string {
  const kept = plainText(text).replace(/[^\d*#+,]/g, "");
  return kept.slice(0, 1) + kept.slice(1).replaceAll("+", "");
}

/** Only keys and what separates them: it can be written as numbers are. Anything else stays as it was typed. */
export function isKeys(text: string): boolean {
  return /^\+?[\d*#,\s().\-/]*$/.test(plainText(text));
}

/** The digits for a number's letters as they stand on the keys of a telephone (ITU-T E.161). */
export function lettersAsDigits(text: string): string {
  const rows = ["", "", "ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"];
  return text
    .toUpperCase()
    .replace(/[A-Z]/g, (letter) => String(rows.findIndex((row) => row.includes(letter))));
}

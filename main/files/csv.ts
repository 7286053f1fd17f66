/** What a cell is: `number` is one that is dialled or names something, and never reckoned with. */
export type CsvCell = string | number | null | { readonly number: string };

/** Excel takes a file for UTF-8 by this alone. */
export const csvMark = "\ufeff";

/** What a spreadsheet takes for the beginning of a formula, in its wide forms too, or leaves out before it looks for one. */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]/;

/**
 * A cell as RFC 4180 has it. A text that would be taken for a formula is kept one by an apostrophe; a number keeps its
 * plus, its zeros and all its digits by a tab before it.
 */
function cell(value: CsvCell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  if (typeof value === "object") return value.number === "" ? "" : quoted(`\t${value.number}`);
  const text = formula.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]/.test(text) ? quoted(text) : text;
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** A line with its end. */
export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(cell).join(",")}\r\n`;

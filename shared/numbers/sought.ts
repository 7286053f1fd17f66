/** Fewer digits are part of too many numbers. */
const enough = 3;

export const digitsIn = (text: string): string => text.replace(/\D/g, "");

/** The digits that a number is looked for by, however it is written; "" for what is no number, or too little of one. */
export function soughtDigits(q: string): string {
  const digits = /^[\d\s()+./-]+$/.test(q) ? digitsIn(q) : "";
  return digits.length >= enough ? digits : "";
}

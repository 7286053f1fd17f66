const significant = /[\d*#+,]/;

/** How many characters that count stand before a place in a formatted number. */
export function countBefore(text: string, caret: number): number {
  return [...text.slice(0, caret)].filter((char) => significant.test(char)).length;
}

/** The place in a formatted number after its first `count` characters that count. */
export function placeAfter(text: string, count: number): number {
  if (count === 0) return 0;
  let seen = 0;
  for (let at = 0; at < text.length; at++) {
    if (significant.test(text[at] ?? "")) seen++;
    if (seen === count) return at + 1;
  }
  return text.length;
}

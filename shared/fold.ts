/** A text as it is searched and ordered by: without case and without the marks of its letters. */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}

/** A text as it is searched and ordered by: without case and without the marks of its letters, alike on every computer. */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

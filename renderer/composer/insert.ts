/**
 * Puts a text where the caret is, as if it had been typed: it can be undone, and whoever listens to the box hears of it.
 * The box has the focus then.
 */
export function insertAtCaret(box: HTMLTextAreaElement, text: string): void {
  replaceIn(box, box.selectionStart, box.selectionEnd, text);
}

/** The same for all of a box's text. */
export function replaceWhole(box: HTMLTextAreaElement, text: string): void {
  replaceIn(box, 0, box.value.length, text);
}

function replaceIn(box: HTMLTextAreaElement, from: number, to: number, text: string): void {
  box.focus();
  box.setSelectionRange(from, to);
  // The one way that keeps the box's own undo.
  const isDone = document.execCommand?.("insertText", false, text) ?? false;
  if (isDone) return;
  box.setRangeText(text, from, to, "end");
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

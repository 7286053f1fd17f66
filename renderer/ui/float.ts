const gap = 4;
const edge = 8;

/** Below its button where there is room, else where there is more, and within the window. */
function place(box: HTMLElement, button: HTMLElement): void {
  box.style.maxHeight = "";
  const at = button.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const isMirrored = getComputedStyle(button).direction === "rtl";
  const wished = isMirrored ? at.left : at.right - width;
  const roomBelow = innerHeight - edge - gap - at.bottom;
  const roomAbove = at.top - gap - edge;
  const isBelow = height <= roomBelow || roomBelow >= roomAbove;
  const shown = Math.min(height, isBelow ? roomBelow : roomAbove);
  box.style.left = `${Math.max(edge, Math.min(wished, innerWidth - width - edge))}px`;
  box.style.top = `${isBelow ? at.bottom + gap : at.top - gap - shown}px`;
  if (shown < height) box.style.maxHeight = `${shown}px`;
}

/**
 * Stands over everything, beside its button, whatever becomes of the window or the text. For what opens in a box that
 * scrolls and would be cut off by it. Answers its undo.
 */
export function floatBeside(box: HTMLElement, button: HTMLElement): () => void {
  const again = () => place(box, button);
  box.showPopover?.();
  again();
  const observer = new ResizeObserver(again);
  observer.observe(box);
  addEventListener("resize", again);
  return () => {
    observer.disconnect();
    removeEventListener("resize", again);
  };
}

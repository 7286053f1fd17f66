import { useLayoutEffect, useRef } from "preact/hooks";
import { direction } from "../../shared/text/language.ts";

/** Whether typing goes into the thing that has the focus. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
}

/** Listens on the whole page while the component is there. */
export function usePageEvent<N extends keyof DocumentEventMap>(
  name: N,
  run: (event: DocumentEventMap[N]) => void,
): void {
  const latest = useRef(run);
  latest.current = run;
  // In place with what is drawn: a key pressed as an offer appears must not fall between the two.
  useLayoutEffect(() => {
    const listener = (event: DocumentEventMap[N]) => latest.current(event);
    document.addEventListener(name, listener);
    return () => document.removeEventListener(name, listener);
  }, [name]);
}

/** Ctrl+F or ⌘F, for a search of the window's own: the page's would find no more than the rows that are drawn. */
export function useFindKey(find: () => void): void {
  usePageEvent("keydown", (event) => {
    const isFind = event.key.toLowerCase() === "f" && (event.ctrlKey || event.metaKey);
    if (!isFind || event.shiftKey || event.altKey || document.querySelector("dialog[open]") !== null) return;
    event.preventDefault();
    find();
  });
}

/** A plain character key: no modifier that makes it a shortcut, and no dialog in the way. */
export function isPlainKey(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey && document.querySelector("dialog[open]") === null;
}

/** Rows that a page key passes. */
const pageRows = 10;

/** The row that a key leads to from `at` (-1: none yet) in a list of rows up to `last`; null where it leads to none. */
export function rowAfterKey(key: string, at: number, last: number): number | null {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + pageRows,
    PageUp: at - pageRows,
    Home: 0,
    End: last,
  };
  const to = moves[key];
  return to === undefined || last < 0 ? null : Math.max(0, Math.min(to, last));
}

/** Which way an arrow key leads along a line: on or back, whichever side that is; null for another key. */
export function alongLine(key: string): "on" | "back" | null {
  if (key !== "ArrowRight" && key !== "ArrowLeft") return null;
  return (key === "ArrowRight") === (direction() === "ltr") ? "on" : "back";
}

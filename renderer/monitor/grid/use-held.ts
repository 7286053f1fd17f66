import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * Says when somebody reads in an element, by pointer or with the keyboard, and when they are done: its rows may not
 * move meanwhile.
 */
export function useHeld(box: RefObject<HTMLElement | null>, hold: (on: boolean) => void): void {
  const latest = useRef(hold);
  latest.current = hold;
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    let isPointed = false;
    let isHeld = false;
    function look(): void {
      const isFocused = document.hasFocus() && element?.contains(document.activeElement) === true;
      const now = isPointed || isFocused;
      if (now === isHeld) return;
      isHeld = now;
      latest.current(now);
    }
    const soon = () => queueMicrotask(look);
    const enter = () => {
      isPointed = true;
      look();
    };
    const leave = () => {
      isPointed = false;
      look();
    };
    element.addEventListener("pointerenter", enter);
    element.addEventListener("pointerleave", leave);
    element.addEventListener("focusin", soon);
    element.addEventListener("focusout", soon);
    window.addEventListener("blur", look);
    window.addEventListener("focus", look);
    return () => {
      element.removeEventListener("pointerenter", enter);
      element.removeEventListener("pointerleave", leave);
      element.removeEventListener("focusin", soon);
      element.removeEventListener("focusout", soon);
      window.removeEventListener("blur", look);
      window.removeEventListener("focus", look);
    };
  }, []);
}

import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

/** Calls back when something outside is pressed or gets the focus, while `on`. */
export function useOutside(root: RefObject<HTMLElement | null>, on: boolean, run: () => void): void {
  useEffect(() => {
    if (!on) return;
    const seen = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) run();
    };
    document.addEventListener("pointerdown", seen, true);
    document.addEventListener("focusin", seen, true);
    return () => {
      document.removeEventListener("pointerdown", seen, true);
      document.removeEventListener("focusin", seen, true);
    };
  }, [on]);
}

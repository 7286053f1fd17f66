import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

/** Before anything can be measured. */
const assumed = { top: 0, height: 640 };

export interface Seen {
  readonly top: number;
  readonly height: number;
  /** Of a row, in pixels: text that is made larger makes it higher. */
  readonly rowHeight: number;
}

/** What of a box that scrolls is seen, once a frame at most. */
export function useSeen(box: RefObject<HTMLElement | null>, rowRem: number): Seen {
  const seen = useSignal(assumed);
  const rem = useSignal(16);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    let isAsked = false;
    function measure(): void {
      isAsked = false;
      if (element === null || element.clientHeight === 0) return;
      const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      if (root > 0) rem.value = root;
      const { scrollTop: top, clientHeight: height } = element;
      const was = seen.peek();
      if (was.top !== top || was.height !== height) seen.value = { top, height };
    }
    const ask = () => {
      if (!isAsked) requestAnimationFrame(measure);
      isAsked = true;
    };
    measure();
    element.addEventListener("scroll", ask, { passive: true });
    const observer = new ResizeObserver(ask);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", ask);
      observer.disconnect();
    };
  }, []);
  return { ...seen.value, rowHeight: rowRem * rem.value };
}

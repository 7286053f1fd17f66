import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** Lines of text, roughly, that a full call screen needs. In rem, so that a large text makes a tall window short too. */
const roomy = 35;

/**
 * Whether what its neighbours leave of the parent is too little for the roomy layout of a section: banners come and
 * go. Only the neighbours are measured: the section's own height follows from the answer.
 */
export function useIsShort(): { readonly ref: RefObject<HTMLElement | null>; readonly isShort: boolean } {
  const ref = useRef<HTMLElement>(null);
  const isShort = useSignal(false);
  // After each drawing: the neighbours may be others now.
  useLayoutEffect(() => {
    const parent = ref.current?.parentElement;
    if (parent === null || parent === undefined) return;
    const beside = [...parent.children].filter((each) => each !== ref.current);
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize || "16");
      const taken = beside.reduce((sum, each) => sum + each.getBoundingClientRect().height, 0);
      isShort.value = parent.clientHeight - taken < roomy * rem;
    };
    measure();
    const watcher = new ResizeObserver(measure);
    for (const each of [parent, ...beside]) watcher.observe(each);
    return () => watcher.disconnect();
  });
  return { ref, isShort: isShort.value };
}

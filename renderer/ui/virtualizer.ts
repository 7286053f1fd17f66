import {
  elementScroll,
  measureElement,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from "@tanstack/virtual-core";
import { useLayoutEffect, useMemo, useReducer } from "preact/hooks";

type Of = Virtualizer<HTMLElement, HTMLElement>;
type Options = Pick<
  VirtualizerOptions<HTMLElement, HTMLElement>,
  | "count"
  | "getScrollElement"
  | "estimateSize"
  | "getItemKey"
  | "anchorTo"
  | "followOnAppend"
  | "scrollEndThreshold"
>;

/** Rows beyond what is seen, so that a key or a turn of the wheel meets no gap. */
const overscan = 8;
/** Before the first measuring, and where nothing can be measured. */
const assumed = { width: 480, height: 640 };

/** The library's list for Preact: what it says of rows and places is drawn again when that changes. */
export function useVirtualizer(options: Options): Of {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const all = {
    ...options,
    overscan,
    initialRect: assumed,
    scrollToFn: elementScroll<HTMLElement>,
    observeElementOffset: observeElementOffset<HTMLElement>,
    // A list that is not shown now keeps the size that it had.
    observeElementRect: (virtualizer: Of, changed: (rect: { width: number; height: number }) => void) =>
      observeElementRect(virtualizer, (rect) => {
        if (rect.height > 0) changed(rect);
      }),
    // Nor do its rows lose theirs.
    measureElement(row: HTMLElement, entry: ResizeObserverEntry | undefined, virtualizer: Of) {
      const index = virtualizer.indexFromElement(row);
      const known = virtualizer.itemSizeCache.get(options.getItemKey?.(index) ?? index);
      return measureElement(row, entry, virtualizer) || known || options.estimateSize(index);
    },
    onChange: () => redraw(undefined),
  };
  const virtualizer = useMemo(() => new Virtualizer<HTMLElement, HTMLElement>(all), []);
  virtualizer.setOptions(all);
  useLayoutEffect(() => virtualizer._didMount(), []);
  useLayoutEffect(() => virtualizer._willUpdate());
  return virtualizer;
}

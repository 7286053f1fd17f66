import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { useVirtualizer } from "./virtualizer.ts";
import "./virtual-list.css";

export interface VirtualListProps {
  readonly label: string;
  readonly count: number;
  /**
   * Tells a row from every other, wherever it stands; what is not known yet may be called by its place. The same
   * function as long as the order is the same: another one has all rows placed anew.
   */
  readonly keyOf: (index: number) => string;
  /** How high a row is likely to be, in rem: each is measured once it is drawn. */
  readonly estimate: number;
  /** Draws a row. Its outermost element carries the role that belongs to the list's. */
  readonly row: (index: number) => ComponentChildren;
  readonly role?: "list" | "listbox" | "grid";
  /** Begins at its end, stays there while rows are added, and keeps what is under the eye where they are added before it. */
  readonly fromEnd?: boolean;
  /** With `fromEnd`: whether its end is in sight, as often as that changes. */
  readonly onEnd?: (isThere: boolean) => void;
  /** With `fromEnd`: goes to its end each time that this changes. */
  readonly ends?: number;
  /** The rows that are drawn, as often as they change. */
  readonly onDrawn?: (first: number, last: number) => void;
  /** A row to bring into view when another one is named. */
  readonly shown?: number;
  /** Of a listbox or grid: the id of the option or row that keys act on. */
  readonly active?: string | undefined;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** Nearer than this to its end (pixels) is at its end. */
const near = 8;

const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

/** A list of any length, of which only what is seen is drawn. It scrolls by itself and is reached by Tab. */
export function VirtualList(props: VirtualListProps) {
  const { count, fromEnd = false, shown = -1, ends = 0, onDrawn } = props;
  const box = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => props.estimate * rem(),
    getItemKey: props.keyOf,
    anchorTo: fromEnd ? "end" : "start",
    followOnAppend: fromEnd,
    scrollEndThreshold: near,
  });
  const isAtEnd = useRef(true);
  const drawn = list.getVirtualItems();
  const first = drawn[0]?.index ?? 0;
  const last = drawn.at(-1)?.index ?? 0;

  const isFilled = count > 0;
  useLayoutEffect(() => {
    if (fromEnd && isFilled) list.scrollToEnd();
  }, [fromEnd, isFilled]);
  useLayoutEffect(() => {
    if (ends > 0) list.scrollToEnd();
  }, [ends]);
  // Made smaller, it would lose its end.
  useEffect(() => {
    if (!fromEnd || box.current === null) return;
    const observer = new ResizeObserver(() => isAtEnd.current && list.scrollToEnd());
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [fromEnd]);
  useLayoutEffect(() => {
    if (shown >= 0 && shown < count) list.scrollToIndex(shown, { align: "auto" });
  }, [shown]);
  useEffect(() => onDrawn?.(first, last), [first, last, count, onDrawn]);

  function onScroll({ currentTarget: at }: { readonly currentTarget: HTMLElement }): void {
    const isThere = at.scrollHeight - at.scrollTop - at.clientHeight <= near;
    if (isThere === isAtEnd.current) return;
    isAtEnd.current = isThere;
    props.onEnd?.(isThere);
  }

  /** Far rows are measured on the way, which would end the browser's own way there early. */
  function onKeyDown(event: KeyboardEvent): void {
    props.onKeyDown?.(event);
    const isOurs = fromEnd && event.target === event.currentTarget && !event.defaultPrevented;
    if (!isOurs || (event.key !== "Home" && event.key !== "End")) return;
    event.preventDefault();
    if (event.key === "End") list.scrollToEnd();
    else list.scrollToIndex(0, { align: "start" });
  }

  // What scrolls is reached by keyboard.
  const reached = {
    role: props.role ?? "list",
    tabIndex: 0,
    "aria-label": props.label,
    "aria-activedescendant": props.active,
    "aria-rowcount": props.role === "grid" ? count : undefined,
    onKeyDown,
  };
  return (
    <div ref={box} class="virtual-list" {...reached} onScroll={fromEnd ? onScroll : undefined}>
      <div class="virtual-length" role="presentation" style={{ height: `${list.getTotalSize()}px` }}>
        {drawn.map(({ key, index, start }) => (
          <div
            key={key}
            ref={list.measureElement}
            class="virtual-row"
            role="presentation"
            data-index={index}
            style={{ transform: `translateY(${start}px)` }}
          >
            {props.row(index)}
          </div>
        ))}
      </div>
    </div>
  );
}

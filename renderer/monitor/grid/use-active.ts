import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Row } from "../../../shared/contract/collection.ts";
import type { RangeList } from "../../app/use-range.ts";
import { alongLine } from "../../ui/keys.ts";
import { type Active, moved } from "./model.ts";
import type { Seen } from "./use-seen.ts";

export interface ActiveCell<R extends Row> {
  readonly at: Active;
  /** The row that keys act on, as it was known last where it is not held any more; null for none. */
  readonly row: R | null;
  onKeyDown(event: KeyboardEvent): void;
  onFocusIn(event: FocusEvent): void;
}

const nowhere: Active = { index: 0, key: "", column: 0 };

/** The one cell of a grid that Tab leads to: known by its row's key, moved by keys, and kept in focus while rows change. */
export function useActive<R extends Row>(of: {
  readonly root: RefObject<HTMLElement | null>;
  readonly box: RefObject<HTMLElement | null>;
  readonly list: RangeList<R>;
  readonly columns: number;
  readonly seen: Seen;
  readonly onSelect: ((row: R) => void) | undefined;
}): ActiveCell<R> {
  const { root, box, list, columns, seen } = of;
  const active = useSignal<Active>(nowhere);
  const last = useRef<R | null>(null);
  const wantsFocus = useRef(false);

  // By its key a row is known wherever it stands now.
  const found = list.rows.findIndex(({ key }) => key === active.value.key);
  const index = found >= 0 ? found + list.start : Math.max(-1, Math.min(active.value.index, list.total - 1));
  const at: Active = { ...active.value, index };
  const row = list.rowAt(index);
  if (row !== null && (found >= 0 || at.key === "")) last.current = row;

  // Rows that change places, or come in place of ones that were on their way, lose the focus in the browser's hands.
  const hadFocus = root.current?.contains(document.activeElement) === true;
  useLayoutEffect(() => {
    const isLost = hadFocus && document.activeElement === document.body;
    if (!wantsFocus.current && !isLost) return;
    cellAt(root.current, at)?.focus({ preventScroll: true });
    wantsFocus.current &&= at.index >= 0 && row === null;
  });

  function go(to: Pick<Active, "index" | "column">): void {
    active.value = { ...to, key: list.rowAt(to.index)?.key ?? "" };
    wantsFocus.current = true;
    if (to.index >= 0) show(box.current, to.index * seen.rowHeight, seen.rowHeight);
  }

  return {
    at,
    row: row ?? last.current,
    onKeyDown(event) {
      if (event.defaultPrevented || event.altKey || isInMenu(event.target)) return;
      const page = Math.max(1, Math.floor(seen.height / seen.rowHeight) - 1);
      const pressed = { key: alongLine(event.key) ?? event.key, isControl: event.ctrlKey || event.metaKey };
      const to = moved(at, pressed, { rows: list.total, columns, page });
      if (to !== null) go(to);
      else if (!press(event, () => row !== null && of.onSelect?.(row))) return;
      event.preventDefault();
    },
    /** Whatever way the focus came. */
    onFocusIn({ target }) {
      const cell = (target as HTMLElement).closest<HTMLElement>("[data-column]");
      if (cell === null) return;
      const inRow = cell.closest<HTMLElement>("[data-index]");
      const to = { index: Number(inRow?.dataset.index ?? -1), column: Number(cell.dataset.column) };
      if (to.index === at.index && to.column === at.column) return;
      active.value = { ...to, key: inRow?.dataset.key ?? "" };
    },
  };
}

/** Enter and the space bar on a cell: what it holds is pressed; where it holds nothing, the space bar selects. */
function press(event: KeyboardEvent, select: () => void): boolean {
  const cell = event.target as HTMLElement;
  if (cell.role !== "gridcell" || (event.key !== "Enter" && event.key !== " ")) return false;
  const widget = cell.querySelector<HTMLElement>("button, input, a[href]");
  if (widget === null) {
    if (event.key === " ") select();
    return true;
  }
  widget.focus();
  widget.click();
  return true;
}

/** Scrolls no further than is needed for a row to be seen. */
function show(box: HTMLElement | null, top: number, height: number): void {
  if (box === null) return;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + height > box.scrollTop + box.clientHeight) box.scrollTop = top + height - box.clientHeight;
}

/** What is open over the grid has keys of its own. */
function isInMenu(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="menu"], dialog') !== null;
}

function cellAt(root: HTMLElement | null, { index, column }: Active): HTMLElement | null {
  if (index < 0) return root?.querySelector<HTMLElement>(`.grid-head [data-column="${column}"]`) ?? null;
  const row = root?.querySelector(`[data-index="${index}"]`);
  return (
    row?.querySelector<HTMLElement>(`[data-column="${column}"]`) ??
    row?.querySelector<HTMLElement>("[data-column]") ??
    null
  );
}

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Row } from "../../../shared/contract/collection.ts";
import type { RangeList } from "../../app/use-range.ts";
import { GridHead, type Sorting } from "./GridHead.tsx";
import { GridRow } from "./GridRow.tsx";
import { type Active, type Column, drawnRows, moved } from "./model.ts";
import { useHeld } from "./use-held.ts";
import { useSeen } from "./use-seen.ts";
import "./grid.css";

export interface GridProps<R extends Row> {
  readonly label: string;
  readonly class: string;
  readonly list: RangeList<R>;
  readonly columns: readonly Column<R>[];
  readonly sorting: Sorting;
  /** A class for a row, by what it says. */
  readonly rowClass: (row: R) => string;
  /** What stands in a row that is no row of the table; null for one that is. */
  readonly whole?: (row: R) => ((row: R) => ComponentChildren) | null;
  readonly isSelected?: (row: R) => boolean;
  /** The space bar, on a cell that has nothing to press. */
  readonly onSelect?: (row: R) => void;
}

/** As in grid.css. */
const rowRem = 2.25;
const nowhere: Active = { index: 0, key: "", column: 0 };

/**
 * A table of any length, for reading while it changes: one stop for Tab, arrows through its cells, and only the rows
 * that are seen are drawn, with the one that has the focus. Its order stays while the pointer or the focus is in it.
 */
export function Grid<R extends Row>(props: GridProps<R>) {
  const { list, columns } = props;
  const box = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const active = useSignal<Active>(nowhere);
  const last = useRef<R | null>(null);
  const wantsFocus = useRef(false);
  const seen = useSeen(box, rowRem);
  useHeld(root, list.hold);

  const { first, last: end } = drawnRows(seen, seen.rowHeight, list.total);
  useEffect(() => list.drawn(first, Math.max(first, end)), [first, end, list.total]);

  // By its key a row is known wherever it stands now.
  const found = list.rows.findIndex(({ key }) => key === active.value.key);
  const at: Active =
    found >= 0
      ? { ...active.value, index: found + list.start }
      : { ...active.value, index: clamp(active.value.index, list.total) };
  const activeRow = list.rowAt(at.index);
  if (activeRow !== null && (found >= 0 || at.key === "")) last.current = activeRow;

  const indexes = Array.from({ length: Math.max(0, end - first + 1) }, (_, n) => first + n);
  // The row that has the focus stays, else the keyboard would be lost with it.
  if (at.index >= 0 && at.index < list.total && !indexes.includes(at.index)) {
    if (at.index < first) indexes.unshift(at.index);
    else indexes.push(at.index);
  }

  // Rows that change places, or come in place of ones that were on their way, lose the focus in the browser's hands.
  const hadFocus = root.current?.contains(document.activeElement) === true;
  useLayoutEffect(() => {
    const isLost = hadFocus && document.activeElement === document.body;
    if (!wantsFocus.current && !isLost) return;
    cellAt(root.current, at)?.focus({ preventScroll: true });
    wantsFocus.current &&= at.index >= 0 && activeRow === null;
  });

  function go(index: number, column: number): void {
    active.value = { index, column, key: list.rowAt(index)?.key ?? "" };
    wantsFocus.current = true;
    if (index >= 0) show(index);
  }

  function show(index: number): void {
    const element = box.current;
    if (element === null) return;
    const top = index * seen.rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + seen.rowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = top + seen.rowHeight - element.clientHeight;
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.altKey || isInMenu(event.target)) return;
    const isControl = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor(seen.height / seen.rowHeight) - 1);
    const to = moved(at, { key: event.key, isControl }, { rows: list.total, columns: columns.length, page });
    if (to !== null) {
      event.preventDefault();
      return go(to.index, to.column);
    }
    const isCell = (event.target as HTMLElement).role === "gridcell";
    if (!isCell || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    const widget = (event.target as HTMLElement).querySelector<HTMLElement>("button, input, a[href]");
    if (widget !== null) {
      widget.focus();
      widget.click();
    } else if (activeRow !== null && event.key === " ") props.onSelect?.(activeRow);
  }

  /** Whatever way the focus came. */
  function onFocusIn(event: FocusEvent): void {
    const cell = (event.target as HTMLElement).closest<HTMLElement>("[data-column]");
    const row = cell?.closest<HTMLElement>("[data-index]");
    if (cell === null || cell === undefined) return;
    const index = row === null || row === undefined ? -1 : Number(row.dataset.index);
    const column = Number(cell.dataset.column);
    if (index === at.index && column === at.column) return;
    active.value = { index, column, key: row?.dataset.key ?? "" };
  }

  const middle = seen.top + seen.height / 2;
  return (
    <div
      ref={root}
      role="grid"
      class={`grid ${props.class}`}
      tabIndex={-1}
      aria-label={props.label}
      aria-rowcount={list.total + 1}
      aria-colcount={columns.length}
      aria-multiselectable={props.onSelect === undefined ? undefined : true}
      onKeyDown={onKeyDown}
      onFocusIn={onFocusIn}
    >
      <GridHead
        columns={columns}
        sorting={props.sorting}
        active={at.index < 0 || list.total === 0 ? at.column : -1}
      />
      <div ref={box} role="rowgroup" class="grid-body">
        <div class="grid-length" role="presentation" style={{ height: `${list.total * seen.rowHeight}px` }}>
          {indexes.map((index) => {
            const row = list.rowAt(index) ?? (index === at.index ? last.current : null);
            const top = index * seen.rowHeight;
            return (
              <GridRow<R>
                key={row?.key ?? `at ${index}`}
                row={row}
                index={index}
                top={top}
                columns={columns}
                active={index === at.index ? at.column : -1}
                isLow={top > middle}
                isSelected={row !== null && props.isSelected?.(row) === true}
                class={row === null ? "grid-coming" : props.rowClass(row)}
                whole={row === null ? null : (props.whole?.(row) ?? null)}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

const clamp = (index: number, rows: number) => Math.max(-1, Math.min(index, rows - 1));

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

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Row } from "../../../shared/contract/collection.ts";
import { locale } from "../../../shared/text/language.ts";
import type { RangeList } from "../../app/use-range.ts";
import { GridHead, type Sorting } from "./GridHead.tsx";
import { GridRow } from "./GridRow.tsx";
import { type Column, drawnRows, indexesWith } from "./model.ts";
import { useActive } from "./use-active.ts";
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

/**
 * A table of any length, for reading while it changes: one stop for Tab, arrows through its cells, and only the rows
 * that are seen are drawn, with the one that has the focus. Its order stays while the pointer or the focus is in it.
 */
export function Grid<R extends Row>(props: GridProps<R>) {
  const { list, columns, onSelect } = props;
  const box = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const seen = useSeen(box, rowRem);
  const active = useActive({ root, box, list, columns: columns.length, seen, onSelect });
  const { at } = active;
  useHeld(root, list.hold);

  const { first, last } = drawnRows(seen, seen.rowHeight, list.total);
  useEffect(() => list.drawn(first, Math.max(first, last)), [first, last, list.total]);

  function rowOf(index: number) {
    // One that is scrolled away may not be held any more: it stays as it was known.
    const row = list.rowAt(index) ?? (index === at.index ? active.row : null);
    return (
      <GridRow<R>
        key={row?.key ?? `at ${index}`}
        row={row}
        index={index}
        top={index * seen.rowHeight}
        columns={columns}
        active={index === at.index ? at.column : -1}
        isSelected={row !== null && props.isSelected?.(row) === true}
        locale={locale()}
        class={row === null ? "grid-coming" : props.rowClass(row)}
        whole={row === null ? null : (props.whole?.(row) ?? null)}
      />
    );
  }

  return (
    <div
      ref={root}
      role="grid"
      class={`grid ${props.class}`}
      tabIndex={-1}
      aria-label={props.label}
      aria-rowcount={list.total + 1}
      aria-colcount={columns.length}
      aria-multiselectable={onSelect === undefined ? undefined : true}
      onKeyDown={active.onKeyDown}
      onFocusIn={active.onFocusIn}
    >
      <GridHead
        columns={columns}
        sorting={props.sorting}
        active={at.index < 0 || list.total === 0 ? at.column : -1}
      />
      <div ref={box} role="rowgroup" class="grid-body">
        <div class="grid-length" role="presentation" style={{ height: `${list.total * seen.rowHeight}px` }}>
          {indexesWith(first, last, at.index < list.total ? at.index : -1).map(rowOf)}
        </div>
      </div>
    </div>
  );
}

import type { ComponentChildren } from "preact";
import type { Row } from "../../../shared/contract/collection.ts";

/** A column of a grid. The same object as long as the grid is there. */
export interface Column<R extends Row> {
  readonly id: string;
  /** Its heading; where `isBare` it is for those only who have it read out. */
  readonly label: () => string;
  readonly isBare?: boolean;
  readonly isSortable: boolean;
  readonly cell: (row: R) => ComponentChildren;
}

/** The cell that keys act on: its row by place and, where that is known, by key. Place -1 is the heading. */
export interface Active {
  readonly index: number;
  readonly key: string;
  readonly column: number;
}

export interface Shape {
  readonly rows: number;
  readonly columns: number;
  /** Rows that a page key passes. */
  readonly page: number;
}

/** Where a key moves the focus within a grid, an arrow along the line called "on" or "back"; null for one that moves nothing. */
export function moved(
  { index, column }: Pick<Active, "index" | "column">,
  { key, isControl }: { readonly key: string; readonly isControl: boolean },
  { rows, columns, page }: Shape,
): { readonly index: number; readonly column: number } | null {
  const inRows = (to: number) => ({ index: Math.max(rows === 0 ? -1 : 0, Math.min(to, rows - 1)), column });
  const inColumns = (to: number) => ({ index, column: Math.max(0, Math.min(to, columns - 1)) });
  switch (key) {
    case "ArrowDown":
      return inRows(index + 1);
    case "ArrowUp":
      return index <= 0 ? { index: -1, column } : inRows(index - 1);
    case "PageDown":
      return inRows(index + page);
    case "PageUp":
      return inRows(index - page);
    case "back":
      return inColumns(column - 1);
    case "on":
      return inColumns(column + 1);
    case "Home":
      return isControl ? { ...inRows(0), column: 0 } : inColumns(0);
    case "End":
      return isControl ? { ...inRows(rows - 1), column: columns - 1 } : inColumns(columns - 1);
    default:
      return null;
  }
}

/** Rows that are drawn beyond what is seen. */
const overscan = 6;

/** Which rows are drawn where so much is seen from there on. */
export function drawnRows(
  { top, height }: { readonly top: number; readonly height: number },
  rowHeight: number,
  rows: number,
): { readonly first: number; readonly last: number } {
  const first = Math.max(0, Math.floor(top / rowHeight) - overscan);
  const last = Math.min(rows - 1, Math.ceil((top + height) / rowHeight) + overscan);
  return { first: Math.min(first, Math.max(0, last)), last };
}

/** The places from `first` to `last` and that of the row with the focus, in order: it stays when it is scrolled away. */
export function indexesWith(first: number, last: number, focused: number): readonly number[] {
  const drawn = Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);
  if (focused < 0 || (focused >= first && focused <= last)) return drawn;
  return focused < first ? [focused, ...drawn] : [...drawn, focused];
}

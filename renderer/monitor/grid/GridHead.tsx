import type { Row } from "../../../shared/contract/collection.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { Column } from "./model.ts";

/** What rows are ordered by, and how that is chosen. */
export interface Sorting {
  readonly by: string;
  readonly isDown: boolean;
  /** Another column; the same one turns the order round. */
  readonly onSort: (column: string) => void;
}

/** The headings: a press orders all rows by that column. */
export function GridHead<R extends Row>(props: {
  readonly columns: readonly Column<R>[];
  readonly sorting: Sorting;
  /** The column that has the focus, or would have it; -1 while a row has. */
  readonly active: number;
}) {
  const { columns, sorting, active } = props;
  return (
    <div role="rowgroup" class="grid-head">
      <div role="row" class="grid-row" tabIndex={-1} aria-rowindex={1}>
        {columns.map(({ id, label, isBare, isSortable }, at) => {
          const isBy = sorting.by === id;
          const order = isBy ? (sorting.isDown ? "descending" : "ascending") : "none";
          const focus = { tabIndex: at === active ? 0 : -1, "data-column": at };
          return (
            <div
              key={id}
              role="columnheader"
              class={`grid-cell cell-${id}`}
              aria-colindex={at + 1}
              aria-sort={isSortable ? order : undefined}
              {...(isSortable ? { tabIndex: -1 } : focus)}
            >
              {isSortable ? (
                <button type="button" class="grid-sort" onClick={() => sorting.onSort(id)} {...focus}>
                  <span class="one-line">{label()}</span>
                  {isBy && <Icon name={sorting.isDown ? "sortDown" : "sortUp"} />}
                </button>
              ) : (
                <span class={isBare === true ? "sr-only" : "one-line"}>{label()}</span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

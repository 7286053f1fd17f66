import { Component, createRef } from "preact";
import type { Row } from "../../../shared/contract/collection.ts";
import { commonText } from "../../../shared/text/common.ts";
import type { Column } from "./model.ts";

export interface GridRowProps<R extends Row> {
  /** Null for one that is on its way. */
  readonly row: R | null;
  readonly index: number;
  /** From the beginning of the list, in pixels. */
  readonly top: number;
  readonly columns: readonly Column<R>[];
  /** The column that has the focus, or would have it; -1 for none of this row. */
  readonly active: number;
  readonly isSelected: boolean;
  readonly class: string;
  /** Of the language of the moment: what the row says changes with it. */
  readonly locale: string;
  /** Of a row that is no row of the table: what stands in its one cell. */
  readonly whole: ((row: R) => preact.ComponentChildren) | null;
}

const inside = "button, a[href], input, select";

/** A row of a grid: drawn again when what it says or where it stands has changed, and only then. */
export class GridRow<R extends Row> extends Component<GridRowProps<R>> {
  readonly element = createRef<HTMLDivElement>();

  override shouldComponentUpdate(next: GridRowProps<R>): boolean {
    return (Object.keys(next) as (keyof GridRowProps<R>)[]).some((name) => next[name] !== this.props[name]);
  }
  override componentDidMount(): void {
    this.#keepOutOfTab();
  }
  override componentDidUpdate(): void {
    this.#keepOutOfTab();
  }
  /** The grid is one stop for Tab: what a cell holds is reached through the cell. */
  #keepOutOfTab(): void {
    for (const each of this.element.current?.querySelectorAll<HTMLElement>(inside) ?? []) each.tabIndex = -1;
  }

  override render() {
    const { row, index, top, columns, active, isSelected, whole } = this.props;
    const cell = (column: number) => ({
      role: "gridcell" as const,
      class: `grid-cell cell-${columns[column]?.id ?? ""}`,
      tabIndex: column === active ? 0 : -1,
      "aria-colindex": column + 1,
      "data-column": column,
    });
    return (
      <div
        ref={this.element}
        role="row"
        class={`grid-row ${this.props.class}`}
        tabIndex={-1}
        aria-rowindex={index + 2}
        aria-selected={row !== null && whole === null ? isSelected : undefined}
        aria-busy={row === null ? true : undefined}
        data-index={index}
        data-key={row?.key}
        style={{ transform: `translateY(${top}px)` }}
      >
        {row === null || whole !== null ? (
          <div {...cell(0)} class="grid-cell grid-whole" {...{ "aria-colspan": columns.length }}>
            {row === null || whole === null ? <span class="sr-only">{commonText.loading}</span> : whole(row)}
          </div>
        ) : (
          columns.map((column, at) => (
            <div key={column.id} {...cell(at)}>
              {column.cell(row)}
            </div>
          ))
        )}
      </div>
    );
  }
}

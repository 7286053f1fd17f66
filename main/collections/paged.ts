import { isDeepStrictEqual } from "node:util";
import type { Range, Row } from "../../shared/contract/collection.ts";
import type { Result } from "../../shared/result.ts";
import { createPageReading, type RowsRead } from "./reading.ts";
import type { View } from "./view.ts";

export interface Paged<R extends Row> extends View<R> {
  /** Reads from the start again; what is shown stays until the answer is there. */
  reload(): void;
}

/**
 * A list that the server gives page by page, in the server's order. Pages are read one after the other and only as far
 * as somebody looks. A row that comes twice, because the list moved on between two pages, stands once.
 */
export function createPaged<R extends Row>(
  load: (start: number) => Promise<Result<RowsRead<R>>>,
  changed: () => void,
): Paged<R> {
  let rows: readonly R[] = [];
  let wanted = 0;
  /** What is shown is from before the list was read anew. */
  let isOld = false;

  /** One that is as it was stays the object that it was. */
  function byKey(read: readonly R[]): Map<string, R> {
    const known = new Map(rows.map((row) => [row.key, row]));
    return new Map(
      read.map((row) => {
        const was = known.get(row.key);
        return [row.key, was !== undefined && isDeepStrictEqual(was, row) ? was : row];
      }),
    );
  }

  function take(read: readonly R[]): void {
    const before = isOld ? [] : rows;
    isOld = false;
    const fresh = byKey(read);
    const kept = before.map((row) => fresh.get(row.key) ?? row);
    for (const row of before) fresh.delete(row.key);
    rows = [...kept, ...fresh.values()];
  }

  const reading = createPageReading<R>({
    load,
    take,
    lacks: () => isOld || rows.length < wanted,
    changed,
  });

  return {
    rows: ({ start, count }: Range) => rows.slice(start, start + count),
    head: () => ({ total: rows.length, ...reading.head() }),
    want({ start, count }) {
      if (count > 0) wanted = start + count;
      reading.pump();
    },
    retry: reading.retry,
    reload() {
      isOld = true;
      reading.restart();
    },
    close: reading.stop,
  };
}

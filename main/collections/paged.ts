import { isDeepStrictEqual } from "node:util";
import type { Range, Row } from "../../shared/contract/collection.ts";
import type { Result } from "../../shared/result.ts";
import { createPageReading, nextAfter, type RowsRead } from "./reading.ts";
import type { View } from "./view.ts";

export interface Paged<R extends Row> extends View<R> {
  /** Reads from the start again; what is shown stays until the answer is there. */
  reload(): void;
  /** Reads again what is known already and puts the new rows in their old places: nothing moves. */
  refresh(): Promise<void>;
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
  /** Rises with every new beginning: what is being refreshed then is not looked at any more. */
  let life = 0;

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
    retry() {
      life += 1;
      reading.retry();
    },
    reload() {
      life += 1;
      isOld = true;
      reading.restart();
    },
    async refresh() {
      const mine = life;
      const fresh = new Map<string, R>();
      for (let start: number | null = 0; start !== null && start < rows.length; ) {
        const read: Result<RowsRead<R>> = await load(start);
        // A failure here takes nothing away; the next reading will say it.
        if (mine !== life || !read.ok) return;
        for (const [key, row] of byKey(read.value.rows)) fresh.set(key, row);
        start = nextAfter(start, read.value);
      }
      // Another page may have come meanwhile: its rows stay.
      rows = rows.map((row) => fresh.get(row.key) ?? row);
      changed();
    },
    close() {
      life += 1;
      reading.stop();
    },
  };
}

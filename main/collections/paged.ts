import { isDeepStrictEqual } from "node:util";
import type { Range, Row } from "../../shared/contract/collection.ts";
import { type Failure, forWindows, type Result } from "../../shared/result.ts";
import type { View } from "./view.ts";

/** A page as the server gave it, and where the next one starts; null at the end. */
export interface ReadPage<R extends Row> {
  readonly rows: readonly R[];
  readonly next: number | null;
}

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
  load: (start: number) => Promise<Result<ReadPage<R>>>,
  changed: () => void,
): Paged<R> {
  let rows: readonly R[] = [];
  let next: number | null = 0;
  let isLoading = false;
  let failure: Failure | null = null;
  let wanted = 0;
  /** Answers to what was asked before this are not looked at. */
  let round = 0;
  /** What is shown is from the round before. */
  let isOld = false;

  function lacks(): boolean {
    return next !== null && (isOld || rows.length < wanted || (rows.length === 0 && wanted > 0));
  }

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

  async function pump(): Promise<void> {
    if (isLoading || failure !== null || !lacks()) return;
    const mine = round;
    const from = next ?? 0;
    isLoading = true;
    changed();
    const read = await load(from);
    if (mine !== round) return;
    isLoading = false;
    if (!read.ok) failure = forWindows(read.error);
    else {
      const before = isOld ? [] : rows;
      isOld = false;
      const fresh = byKey(read.value.rows);
      const kept = before.map((row) => fresh.get(row.key) ?? row);
      for (const row of before) fresh.delete(row.key);
      rows = [...kept, ...fresh.values()];
      // A server that sends the same page again and again is at its end.
      next = read.value.next !== null && read.value.next > from ? read.value.next : null;
    }
    changed();
    await pump();
  }

  function begin(): void {
    round += 1;
    isLoading = false;
    failure = null;
    void pump();
  }

  return {
    rows: ({ start, count }: Range) => rows.slice(start, start + count),
    // Before the first answer nothing is known of more.
    head: () => ({ total: rows.length, isMore: next !== null && next > 0, isLoading, failure }),
    want({ start, count }) {
      if (count > 0) wanted = start + count;
      void pump();
    },
    retry: begin,
    reload() {
      next = 0;
      isOld = true;
      begin();
    },
    async refresh() {
      const mine = round;
      const fresh = new Map<string, R>();
      for (let start: number | null = 0; start !== null && start < rows.length; ) {
        const read: Result<ReadPage<R>> = await load(start);
        // A failure here takes nothing away; the next reading will say it.
        if (mine !== round || !read.ok) return;
        for (const [key, row] of byKey(read.value.rows)) fresh.set(key, row);
        start = read.value.next !== null && read.value.next > start ? read.value.next : null;
      }
      // Another page may have come meanwhile: its rows stay.
      rows = rows.map((row) => fresh.get(row.key) ?? row);
      changed();
    },
    close() {
      round += 1;
    },
  };
}

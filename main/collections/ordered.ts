import type { Range, Row } from "../../shared/contract/collection.ts";

export interface Ordered<R extends Row> {
  readonly size: number;
  get(key: string): R | undefined;
  /** Puts a row where it belongs, new or changed. The same object again changes nothing. */
  put(row: R): void;
  remove(key: string): void;
  /** The rows of a range, in order. */
  rows(range: Range): readonly R[];
}

/**
 * Rows by key and in order, both at once: a change finds its place by halving, so that ten thousand rows can change a
 * thousand times a second. Rows that compare alike stand by their keys, so that none jumps.
 */
export function createOrdered<R extends Row>(compare: (a: R, b: R) => number): Ordered<R> {
  const byKey = new Map<string, R>();
  const list: R[] = [];
  const order = (a: R, b: R) => compare(a, b) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

  /** Where the row stands, or would. */
  function placeOf(row: R): number {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (order(list[middle] as R, row) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function remove(key: string): void {
    const row = byKey.get(key);
    if (row === undefined) return;
    byKey.delete(key);
    list.splice(placeOf(row), 1);
  }

  return {
    get size() {
      return list.length;
    },
    get: (key) => byKey.get(key),
    put(row) {
      const was = byKey.get(row.key);
      if (was === row) return;
      byKey.set(row.key, row);
      // Most changes move nothing: they are written in place.
      if (was !== undefined) {
        const at = placeOf(was);
        const before = list[at - 1];
        const after = list[at + 1];
        if (
          (before === undefined || order(before, row) < 0) &&
          (after === undefined || order(row, after) < 0)
        ) {
          list[at] = row;
          return;
        }
        list.splice(at, 1);
      }
      list.splice(placeOf(row), 0, row);
    },
    remove,
    rows: ({ start, count }) => list.slice(start, start + count),
  };
}

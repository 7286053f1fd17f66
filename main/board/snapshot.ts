import type { Millis } from "../../shared/time.ts";
import type { StatisticsPage } from "../nextiva/statistics.ts";

/** A page of this many rows is read in one go, so that main never stands still for long. */
const pageSize = 500;
/** Read twice: somebody may leave the list between two pages. */
const overlap = 10;
/** A server that never comes to an end is not believed. */
const mostRows = 200_000;

export interface SnapshotParts {
  readonly page: (start: number, rows: number) => Promise<StatisticsPage>;
  /** Takes the rows in; gives the ids of those that it can read. */
  readonly take: (rows: readonly unknown[], createdAt: number | null) => Promise<readonly string[]>;
  readonly isOver: () => boolean;
}

/**
 * Reads a list from its beginning to its end, page by page.
 * @returns every id that is in it; null where it was over before its end. Rejects as the service does.
 */
export async function readAll(parts: SnapshotParts): Promise<ReadonlySet<string> | null> {
  const ids = new Set<string>();
  let start = 0;
  while (start < mostRows) {
    const page = await parts.page(start, pageSize);
    if (parts.isOver()) return null;
    const before = ids.size;
    for (const id of await parts.take(page.rows, page.createdAt)) ids.add(id);
    if (parts.isOver()) return null;
    const end = start + page.rows.length;
    const isLast = page.total === null ? page.rows.length < pageSize : end >= page.total;
    // The same page again and again is an end as well.
    if (isLast || page.rows.length <= overlap || ids.size === before) break;
    start = end - overlap;
  }
  return ids;
}

/** Work that is done a little at a time, so that whoever waits is not kept waiting: a press, a call. */
export async function inPieces<T>(
  list: readonly T[],
  pause: () => Promise<void>,
  run: (item: T) => void,
): Promise<void> {
  for (let at = 0; at < list.length; at += pieceSize) {
    if (at > 0) await pause();
    for (const item of list.slice(at, at + pieceSize)) run(item);
  }
}
const pieceSize = 100;

/** When the server counted, on our clock: as it says, else no later than it was asked. */
export function countedAt(createdAt: number | null, askedAt: Millis, skew: number, now: Millis): Millis {
  return createdAt === null ? askedAt : Math.min(createdAt + skew, now);
}

import { isDeepStrictEqual } from "node:util";
import type { Head } from "../../shared/contract/collection.ts";
import type { PastItem } from "../../shared/contract/history.ts";
import type { Result } from "../../shared/result.ts";
import { createPageReading, type RowsRead } from "./reading.ts";

/** A page as the server gave it. */
export interface HistoryPage {
  readonly rows: readonly PastItem[];
  /** How many objects it had, those among them that cannot be read. */
  readonly count: number;
  /** How many there are in all; null where that is not said. */
  readonly total: number | null;
  /** The place at which the part that it belongs to begins, and the next one; null where there is none. */
  readonly begin: number;
  readonly follows: number | null;
}

/** Somebody who is told of every row that is new or has changed. */
export interface HistoryFollower {
  take(row: PastItem): void;
  changed(): void;
  /** Nobody looks just now: nothing is read for it. */
  isResting(): boolean;
}

/** One history, read page by page to its end while somebody looks. */
export interface HistoryReading {
  readonly rows: ReadonlyMap<string, PastItem>;
  head(): Pick<Head, "isLoading" | "failure">;
  /** How many there are, as far as that is known. */
  total(): number | null;
  follow(follower: HistoryFollower): () => void;
  isFollowed(): boolean;
  pump(): void;
  retry(): void;
  /** Reads from the newest on, as far back as there is something new or changed. */
  freshen(): Promise<void>;
  stop(): void;
}

/** Asked for at a time. The server may give fewer, or more. */
export const pageRows = 500;
/** Read twice: the list moves on between two pages. */
const overlap = 10;
const mostSteps = 20;

/**
 * Pages are read one after the other. New items move everything on between two pages: what comes twice stands once, and
 * where a page has nothing in common with what is known, items went and the ones between are read first.
 */
export function createHistoryReading(page: (start: number) => Promise<Result<HistoryPage>>): HistoryReading {
  const rows = new Map<string, PastItem>();
  const followers = new Set<HistoryFollower>();
  let total: number | null = null;
  let life = 0;

  /** How many of them are new. */
  function take(read: readonly PastItem[]): number {
    let fresh = 0;
    for (const row of read) {
      const was = rows.get(row.key);
      if (was !== undefined && isDeepStrictEqual(was, row)) continue;
      if (was === undefined) fresh += 1;
      rows.set(row.key, row);
      for (const follower of followers) follower.take(row);
    }
    return fresh;
  }

  function nextOf(start: number, page: HistoryPage, isNew: boolean): number | null {
    const { count, total: all, begin, follows } = page;
    if (count === 0 || (start > begin && !isNew)) return follows;
    // A total that is no more than this page may be the page's own.
    if (all !== null && start - begin + count >= all && (count < pageRows || all > count)) return follows;
    return start + count - Math.min(overlap, Math.floor(count / 2));
  }

  async function load(start: number): Promise<Result<RowsRead<PastItem>>> {
    const read = await page(start);
    if (!read.ok) return read;
    const known = ({ key }: PastItem) => rows.has(key);
    let all = read.value.rows;
    let at = start;
    for (
      let step = 0;
      at > read.value.begin && all.length > 0 && !all.some(known) && step < mostSteps;
      step += 1
    ) {
      at = Math.max(read.value.begin, at - Math.max(1, read.value.count));
      const before = await page(at);
      if (!before.ok) return before;
      all = [...before.value.rows, ...all];
    }
    total = read.value.total;
    const isNew = all.some((row) => !known(row));
    return { ok: true, value: { rows: all, next: nextOf(start, read.value, isNew) } };
  }

  const changed = () => {
    for (const follower of followers) follower.changed();
  };
  const reading = createPageReading<PastItem>({
    load,
    take: (read) => void take(read),
    lacks: () => [...followers].some((follower) => !follower.isResting()),
    changed,
  });

  return {
    rows,
    head() {
      const { isLoading, isMore, failure } = reading.head();
      // Between two pages too.
      return { isLoading: isLoading || (isMore && failure === null), failure };
    },
    total: () => total,
    follow(follower) {
      followers.add(follower);
      return () => void followers.delete(follower);
    },
    isFollowed: () => followers.size > 0,
    pump: reading.pump,
    retry: reading.retry,
    async freshen() {
      life += 1;
      const mine = life;
      for (let start: number | null = 0; start !== null; ) {
        const read: Result<HistoryPage> = await page(start);
        // A failure here takes nothing away; the next reading will say it.
        if (mine !== life || !read.ok) return;
        const fresh = take(read.value.rows);
        start = fresh < read.value.rows.length ? null : nextOf(start, read.value, fresh > 0);
      }
      changed();
    },
    stop() {
      life += 1;
      reading.stop();
    },
  };
}

import type { Head } from "../../shared/contract/collection.ts";
import { type Failure, forWindows, type Result } from "../../shared/result.ts";

/** A page as the server gave it, and where the next one starts; null at the end. */
export interface RowsRead<R> {
  readonly rows: readonly R[];
  readonly next: number | null;
}

/** Reads a list page by page, one after the other and only as far as somebody looks. What it does with the rows is its owner's. */
export interface PageReading {
  head(): Pick<Head, "isMore" | "isLoading" | "failure">;
  /** Somebody looks further, or at something else. */
  pump(): void;
  /** Reads again what failed. */
  retry(): void;
  /** Reads from the start what was read before: the feed was away. */
  again(): void;
  /** Reads from the start, as far as somebody looks. */
  restart(): void;
  /** What is under way is not looked at any more. */
  stop(): void;
}

/** Where the page after this one starts. A server that sends the same page again and again is at its end. */
function nextAfter(start: number, { next }: Pick<RowsRead<unknown>, "next">): number | null {
  return next !== null && next > start ? next : null;
}

export function createPageReading<R>(parts: {
  readonly load: (start: number) => Promise<Result<RowsRead<R>>>;
  readonly take: (rows: readonly R[]) => void;
  /** Somebody looks further than is known. */
  readonly lacks: () => boolean;
  readonly changed: () => void;
}): PageReading {
  let next: number | null = 0;
  let isLoading = false;
  let failure: Failure | null = null;
  /** Answers to what was asked before this are not looked at. */
  let round = 0;
  /** So far it is read again, whoever looks. */
  let until = 0;

  async function pump(): Promise<void> {
    if (isLoading || failure !== null || next === null || !(next < until || parts.lacks())) return;
    const mine = round;
    const from = next;
    isLoading = true;
    parts.changed();
    const read = await parts.load(from);
    if (mine !== round) return;
    isLoading = false;
    if (read.ok) {
      next = nextAfter(from, read.value);
      parts.take(read.value.rows);
    } else failure = forWindows(read.error);
    parts.changed();
    await pump();
  }

  function begin(): void {
    round += 1;
    isLoading = false;
    failure = null;
    void pump();
  }

  function restart(): void {
    next = 0;
    begin();
  }

  return {
    // Before the first answer nothing is known of more.
    head: () => ({ isMore: next !== null && next > 0, isLoading, failure }),
    pump: () => void pump(),
    retry: begin,
    again() {
      until = next ?? Number.POSITIVE_INFINITY;
      restart();
    },
    restart,
    stop() {
      round += 1;
      isLoading = false;
    },
  };
}

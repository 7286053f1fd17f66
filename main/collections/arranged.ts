import type { Head, Range, Row } from "../../shared/contract/collection.ts";
import type { Clock } from "../../shared/time.ts";
import type { View } from "./view.ts";

/** Where a row stands: whose it is, and what put it there. */
export interface Place<R extends Row> {
  /** Of the row: tells it from every other of the query. */
  readonly key: string;
  /** What it stands where it stands by: another value, another place. */
  readonly by: string | number;
  /** As it was when it was put there. */
  readonly last: () => R;
  /** As it is at the moment; null for one that is there no more. */
  readonly row: () => R | null;
}

/** An order of everything at one moment. */
export interface Arrangement<R extends Row> {
  readonly places: readonly Place<R>[];
  readonly counts: Readonly<Record<string, number>>;
}

/** Rows are not put into another order more often. */
const orderEvery = 1_000;

/** How many rows would come, go or stand elsewhere. */
export function changesBetween(was: readonly Place<Row>[], now: readonly Place<Row>[]): number {
  const before = new Map(was.map(({ key, by }) => [key, by]));
  let changes = 0;
  for (const { key, by } of now) {
    if (before.get(key) !== by) changes += 1;
    before.delete(key);
  }
  return changes + before.size;
}

const isSame = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b);

/**
 * A view of what changes all the time. What a row says is always as it is now; the order changes once a second at
 * most, and not at all while it is held: then it is counted what waits.
 *
 * @param parts.arrange everything that fits the query, in order, as it is now
 * @param parts.gone a row that is there no more, as it is shown until the order may change
 * @param parts.head what else is known
 */
export function createArranged<R extends Row>(parts: {
  readonly arrange: () => Arrangement<R>;
  readonly gone: (row: R) => R;
  readonly head: () => Pick<Head, "isLoading" | "failure">;
  readonly clock: Pick<Clock, "monotonic" | "after">;
  readonly changed: () => void;
  readonly retry: () => void;
}): View<R> & { readonly dirty: () => void } {
  const { clock, changed } = parts;
  let now = parts.arrange();
  let arrangedAt = clock.monotonic();
  let waiting = 0;
  let isHeld = false;
  let undo: (() => void) | null = null;
  /** Rows that are there no more, as they are shown. */
  const left = new Map<string, R>();

  function take(next: Arrangement<R>): void {
    now = { places: next.places, counts: isSame(now.counts, next.counts) ? now.counts : next.counts };
    waiting = 0;
    left.clear();
  }

  function arrange(): void {
    undo?.();
    undo = null;
    arrangedAt = clock.monotonic();
    const next = parts.arrange();
    if (isHeld) waiting = changesBetween(now.places, next.places);
    else take(next);
    changed();
  }

  function rowAt({ key, last, row }: Place<R>): R {
    const is = row();
    if (is !== null) return is;
    const gone = left.get(key) ?? parts.gone(last());
    left.set(key, gone);
    return gone;
  }

  return {
    rows({ start, count }: Range) {
      return now.places.slice(start, start + count).map(rowAt);
    },
    head: () => ({
      total: now.places.length,
      isMore: false,
      counts: now.counts,
      waiting,
      ...parts.head(),
    }),
    want() {},
    retry: parts.retry,
    hold(on) {
      isHeld = on;
      if (!on) arrange();
    },
    dirty() {
      changed();
      undo ??= clock.after(Math.max(0, arrangedAt + orderEvery - clock.monotonic()), arrange);
    },
    close() {
      undo?.();
    },
  };
}

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { longestRange } from "../../shared/contract/collection.ts";
import type { CollectionName, QueryFor, RowFor } from "../../shared/contract/collections.ts";
import type { Loading } from "../ui/LoadState.tsx";
import { useBase } from "./app.ts";
import type { Held, Look } from "./collections.ts";

/** A list of any length, of which a window holds the rows around those that it draws. */
export interface RangeList<R> extends Loading {
  /** Rows that are known, also those that this window does not hold. */
  readonly total: number;
  /** The server has more behind them. */
  readonly isMore: boolean;
  /** What was counted over all rows, by name. */
  readonly counts: Readonly<Record<string, number>>;
  /** How many rows would come, go or stand elsewhere if the order were not held. */
  readonly waiting: number;
  /** Somebody reads: the order stays until they are done. */
  hold(on: boolean): void;
  /** The rows that are held, and the place of the first of them. */
  readonly rows: readonly R[];
  readonly start: number;
  /** They are of the query before: nothing of this one is there yet. */
  readonly isOld: boolean;
  /** Null for one that is on its way. */
  rowAt(index: number): R | null;
  /** These are drawn now: others are held, and read, where that is needed. */
  drawn(first: number, last: number): void;
}

/** Ranges begin and end at these, so that scrolling by a row asks for nothing. */
const step = 50;
const around = 50;

const none: readonly never[] = [];
const nothing: Readonly<Record<string, number>> = {};

/** Which rows to hold where these are drawn. */
export function rangeAround(first: number, last: number): { readonly start: number; readonly count: number } {
  const start = Math.max(0, Math.floor((first - around) / step) * step);
  const end = Math.ceil((last + 1 + around) / step) * step;
  return { start, count: Math.min(end - start, longestRange) };
}

/**
 * Looks at a collection where the screen does. What was found by the query before stays until there is something new.
 * @param rests while the page is hidden its rows are not followed
 */
export function useRange<N extends CollectionName>(
  name: N,
  query: QueryFor<N>,
  rests = false,
): RangeList<RowFor<N>> {
  type R = RowFor<N>;
  const { collections } = useBase();
  const look = useSignal<Look<R> | null>(null);
  const before = useRef<Held<R> | null>(null);
  const range = useRef(rangeAround(0, 0));
  const isHeld = useRef(false);
  useEffect(() => {
    range.current = rangeAround(0, 0);
    const mine = collections.look(name, query, range.current);
    look.value = mine;
    if (isHeld.current) mine.hold(true);
    return () => {
      before.current = mine.held.peek();
      mine.close();
    };
  }, [name, JSON.stringify(query)]);
  useEffect(() => {
    if (!rests) return;
    function onVisibility(): void {
      const mine = look.peek();
      const isHidden = document.visibilityState === "hidden";
      if (mine !== null && isHidden) before.current = mine.held.peek();
      mine?.show(isHidden ? { start: 0, count: 0 } : range.current);
    }
    document.addEventListener("visibilitychange", onVisibility);
    return () => document.removeEventListener("visibilitychange", onVisibility);
  }, [rests]);

  const now = look.value?.held.value;
  const isOnItsWay = now === undefined || (now.rows.length === 0 && (now.isLoading || now.total > 0));
  const held = isOnItsWay ? (before.current ?? now) : now;
  return {
    total: held?.total ?? 0,
    isMore: held?.isMore ?? false,
    counts: held?.counts ?? nothing,
    waiting: held?.waiting ?? 0,
    hold(on) {
      isHeld.current = on;
      look.peek()?.hold(on);
    },
    rows: held?.rows ?? none,
    start: held?.start ?? 0,
    isOld: held !== now,
    isLoading: now?.isLoading ?? true,
    failure: now?.failure ?? null,
    rowAt: (index) => held?.rows[index - held.start] ?? null,
    drawn(first, last) {
      range.current = rangeAround(first, last);
      if (!rests || document.visibilityState !== "hidden") look.peek()?.show(range.current);
    },
    retry: () => look.peek()?.retry(),
  };
}

import type { Head, Range, Row } from "../../shared/contract/collection.ts";
import type { QueryFor } from "../../shared/contract/collections.ts";
import type { HistoryChoice, HistoryQuery, HistoryReach, PastItem } from "../../shared/contract/history.ts";
import { wholeToday } from "../../shared/contract/history.ts";
import type { Result } from "../../shared/result.ts";
import type { Store } from "../state/store.ts";
import { fitsOf, isPlainQuery, withinDays } from "./history-fits.ts";
import type { HistoryAsked } from "./history-pages.ts";
import { createHistoryReading, type HistoryPage, type HistoryReading } from "./history-reading.ts";
import { createOrdered } from "./ordered.ts";
import type { Source, View } from "./view.ts";

/** The newest first; what has no time stands at the end. */
const newestFirst = (a: PastItem, b: PastItem) =>
  a.at === b.at ? 0 : (b.at ?? Number.NEGATIVE_INFINITY) - (a.at ?? Number.NEGATIVE_INFINITY);

const choiceKinds = ["channel", "campaign", "disposition"] as const;

/**
 * Histories, each read once however many look at it, and however it is narrowed: filters and search go over all of it.
 * One that nobody looks at any more is kept until another takes its place, so that a letter typed reads nothing anew.
 *
 * @param page a page of what is asked for, the newest first
 */
export function historyCollections(parts: {
  readonly page: (asked: HistoryAsked, start: number) => Promise<Result<HistoryPage>>;
  readonly store: Pick<Store, "watch">;
  readonly zone: () => string;
}): {
  readonly history: Source<QueryFor<"history">, PastItem>;
  readonly choices: Source<QueryFor<"historyChoices">, HistoryChoice>;
} {
  const readings = new Map<string, HistoryReading>();

  function readingOf(asked: HistoryAsked): HistoryReading {
    const key = JSON.stringify([asked.range, asked.from, asked.to, asked.contactId, asked.q]);
    const known = readings.get(key);
    if (known !== undefined) {
      if (!known.isFollowed()) void known.freshen();
      return known;
    }
    for (const [other, each] of readings) if (!each.isFollowed()) drop(other, each);
    const made = createHistoryReading((start) => parts.page(asked, start));
    readings.set(key, made);
    return made;
  }

  function drop(key: string, reading: HistoryReading): void {
    reading.stop();
    readings.delete(key);
  }

  parts.store.watch((now, was, event) => {
    if (event.kind === "signedOut") {
      for (const [key, reading] of readings) drop(key, reading);
      return;
    }
    const isOver = now.calls.past !== was.calls.past || now.work.past !== was.work.past;
    if (!isOver && event.kind !== "resynced") return;
    for (const reading of readings.values()) if (reading.isFollowed()) void reading.freshen();
  });

  /** A view of a reading; `put` has each row once and again where it changes. */
  function open<R extends Row>(
    reading: HistoryReading,
    changed: () => void,
    of: {
      readonly put: (row: PastItem) => void;
      readonly rows: (range: Range) => readonly R[];
      readonly size: () => number;
    },
  ): View<R> {
    let isResting = true;
    for (const row of reading.rows.values()) of.put(row);
    const unfollow = reading.follow({ take: of.put, changed, isResting: () => isResting });
    return {
      rows: of.rows,
      head: (): Head => ({ total: of.size(), isMore: false, ...reading.head() }),
      want({ count }) {
        isResting = count === 0;
        reading.pump();
      },
      retry: reading.retry,
      close: unfollow,
    };
  }

  const askedFor = ({ range, from, to, contactId }: HistoryReach, q = ""): HistoryAsked => ({
    range,
    contactId,
    ...(range === "dates" ? { from, to } : { from: "", to: "" }),
    q: contactId !== "" && isPlainQuery(q) ? q : "",
  });

  return {
    history(query: HistoryQuery, changed) {
      const fitting = createOrdered(newestFirst);
      const fits = fitsOf(query, parts.zone());
      return open(readingOf(askedFor(query, query.q)), changed, {
        put(row) {
          if (fits(row)) fitting.put(row);
          else fitting.remove(row.key);
        },
        rows: fitting.rows,
        size: () => fitting.size,
      });
    },
    choices(reach, changed) {
      const isInDays = withinDays({ ...wholeToday, ...reach }, parts.zone());
      const counted = new Map<string, PastItem>();
      const counts = new Map<string, HistoryChoice>();
      function count(row: PastItem, by: number): void {
        for (const kind of choiceKinds) {
          const value = row[kind];
          if (value === "") continue;
          const key = `${kind} ${value}`;
          const now = (counts.get(key)?.count ?? 0) + by;
          if (now === 0) counts.delete(key);
          else counts.set(key, { key, kind, value, count: now });
        }
      }
      return open(readingOf(askedFor(reach)), changed, {
        put(row) {
          const was = counted.get(row.key);
          if (was !== undefined) count(was, -1);
          counted.delete(row.key);
          if (!isInDays(row)) return;
          counted.set(row.key, row);
          count(row, 1);
        },
        rows: ({ start, count: most }) =>
          [...counts.values()]
            .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
            .slice(start, start + most),
        size: () => counts.size,
      });
    },
  };
}

import type { HistoryRange } from "./contract/history.ts";
import type { Millis } from "./time.ts";
import { dayAfter, dayOf } from "./zone.ts";

/** The first day that the server can be asked for of the agent's own history, which takes no dates: last month's first. */
export function firstDayOfOwn(now: Millis, zone: string): string {
  const [year = 0, month = 0] = dayOf(now, zone).split("-").map(Number);
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 10);
}

/**
 * The ranges that hold these days between them, the newest first: what lies outside the days is left out of their
 * answers afterwards. None where they reach further back than any range does.
 */
export function rangesFor(from: string, to: string, now: Millis, zone: string): readonly HistoryRange[] {
  const today = dayOf(now, zone);
  if (from < firstDayOfOwn(now, zone)) return [];
  // The server's days may be of another zone: a day more on each side is asked for.
  if (from > dayAfter(today, -29)) return ["last30days"];
  const thisMonth = `${today.slice(0, 8)}01`;
  return to < dayAfter(thisMonth, -1) ? ["lastmonth"] : ["thismonth", "lastmonth"];
}

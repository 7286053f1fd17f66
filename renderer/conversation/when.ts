import { shortDate, shortDay, shortWeekday, timeOfDay } from "../../shared/text/format.ts";

const dayMs = 86_400_000;

/** The time of today, else the nearest thing that says which day it was: 9:41, Tue, 4 Nov, 4/11/24. */
export function whenText(at: number, now = Date.now()): string {
  const then = new Date(at);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString()) return timeOfDay(at);
  if (now - at > 0 && now - at < 6 * dayMs) return shortWeekday(at);
  return then.getFullYear() === today.getFullYear() ? shortDay(at) : shortDate(at);
}

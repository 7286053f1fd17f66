import type { PastItem } from "../../shared/contract/history.ts";
import { directoryText } from "../../shared/text/directory.ts";
import { longDay } from "../../shared/text/format.ts";
import { historyText } from "../../shared/text/history.ts";

/** The items by day of this computer's clock, in the order they came. `day` is its midnight. */
export function daysOf(items: readonly PastItem[]): { day: number; items: PastItem[] }[] {
  const days: { day: number; items: PastItem[] }[] = [];
  for (const item of items) {
    // What has no time stands by itself.
    const day = item.at === null ? 0 : midnight(item.at);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}

/** Where the day of a moment began, by this computer's clock. */
export function midnight(at: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** "Today", "Yesterday", or the date. */
export function dayText(day: number, now: number): string {
  if (day === 0) return historyText.noTime;
  if (day === midnight(now)) return directoryText.today;
  if (day === midnight(midnight(now) - 1)) return directoryText.yesterday;
  return longDay(day);
}

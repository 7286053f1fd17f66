const clock = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: "short" });
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const year = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "numeric", year: "2-digit" });
const dayMs = 86_400_000;

/** The time of today, else the nearest thing that says which day it was: 9:41, Tue, 4 Nov, 4/11/24. */
export function whenText(at: number, now = Date.now()): string {
  const then = new Date(at);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString()) return clock.format(at);
  if (now - at > 0 && now - at < 6 * dayMs) return weekday.format(at);
  return (then.getFullYear() === today.getFullYear() ? day : year).format(at);
}

export const timeText = (at: number) => clock.format(at);

const full = new Intl.DateTimeFormat(undefined, { dateStyle: "long", timeStyle: "short" });

/** With its day, for whoever reads it elsewhere. */
export const fullTimeText = (at: number) => full.format(at);

import { historyText } from "../../shared/text/history.ts";
import { locale } from "../../shared/text/language.ts";
import type { Millis } from "../../shared/time.ts";
import { dayAfter, dayOf } from "../../shared/zone.ts";

const made = new Map<string, Intl.DateTimeFormat>();

/** Making one costs a thousand times what using it does. */
function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale()} ${zone} ${JSON.stringify(options)}`;
  const known = made.get(key) ?? new Intl.DateTimeFormat(locale(), { ...options, timeZone: zone });
  made.set(key, known);
  return known;
}

/** 9:41, as a clock in the zone shows it. */
export const timeIn = (at: Millis, zone: string) =>
  format(zone, { hour: "numeric", minute: "2-digit" }).format(at);

/** With its day, and the zone where that changes through the year. */
export const fullTimeIn = (at: Millis, zone: string) =>
  format(zone, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  }).format(at);

/** A day of the calendar as people say it. */
export function dayWords(day: string, today: string): string {
  if (day === today) return historyText.today;
  if (day === dayAfter(today, -1)) return historyText.yesterday;
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  return format("UTC", {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(!isThisYear && { year: "numeric" as const }),
  }).format(Date.parse(`${day}T12:00:00Z`));
}

/** A day as it is written short, in sentences. */
export const shortDay = (day: string) =>
  format("UTC", { dateStyle: "medium" }).format(Date.parse(`${day}T12:00:00Z`));

/** The day that an item stands under; "" for one without a time. */
export const dayOfItem = ({ at }: { readonly at: Millis | null }, zone: string) =>
  at === null ? "" : dayOf(at, zone);

/** What a zone is called: Central European Time. */
export function zoneName(zone: string): string {
  const parts = format(zone, { timeZoneName: "longGeneric" }).formatToParts(0);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
}

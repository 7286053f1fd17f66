/**
 * Days of the calendar in a time zone, with all that a zone does: days of 23 and 25 hours, and zones where a day begins
 * at one in the morning. A day is YYYY-MM-DD.
 */
import type { Millis } from "./time.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs a thousand times what using it does. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "iso8601",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  formats.set(zone, made);
  return made;
}

/** This computer's zone. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A zone by its IANA name where there is such a one, else this computer's. */
export function zoneOr(name: string): string {
  if (name === "") return ownZone();
  try {
    formatOf(name);
    return name;
  } catch {
    return ownZone();
  }
}

/** What a clock on a wall of the zone shows. */
export interface WallTime {
  readonly day: string;
  /** HH:MM:SS */
  readonly time: string;
  /** How far the zone is ahead of UTC at that moment, minutes. */
  readonly offset: number;
}

export function wallTime(at: Millis, zone: string): WallTime {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) parts[type] = value;
  const { year = "", month = "", day = "", hour = "", minute = "", second = "" } = parts;
  const local = Date.UTC(+year, +month - 1, +day, +hour, +minute, +second);
  return {
    day: `${year.padStart(4, "0")}-${month}-${day}`,
    time: `${hour}:${minute}:${second}`,
    offset: Math.round((local - Math.floor(at / 1_000) * 1_000) / 60_000),
  };
}

export const dayOf = (at: Millis, zone: string): string => wallTime(at, zone).day;

const noon = (day: string): Millis => Date.parse(`${day}T12:00:00Z`);
const hour = 3_600_000;

/** The day so many days later; earlier ones are negative. */
export function dayAfter(day: string, by = 1): string {
  return new Date(noon(day) + by * 24 * hour).toISOString().slice(0, 10);
}

/** The first moment of a day; NaN for what is no day. */
export function startOfDay(day: string, zone: string): Millis {
  // Zones are between -12 and +14 hours from UTC: the day begins within these, whatever its clocks do.
  let before = noon(day) - 28 * hour;
  let after = noon(day) + 4 * hour;
  if (Number.isNaN(before)) return Number.NaN;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayOf(middle, zone) < day) before = middle;
    else after = middle;
  }
  return after;
}

/** 2026-03-29T03:30:00+02:00 */
export function isoIn(at: Millis, zone: string): string {
  const { day, time, offset } = wallTime(at, zone);
  const ahead = Math.abs(offset);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${day}T${time}${offset < 0 ? "-" : "+"}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
}

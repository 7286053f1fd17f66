import type { RangeType } from "../../shared/wire/history.ts";

export const dayMs = 86_400_000;

/** Days, weeks (from Monday) and months are UTC's here: the same wherever the sandbox runs. */
export function startOfDay(at: number): number {
  return Math.floor(at / dayMs) * dayMs;
}
export function startOfWeek(at: number): number {
  const weekday = (new Date(at).getUTCDay() + 6) % 7;
  return startOfDay(at) - weekday * dayMs;
}
export function startOfMonth(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

export interface Span {
  /** Milliseconds, inclusive. */
  readonly from: number;
  /** Milliseconds, exclusive. */
  readonly to: number;
}

/** What a range means at `now`; undefined for daterange, which needs its two ends, and for unknown words. */
export function spanOf(range: string, now: number): Span | undefined {
  const soon = now + 1;
  const today = startOfDay(now);
  const spans: Record<Exclude<RangeType, "daterange">, Span> = {
    today: { from: today, to: soon },
    yesterday: { from: today - dayMs, to: today },
    last3days: { from: now - 3 * dayMs, to: soon },
    last7days: { from: now - 7 * dayMs, to: soon },
    last30days: { from: now - 30 * dayMs, to: soon },
    thisweek: { from: startOfWeek(now), to: soon },
    lastweek: { from: startOfWeek(now) - 7 * dayMs, to: startOfWeek(now) },
    thismonth: { from: startOfMonth(now), to: soon },
    lastmonth: { from: startOfMonth(startOfMonth(now) - dayMs), to: startOfMonth(now) },
  };
  return Object.hasOwn(spans, range) ? spans[range as keyof typeof spans] : undefined;
}

import { hoursText, minutesText, spanOf } from "./format.ts";
import { table } from "./language.ts";

const spanText = table((all) => all.time.spanText);

/** Whole seconds of a span in milliseconds, never below zero. */
function wholeSeconds(ms: number): number {
  return Math.max(0, Math.floor(ms / 1000));
}

const two = (value: number) => String(value).padStart(2, "0");

/** A span as a clock shows it: 0:07, 12:05, 1:02:09. */
export function clockText(ms: number): string {
  const seconds = wholeSeconds(ms);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** A span as it is said: "less than a minute", "12 minutes", "1 hour 2 minutes". */
export function spokenSpan(ms: number): string {
  const minutes = Math.floor(wholeSeconds(ms) / 60);
  if (minutes < 1) return spanText.underAMinute;
  const parts = [
    ...(minutes >= 60 ? [hoursText(Math.floor(minutes / 60))] : []),
    ...(minutes % 60 > 0 ? [minutesText(minutes % 60)] : []),
  ];
  return spanOf(parts);
}

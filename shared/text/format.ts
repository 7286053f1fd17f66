import { locale } from "./language.ts";

/** A formatter of Intl for each locale that was asked for: making one takes a hundred times longer than using it. */
function inLocale<Formatter>(make: (locale: string) => Formatter): () => Formatter {
  const made = new Map<string, Formatter>();
  return () => {
    const tag = locale();
    const known = made.get(tag);
    if (known !== undefined) return known;
    const formatter = make(tag);
    made.set(tag, formatter);
    return formatter;
  };
}

const dates = (options: Intl.DateTimeFormatOptions) => {
  const formatter = inLocale((tag) => new Intl.DateTimeFormat(tag, options));
  return (at: number) => formatter().format(at);
};

/** Moments are milliseconds since 1970 and are written by this computer's clock. 9:41 */
export const timeOfDay = dates({ hour: "numeric", minute: "2-digit" });
/** 9:41:07 AM */
export const timeWithSeconds = dates({ hour: "numeric", minute: "2-digit", second: "2-digit" });
/** Tue */
export const shortWeekday = dates({ weekday: "short" });
/** Nov 4 */
export const shortDay = dates({ day: "numeric", month: "short" });
/** 11/4/24 */
export const shortDate = dates({ day: "numeric", month: "numeric", year: "2-digit" });
/** Tuesday, November 4 */
export const longDay = dates({ weekday: "long", day: "numeric", month: "long" });
/** November 4, 2024 at 9:41 AM */
export const fullTime = dates({ dateStyle: "long", timeStyle: "short" });

const units = (unit: string, unitDisplay: "long" | "short" | "narrow", maximumFractionDigits = 0) => {
  const formatter = inLocale(
    (tag) => new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay, maximumFractionDigits }),
  );
  return (value: number) => formatter().format(value);
};

export const minutesText = units("minute", "long");
export const hoursText = units("hour", "long");
/** 3d, 2h, 4m, 12s */
export const narrowDays = units("day", "narrow");
export const narrowHours = units("hour", "narrow");
export const narrowMinutes = units("minute", "narrow");
export const narrowSeconds = units("second", "narrow");
export const bytesText = units("byte", "long");
/** 1.2 MB */
export const sizeUnits = (["kilobyte", "megabyte", "gigabyte", "terabyte"] as const).map((unit) => ({
  tenths: units(unit, "short", 1),
  whole: units(unit, "short"),
}));
/** 120 ms */
export const millisecondsText = units("millisecond", "short");

const numbers = (options: Intl.NumberFormatOptions) => {
  const formatter = inLocale((tag) => new Intl.NumberFormat(tag, options));
  return (value: number) => formatter().format(value);
};

/** 0..100 → 1.5% */
export const percentText = (() => {
  const share = numbers({ style: "percent", maximumFractionDigits: 1 });
  return (percent: number) => share(percent / 100);
})();
/** 1,204 */
export const wholeNumber = numbers({ maximumFractionDigits: 0 });
/** 0..100 → 92% */
export const wholePercent = (() => {
  const share = numbers({ style: "percent", maximumFractionDigits: 0 });
  return (percent: number) => share(percent / 100);
})();
/** 4.1 */
export const oneDecimal = numbers({ minimumFractionDigits: 1, maximumFractionDigits: 1 });

const lists = (options: Intl.ListFormatOptions) => {
  const formatter = inLocale((tag) => new Intl.ListFormat(tag, options));
  return (words: readonly string[]) => formatter().format(words);
};

/** a, b, and c */
export const listOf = lists({ type: "conjunction" });
/** a, b, or c */
export const anyOf = lists({ type: "disjunction" });
/** a, b, c */
export const partsOf = lists({ type: "unit", style: "short" });
/** 1 hour 2 minutes */
export const spanOf = lists({ type: "unit", style: "narrow" });

const regions = inLocale((tag) => new Intl.DisplayNames(tag, { type: "region" }));

/** ISO country → its name in the language of the moment; the code itself where that is none. */
export function countryName(code: string): string {
  try {
    return regions().of(code) ?? code;
  } catch {
    // Not of two letters: no country, and said as it is.
    return code;
  }
}

const languages = inLocale((tag) => new Intl.DisplayNames(tag, { type: "language" }));

/** A BCP 47 tag → its name in the language of the moment; what is no tag as it is. */
export function languageName(tag: string): string {
  try {
    return languages().of(tag) ?? tag;
  } catch {
    // Not a tag: a name already, perhaps.
    return tag;
  }
}

/** An IANA zone and what time it is there: Europe/London (Tue 9:41); one that is unknown here as it is. */
export function zoneText(zone: string, at: number): string {
  const name = zone.replaceAll("_", " ");
  try {
    const there = { timeZone: zone, weekday: "short", hour: "numeric", minute: "2-digit" } as const;
    return `${name} (${new Intl.DateTimeFormat(locale(), there).format(at)})`;
  } catch {
    // A server may know zones that this computer does not.
    return name;
  }
}

const collators = inLocale((tag) => new Intl.Collator(tag));

/** The order of names as the language has it. */
export const byName = (one: string, other: string): number => collators().compare(one, other);

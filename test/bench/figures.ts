/** One measured value. `aim` is what the product wants of it; nothing fails when it is missed. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: "ms" | "bytes" | "MB" | "count" | "percent" | "ratio";
  readonly aim?: { readonly below: number };
  /** Rounds behind it, and what a reader should know. */
  readonly note?: string;
}

/** The value below which `share` (0 to 1) of the samples lie; NaN without samples. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/** Median and p95 of times in milliseconds; the aim is the median's. */
export function times(
  name: string,
  samples: readonly number[],
  options: { aim?: number; note?: string; worst?: boolean } = {},
): Figure[] {
  const rounds = `${samples.length} rounds`;
  const note = options.note === undefined ? rounds : `${rounds}; ${options.note}`;
  const first: Figure = { name, value: median(samples), unit: "ms", note };
  const second: Figure = options.worst
    ? { name: `${name}-max`, value: quantile(samples, 1), unit: "ms" }
    : { name: `${name}-p95`, value: quantile(samples, 0.95), unit: "ms" };
  if (options.aim === undefined) return [first, second];
  const aim = { below: options.aim };
  return [{ ...first, aim }, options.worst ? { ...second, aim } : second];
}

const rounded = (value: number) => Number(value.toFixed(Math.abs(value) < 100 ? 2 : 0));

/** `{"name","value","unit"}`, one line. A value that could not be had is null. */
export function asJson({ name, value, unit }: Figure): string {
  return JSON.stringify({ name, value: Number.isFinite(value) ? rounded(value) : null, unit });
}

/** For people: name, value, aim and whether it is met, note. */
export function asLine({ name, value, unit, aim, note }: Figure): string {
  const met = aim === undefined ? "" : `${value < aim.below ? "met" : "MISSED"} (aim < ${aim.below})`;
  return [
    name.padEnd(38),
    `${rounded(value)} ${unit}`.padStart(14),
    "  ",
    met.padEnd(20),
    note === undefined ? "" : ` ${note}`,
  ]
    .join("")
    .trimEnd();
}

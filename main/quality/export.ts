import type { CallQuality } from "../../shared/state/call-quality.ts";

const columns = [
  "at",
  "callId",
  "seconds",
  "poorSeconds",
  "mosMedian",
  "mosMin",
  "roundTrip",
  "jitter",
  "lossIn",
  "lossOut",
  "microphone",
  "speaker",
] as const satisfies readonly (keyof CallQuality)[];

/** A cell as RFC 4180 has it. A text that a spreadsheet would take for a formula is kept one by an apostrophe. */
function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const withTime = (call: CallQuality) => ({ ...call, at: new Date(call.at).toISOString() });

/** How calls sounded, as a file for a person or a program: times in UTC, milliseconds, percent. */
export function exported(calls: readonly CallQuality[], format: "csv" | "json"): string {
  const rows = calls.map(withTime);
  if (format === "json") return `${JSON.stringify(rows, null, 2)}\n`;
  const lines = rows.map((row) => columns.map((name) => cell(row[name])).join(","));
  return [columns.join(","), ...lines].map((line) => `${line}\r\n`).join("");
}

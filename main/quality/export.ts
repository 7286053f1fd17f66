import type { CallQuality } from "../../shared/state/call-quality.ts";
import { csvLine } from "../files/csv.ts";

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

const withTime = (call: CallQuality) => ({ ...call, at: new Date(call.at).toISOString() });

/** How calls sounded, as a file for a person or a program: times in UTC, milliseconds, percent. */
export function exported(calls: readonly CallQuality[], format: "csv" | "json"): string {
  const rows = calls.map(withTime);
  if (format === "json") return `${JSON.stringify(rows, null, 2)}\n`;
  return csvLine(columns) + rows.map((row) => csvLine(columns.map((name) => row[name]))).join("");
}

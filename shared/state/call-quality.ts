import * as v from "valibot";
import type { QualityGrade } from "../quality.ts";

const measure = v.nullable(v.pipe(v.number(), v.minValue(0)));
const label = v.pipe(v.string(), v.maxLength(400));

/** How one call sounded. No name, no number: only the workitem says whose it was. Milliseconds, percent, MOS 1..4.5. */
export const callQualitySchema = v.object({
  callId: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  /** When the call began; Millis. */
  at: v.number(),
  /** Seconds that were measured, and how many of them were poor. */
  seconds: v.pipe(v.number(), v.minValue(0)),
  poorSeconds: v.pipe(v.number(), v.minValue(0)),
  mosMedian: measure,
  mosMin: measure,
  roundTrip: measure,
  jitter: measure,
  lossIn: measure,
  lossOut: measure,
  microphone: label,
  speaker: label,
});

export type CallQuality = v.InferOutput<typeof callQualitySchema>;

/** A call in one word: by its median, unless a tenth of it was poor. */
export function gradeOfCall({ mosMedian, seconds, poorSeconds }: CallQuality): QualityGrade | null {
  if (mosMedian === null) return null;
  if (mosMedian < 3.6) return "poor";
  return mosMedian < 4.02 || poorSeconds > seconds / 10 ? "fair" : "good";
}

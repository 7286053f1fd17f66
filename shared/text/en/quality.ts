import type { QualityCause, QualityGrade } from "../../quality.ts";
import { oneDecimal } from "../format.ts";
import { plural } from "./plural.ts";

/** How good the line is, why not, and what to do. */
export const qualityText = {
  line: "Line",
  grades: { good: "Good", fair: "Fair", poor: "Poor" } satisfies Record<QualityGrade, string>,
  causes: {
    lossIn: "Some of what they say is getting lost. Use a network cable, or move closer to your router.",
    lossOut:
      "Some of what you say is not reaching them. Use a network cable, or stop uploads on your network.",
    jitter: "Their audio is uneven. Use a network cable, or pause downloads and video on your network.",
    delay: "There is a long delay. Wait a moment before you answer; a VPN, if you use one, may be the cause.",
  } satisfies Record<QualityCause, string>,
  details: (grade: string) => `Line: ${grade}. Details`,
  mos: "Estimated score",
  score: (mos: number | null) => (mos === null ? "–" : `${oneDecimal(mos)} of ${oneDecimal(4.4)}`),
  roundTrip: "Round-trip delay",
  jitter: "Jitter",
  lossIn: "Incoming loss",
  lossOut: "Outgoing loss",
  microphone: "Microphone",
  lineWas: { good: "Line: good", fair: "Line: fair", poor: "Line: poor" } satisfies Record<
    QualityGrade,
    string
  >,
  kept: "Quality of past calls",
  keptHint: "The last 1000 calls on this computer, without names and numbers.",
  exportAs: (format: string) => `Export as ${format}`,
  exported: (calls: number) => plural(calls, { one: "One call exported.", other: "# calls exported." }),
};

import type { QualityCause, QualityGrade } from "../quality.ts";

/** How good the line is, why not, and what to do. */
export const qualityText = {
  line: "Line",
  grades: { good: "Good", fair: "Fair", poor: "Poor" } satisfies Record<QualityGrade, string>,
  causes: {
    lossIn: "Parts of what they say are lost on the way. Use a network cable, or move closer to your router.",
    lossOut: "Parts of what you say do not reach them. Use a network cable, or stop uploads on your network.",
    jitter: "Their sound comes unevenly. Use a network cable, or pause downloads and video on your network.",
    delay: "There is a long delay. Wait a moment before you answer; a VPN, if you use one, may be the cause.",
  } satisfies Record<QualityCause, string>,
  details: (grade: string) => `Line: ${grade}. Details`,
  mos: "Estimated score",
  score: (mos: number | null) => (mos === null ? "–" : `${mos.toFixed(1)} of 4.4`),
  roundTrip: "Delay there and back",
  jitter: "Jitter",
  lossIn: "Lost on the way to you",
  lossOut: "Lost on the way to them",
  microphone: "Microphone",
  lineWas: (grade: string) => `Line: ${grade.toLowerCase()}`,
  kept: "Quality of past calls",
  keptHint: "The last 1000 calls on this computer, without names and numbers.",
  exportAs: (format: string) => `Export as ${format}`,
  exported: (calls: number) => (calls === 1 ? "One call exported." : `${calls} calls exported.`),
};

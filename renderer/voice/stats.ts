import type { InputOf } from "../../shared/contract/command.ts";
import type { voice } from "../../shared/contract/voice.ts";

export type Stats = InputOf<(typeof voice)["stats"]>;

/** What the last reading counted: loss is a matter of the time between two readings. */
export interface Counted {
  readonly received: number;
  readonly lost: number;
}

const number = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value) ? value : null;
const level = (value: unknown): number => Math.min(1, Math.max(0, number(value) ?? 0));
const millis = (seconds: number | null): number | null =>
  seconds === null ? null : Math.max(0, seconds * 1_000);

/** The browser stamps what the far side reports with the moment at which it came. */
function farOf(entry: Record<string, unknown>): Stats["far"] {
  const at = number(entry.timestamp);
  const notNegative = (value: unknown) => {
    const read = number(value);
    return read === null ? null : Math.max(0, read);
  };
  if (at === null) return null;
  return {
    at,
    received: notNegative(entry.packetsReceived),
    fractionLost: notNegative(entry.fractionLost),
  };
}

/** Reads one getStats report. Times become milliseconds, loss the percentage since the last reading. */
export function readStats(
  peerId: string,
  report: Iterable<Record<string, unknown>>,
  last: Counted | null,
): { readonly stats: Stats; readonly counted: Counted } {
  let packetsIn = 0;
  let packetsOut = 0;
  let lost = 0;
  let jitter: number | null = null;
  let roundTrip: number | null = null;
  let jitterOut: number | null = null;
  let lossOut: number | null = null;
  let far: Stats["far"] = null;
  let levelIn = 0;
  let levelOut = 0;
  for (const entry of report) {
    if (entry.type === "inbound-rtp" && entry.kind === "audio") {
      packetsIn += number(entry.packetsReceived) ?? 0;
      lost += number(entry.packetsLost) ?? 0;
      jitter = millis(number(entry.jitter));
      levelIn = level(entry.audioLevel);
    } else if (entry.type === "outbound-rtp" && entry.kind === "audio") {
      packetsOut += number(entry.packetsSent) ?? 0;
    } else if (entry.type === "media-source" && entry.kind === "audio") {
      levelOut = level(entry.audioLevel);
    } else if (entry.type === "remote-inbound-rtp") {
      roundTrip = millis(number(entry.roundTripTime)) ?? roundTrip;
      jitterOut = millis(number(entry.jitter));
      // The far side's own figure, of the time since its last report.
      const fraction = number(entry.fractionLost);
      lossOut = fraction === null ? null : Math.min(100, Math.max(0, fraction * 100));
      if (entry.kind === "audio") far = farOf(entry);
    } else if (entry.type === "candidate-pair" && entry.nominated === true) {
      roundTrip ??= millis(number(entry.currentRoundTripTime));
    }
  }
  const newLost = Math.max(0, lost - (last?.lost ?? 0));
  const newIn = Math.max(0, packetsIn - (last?.received ?? 0));
  const loss = newLost + newIn === 0 ? null : (100 * newLost) / (newLost + newIn);
  return {
    stats: {
      peerId,
      packetsIn,
      packetsOut,
      roundTrip,
      jitter,
      loss,
      jitterOut,
      lossOut,
      far,
      levelIn,
      levelOut,
    },
    counted: { received: packetsIn, lost },
  };
}

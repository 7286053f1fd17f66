import type { Quality } from "../../shared/state/audio.ts";
import type { CallQuality } from "../../shared/state/call-quality.ts";

/** Scores from 1.0 to 4.5 in tenths: a median out of a fixed number of counters, however long the call. */
const lowest = 10;
const highest = 45;

interface Mean {
  readonly sum: number;
  readonly weight: number;
}

/** Everything known of one call so far; its size does not grow. */
export interface Tally {
  readonly seconds: number;
  readonly poorSeconds: number;
  /** Seconds at each tenth of a score. */
  readonly scores: readonly number[];
  readonly mosMin: number | null;
  readonly roundTrip: Mean;
  readonly jitter: Mean;
  readonly lossIn: Mean;
  readonly lossOut: Mean;
}

const nothing: Mean = { sum: 0, weight: 0 };

export const emptyTally: Tally = {
  seconds: 0,
  poorSeconds: 0,
  scores: Array.from({ length: highest - lowest + 1 }, () => 0),
  mosMin: null,
  roundTrip: nothing,
  jitter: nothing,
  lossIn: nothing,
  lossOut: nothing,
};

function more(mean: Mean, value: number | null, seconds: number): Mean {
  return value === null ? mean : { sum: mean.sum + value * seconds, weight: mean.weight + seconds };
}

/** Some seconds of a call, as they were judged. */
export function tallied(tally: Tally, quality: Quality, seconds: number): Tally {
  const { mos } = quality;
  const slot = mos === null ? -1 : Math.min(highest, Math.max(lowest, Math.round(mos * 10))) - lowest;
  return {
    seconds: tally.seconds + seconds,
    poorSeconds: tally.poorSeconds + (quality.grade === "poor" ? seconds : 0),
    scores: slot < 0 ? tally.scores : tally.scores.map((each, at) => (at === slot ? each + seconds : each)),
    mosMin: mos === null ? tally.mosMin : Math.min(mos, tally.mosMin ?? mos),
    roundTrip: more(tally.roundTrip, quality.roundTrip, seconds),
    jitter: more(tally.jitter, quality.jitter, seconds),
    lossIn: more(tally.lossIn, quality.loss, seconds),
    lossOut: more(tally.lossOut, quality.lossOut, seconds),
  };
}

const round = (value: number, digits: number) => Number(value.toFixed(digits));
const meanOf = ({ sum, weight }: Mean) => (weight === 0 ? null : round(sum / weight, 1));

function medianOf(scores: readonly number[]): number | null {
  const half = scores.reduce((sum, each) => sum + each, 0) / 2;
  if (half === 0) return null;
  let passed = 0;
  const slot = scores.findIndex((each) => {
    passed += each;
    return passed >= half;
  });
  return (slot + lowest) / 10;
}

/** What is kept of a call. */
export function summaryOf(
  tally: Tally,
  facts: Pick<CallQuality, "callId" | "at" | "microphone" | "speaker">,
): CallQuality {
  return {
    ...facts,
    seconds: Math.round(tally.seconds),
    poorSeconds: Math.round(tally.poorSeconds),
    mosMedian: medianOf(tally.scores),
    mosMin: tally.mosMin === null ? null : round(tally.mosMin, 1),
    roundTrip: meanOf(tally.roundTrip),
    jitter: meanOf(tally.jitter),
    lossIn: meanOf(tally.lossIn),
    lossOut: meanOf(tally.lossOut),
  };
}

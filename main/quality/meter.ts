import { causeOf, gradeOf, type QualityGrade, scoreOf, type Transport } from "../../shared/quality.ts";
import type { Quality } from "../../shared/state/audio.ts";

/** One reading of the voice window: milliseconds, percent, levels 0..1. */
export interface QualitySample {
  readonly peerId: string;
  readonly roundTrip: number | null;
  readonly jitter: number | null;
  readonly loss: number | null;
  readonly jitterOut: number | null;
  readonly lossOut: number | null;
  readonly levelIn: number;
  readonly levelOut: number;
}

/** Two readings a second: about three seconds make a new picture. */
const weight = 0.2;

interface Memory {
  readonly peerId: string;
  readonly inbound: Transport;
  readonly outbound: Transport;
  readonly grade: QualityGrade | null;
}

function smooth(was: number | null, next: number | null): number | null {
  if (next === null) return was;
  return was === null ? next : was + weight * (next - was);
}

/** Judges a call by its readings, smoothed: one lost packet is no bad line. A new peer connection begins anew. */
export function createQualityMeter(): (sample: QualitySample) => Quality {
  let memory: Memory | null = null;
  return (sample) => {
    const was = memory?.peerId === sample.peerId ? memory : null;
    const roundTrip = smooth(was?.inbound.roundTrip ?? null, sample.roundTrip);
    const inbound = {
      roundTrip,
      jitter: smooth(was?.inbound.jitter ?? null, sample.jitter),
      loss: smooth(was?.inbound.loss ?? null, sample.loss),
    };
    const outbound = {
      roundTrip,
      jitter: smooth(was?.outbound.jitter ?? null, sample.jitterOut),
      loss: smooth(was?.outbound.loss ?? null, sample.lossOut),
    };
    const scores = [scoreOf(inbound), scoreOf(outbound)].filter((each) => each !== null);
    // A call is as good as its worse direction.
    const mos = scores.length === 0 ? null : Math.min(...scores);
    const grade = mos === null ? null : gradeOf(mos, was?.grade ?? null);
    memory = { peerId: sample.peerId, inbound, outbound, grade };
    return {
      roundTrip,
      jitter: inbound.jitter,
      loss: inbound.loss,
      lossOut: outbound.loss,
      levelIn: sample.levelIn,
      levelOut: sample.levelOut,
      mos,
      grade,
      cause: grade === null || grade === "good" ? null : causeOf(inbound, outbound),
    };
  };
}

/**
 * How a call sounds, estimated from what the network does to it.
 *
 * The simplified E-model: ITU-T G.107 (06/2015) with everything at its default but delay and loss, so that
 * R = 93.2 − Id − Ie,eff. Id is the linear fit of Cole and Rosenbluth, "Voice over IP performance monitoring" (2001);
 * Ie,eff is G.107 (7-29) for random loss, with Ie = 0 and Bpl = 25.1 as G.113 gives G.711 with loss concealment; MOS
 * is G.107 (B-4). Limits: loss is taken as random, though it comes in bursts; Opus has no values in G.113 and fares
 * better than this under loss; echo, noise, clipping and the far end's own network are not seen at all.
 */

/** One direction at one moment. Milliseconds and percent; null where it is not known. */
export interface Transport {
  readonly roundTrip: number | null;
  readonly jitter: number | null;
  readonly loss: number | null;
}

/** Twenty milliseconds of sound in a packet, and five of looking ahead. */
const packetMs = 25;
/** A jitter buffer holds about this many jitters. */
const buffered = 2;

/** Mouth to ear, one way, in milliseconds: half the round trip, the packet, and what waits in the jitter buffer. */
function delayOf({ roundTrip, jitter }: Transport): number {
  return (roundTrip ?? 0) / 2 + buffered * (jitter ?? 0) + packetMs;
}

/** Id: what delay takes from R. From 177.3 ms on people begin to talk into each other. */
export function delayImpairment(delayMs: number): number {
  return 0.024 * delayMs + (delayMs > 177.3 ? 0.11 * (delayMs - 177.3) : 0);
}

/** Ie,eff: what random loss, in percent, takes from R. */
export function lossImpairment(lossPercent: number): number {
  return (95 * lossPercent) / (lossPercent + 25.1);
}

/** R to a mean opinion score, 1 to 4.5. */
export function mosOf(r: number): number {
  if (r <= 0) return 1;
  if (r >= 100) return 4.5;
  return Math.max(1, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6);
}

/** The score of one direction; null while nothing is known of it. */
export function scoreOf(transport: Transport): number | null {
  const { roundTrip, jitter, loss } = transport;
  if (roundTrip === null && jitter === null && loss === null) return null;
  return mosOf(93.2 - delayImpairment(delayOf(transport)) - lossImpairment(loss ?? 0));
}

/** What takes most from the score; null where nothing takes much. */
export type QualityCause = "lossIn" | "lossOut" | "jitter" | "delay";
export type QualityGrade = "good" | "fair" | "poor";

/** R of 80 and of 70: below the first some notice it, below the second many are dissatisfied (G.107, table B.1). */
const goodFrom = 4.02;
const fairFrom = 3.6;
/** A score that hovers at a border does not flicker. */
const margin = 0.1;

export function gradeOf(score: number, was: QualityGrade | null): QualityGrade {
  const down = (grade: QualityGrade) => (was === grade ? margin : 0);
  const up = was === null || was === "good" ? 0 : margin;
  if (score >= goodFrom + up - down("good")) return "good";
  return score >= fairFrom + (was === "poor" ? margin : 0) - down("fair") ? "fair" : "poor";
}

/** The cause of a score that is not good, from both directions. */
export function causeOf(inbound: Transport, outbound: Transport): QualityCause | null {
  const roundTrip = inbound.roundTrip ?? outbound.roundTrip ?? 0;
  const jitter = Math.max(inbound.jitter ?? 0, outbound.jitter ?? 0);
  const network = delayImpairment(roundTrip / 2);
  const taken: readonly (readonly [QualityCause, number])[] = [
    ["lossIn", lossImpairment(inbound.loss ?? 0)],
    ["lossOut", lossImpairment(outbound.loss ?? 0)],
    ["jitter", delayImpairment(roundTrip / 2 + buffered * jitter) - network],
    ["delay", network],
  ];
  const [cause, most] = taken.reduce((worst, each) => (each[1] > worst[1] ? each : worst));
  return most >= 3 ? cause : null;
}

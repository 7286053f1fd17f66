import type { SoundTest } from "./check.ts";
import { type DesiredHeadset, lampsOff } from "./headset.ts";
import type { DesiredPeer } from "./line.ts";

/**
 * What the voice window is to do, and all it is told. It is computed from the rest of the state
 * (main/state/voice.ts), so a rebuilt voice window pulls it and carries on.
 */
export interface DesiredVoice {
  /** Open at an offer or dial, closed when the line is idle. */
  readonly microphone: "open" | "closed";
  /** Silences the local track at once. Also true while every call is on hold. */
  readonly muted: boolean;
  /** Rises when the agent wants the audio set up anew: devices are let go and opened again, the call stays. */
  readonly resets: number;
  /** The offer that rings; one ringer, keyed by offer. */
  readonly ring: string | null;
  readonly peer: DesiredPeer | null;
  /** A call may come: with these servers a connection is got ready, without a far end and without a microphone. */
  readonly prepare: DesiredPeer["iceServers"] | null;
  /** The microphone's level is wanted: told as a meter, or only for speech while the agent has muted it. */
  readonly listen: "no" | "meter" | "speech";
  /** A sound check; a new serial begins it, null stops it. */
  readonly check: Pick<SoundTest, "serial" | "what" | "sound"> | null;
  /** One-shot sound; a new serial plays it. */
  readonly tone: {
    readonly serial: number;
    readonly name: "muted" | "unmuted" | "limit" | `dtmf:${string}`;
  } | null;
  /** Those to be used now: a chosen one that is not connected has given way to the default already. */
  readonly devices: {
    readonly microphone: string;
    readonly speaker: string;
    readonly ringer: string;
    readonly ringVolume: number;
  };
  readonly processing: {
    readonly echoCancellation: boolean;
    readonly noiseSuppression: boolean;
    readonly autoGain: boolean;
  };
  readonly headset: DesiredHeadset;
}

export const idleVoice: DesiredVoice = {
  microphone: "closed",
  muted: false,
  resets: 0,
  ring: null,
  peer: null,
  prepare: null,
  listen: "no",
  check: null,
  tone: null,
  devices: { microphone: "default", speaker: "default", ringer: "default", ringVolume: 0.7 },
  processing: { echoCancellation: true, noiseSuppression: true, autoGain: true },
  headset: { known: "", ...lampsOff },
};

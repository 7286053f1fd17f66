import { type HeadsetWish, lampsOff } from "./headset.ts";
import type { PeerWish } from "./line.ts";

/**
 * What the voice window is to do, and all it is told. It is computed from the rest of the state
 * (main/state/voice.ts), so a rebuilt voice window pulls it and carries on.
 */
export interface VoiceWish {
  /** Open at an offer or dial, closed when the line is idle. */
  readonly microphone: "open" | "closed";
  /** Silences the local track at once. Also true while every call is on hold. */
  readonly muted: boolean;
  /** The offer that rings; one ringer, keyed by offer. */
  readonly ring: string | null;
  readonly peer: PeerWish | null;
  /** One-shot sound; a new serial plays it. */
  readonly tone: { readonly serial: number; readonly name: "muted" | "unmuted" | `dtmf:${string}` } | null;
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
  readonly headset: HeadsetWish;
}

export const idleVoice: VoiceWish = {
  microphone: "closed",
  muted: false,
  ring: null,
  peer: null,
  tone: null,
  devices: { microphone: "default", speaker: "default", ringer: "default", ringVolume: 0.7 },
  processing: { echoCancellation: true, noiseSuppression: true, autoGain: true },
  headset: { known: "", ...lampsOff },
};

import type { QualityCause, QualityGrade } from "../quality.ts";
import type { Millis } from "../time.ts";

/** A microphone or speaker as Chromium names it. `default` is the system's own choice. */
export interface AudioDevice {
  readonly deviceId: string;
  readonly label: string;
  readonly kind: "input" | "output";
  /** The same for both ends of one thing. */
  readonly group: string;
}

/** What became of the microphone the last time it was wanted. */
export type Microphone = "unknown" | "granted" | "denied" | "missing" | "busy";

/** Once a second while the leg is up, smoothed. Times in milliseconds, loss in percent, levels 0..1. In is what comes from the far end. */
export interface Quality {
  readonly roundTrip: number | null;
  readonly jitter: number | null;
  readonly loss: number | null;
  /** What the far side does not get of ours. */
  readonly lossOut: number | null;
  readonly levelIn: number;
  readonly levelOut: number;
  /** Estimated mean opinion score of the worse direction, 1..4.5 (shared/quality.ts). */
  readonly mos: number | null;
  readonly grade: QualityGrade | null;
  readonly cause: QualityCause | null;
}

export interface AudioState {
  readonly microphone: Microphone;
  /** The microphone is open right now (the system's recording light is on). */
  readonly open: boolean;
  /** Label read back from the live track: what is really used. */
  readonly using: string;
  readonly devices: readonly AudioDevice[];
  readonly quality: Quality | null;
  /** The agent speaks while they have muted themselves: to be hinted at for a moment. */
  readonly speaksMuted: boolean;
  /** The voice window keeps dying: there is no sound until it is made again, at `retryAt` by itself. */
  readonly voiceDown: { readonly retryAt: Millis } | null;
}

export const initialAudio: AudioState = {
  microphone: "unknown",
  open: false,
  using: "",
  devices: [],
  quality: null,
  speaksMuted: false,
  voiceDown: null,
};

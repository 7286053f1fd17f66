/** Trying out the devices, from Settings. */
export interface CheckState {
  /** The microphone's level is shown: it is open for that, whether there is a call or not. */
  readonly meter: boolean;
  /** RMS, 0..1; null while nothing is measured. */
  readonly level: number | null;
  readonly test: SoundTest | null;
  /** A call or a caller needs the devices: nothing else is played or recorded. */
  readonly isBlocked: boolean;
}

export type SoundCheck = "tone" | "ring" | "record" | "greeting";

/** `playing` is for what was recorded. A call stops whatever is under way. */
export interface SoundTest {
  readonly serial: number;
  readonly what: SoundCheck;
  /** The id of the greeting that is heard; "" for what needs none. */
  readonly sound: string;
  readonly phase: "running" | "playing" | "done" | "failed" | "stopped";
  /** What the microphone gave; null where nothing was recorded. */
  readonly heard: Loudness | null;
}

export type Loudness = "tooLoud" | "clear" | "quiet" | "nothing";

export const initialCheck: CheckState = { meter: false, level: null, test: null, isBlocked: false };

export function isUnderWay(test: SoundTest | null): test is SoundTest {
  return test?.phase === "running" || test?.phase === "playing";
}

const dbfs = (level: number): number => 20 * Math.log10(Math.max(level, 1e-6));

/**
 * What the loudest moment of some seconds of speech says of a microphone.
 * @param level its RMS, 0..1. Speech through automatic gain has -30 to -15 dBFS; a muted headset has -70 or less.
 */
export function loudnessOf(level: number): Loudness {
  const db = dbfs(level);
  if (db > -4) return "tooLoud";
  if (db > -36) return "clear";
  return db > -60 ? "quiet" : "nothing";
}

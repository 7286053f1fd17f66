import type { Millis } from "../time.ts";

/** Who says it, as far as the server tells. */
export type Speaker = "customer" | "agent" | "other";

/** One piece of a live transcript. */
export interface TranscriptLine {
  readonly id: string;
  readonly speaker: Speaker;
  readonly text: string;
  /** False while the server may still change the words. */
  readonly isFinal: boolean;
  readonly startedAt: Millis;
  /** The server's clock at its last change: of two with one id the later counts. */
  readonly modifiedAt: Millis;
}

export interface Transcript {
  /** The last ones, in the order they were begun. */
  readonly lines: readonly TranscriptLine[];
  /** There was more before these. */
  readonly hasEarlier: boolean;
  /** The server says that nothing more comes. */
  readonly isComplete: boolean;
}

/** By call id: of calls that are live, or over and still shown. */
export type TranscriptsState = Readonly<Record<string, Transcript>>;

/** A screen shows the last of it; the whole is kept with the workitem. */
export const linesKept = 200;

export const emptyTranscript: Transcript = { lines: [], hasEarlier: false, isComplete: false };

/** The transcript of a call, or null while nothing came. */
export function transcriptOf(state: TranscriptsState, callId: string): Transcript | null {
  return Object.hasOwn(state, callId) ? (state[callId] ?? null) : null;
}

import * as v from "valibot";
import type { TranscriptLine } from "../state/transcript.ts";
import { commandFor } from "./command.ts";

/** What the server keeps of what was said in one workitem. */
export interface KeptTranscript {
  readonly lines: readonly TranscriptLine[];
  /** Where the next page starts; null at the end. */
  readonly next: number | null;
  /** "" where none was made. */
  readonly summary: string;
  /** What was said on a voicemail; "" for none. */
  readonly voicemail: string;
}

/** Transcripts of what is over: asked for a page at a time. Live ones are state. */
export const transcript = {
  read: commandFor<KeptTranscript>()(
    v.object({
      workitemId: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
      start: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
    }),
    ["phone"],
  ),
};

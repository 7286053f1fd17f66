import { sentence } from "../../clean-text.ts";
import type { Speaker } from "../../state/transcript.ts";

/** What is said, in writing. */
export const transcriptText = {
  transcript: "Transcript",
  of: (who: string) => sentence`Transcript: ${who}`,
  close: "Close transcript",
  back: "Back to the list",
  listening: "Nothing has been said yet.",
  earlier: "Earlier text is saved with the call.",
  /** Beside words that may still change. */
  provisional: "not final yet",
  complete: "End of the transcript.",
  newBelow: "New text below",
  copy: "Copy transcript",
  copied: "Copied.",
  loading: "Loading…",
  nothing: "There is no transcript of this call.",
  summary: "Summary",
  voicemail: "Voicemail",
} as const;

/** Who says it; of a past call it need not have been this agent. */
export const speakerText: Readonly<Record<"live" | "kept", Readonly<Record<Speaker, string>>>> = {
  live: { customer: "Customer", agent: "You", other: "Voice" },
  kept: { customer: "Customer", agent: "Agent", other: "Voice" },
};

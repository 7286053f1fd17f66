import { sentence } from "../clean-text.ts";
import type { TranscriptLine } from "../state/transcript.ts";
import { table } from "./language.ts";

export const transcriptText = table((all) => all.transcript.transcriptText);
export const speakerText = table((all) => all.transcript.speakerText);

/** The lines as plain text, one to a line, for the clipboard. */
export function transcriptAsText(
  lines: readonly Pick<TranscriptLine, "speaker" | "text">[],
  when: "live" | "kept",
): string {
  return lines
    .filter(({ text }) => text.trim() !== "")
    .map(({ speaker, text }) => sentence`${speakerText[when][speaker]}: ${text}`)
    .join("\n");
}

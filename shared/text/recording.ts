import { table } from "./language.ts";

export const recordingText = table((all) => all.recording.recordingText);

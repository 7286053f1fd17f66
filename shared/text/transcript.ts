import { phrase, table } from "./language.ts";

export const transcriptText = table((all) => all.transcript.transcriptText);
export const speakerText = table((all) => all.transcript.speakerText);
export const transcriptAsText = phrase((all) => all.transcript.transcriptAsText);

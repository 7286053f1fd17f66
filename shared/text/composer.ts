import { phrase, table } from "./language.ts";

export const composerText = table((all) => all.composer.composerText);
export const addressTroubleText = table((all) => all.composer.addressTroubleText);
export const originalText = table((all) => all.composer.originalText);
export const sendAsText = table((all) => all.composer.sendAsText);
export const segmentsText = phrase((all) => all.composer.segmentsText);
export const notSentText = phrase((all) => all.composer.notSentText);
export const recipientText = table((all) => all.composer.recipientText);
export const fileVerdictText = phrase((all) => all.composer.fileVerdictText);

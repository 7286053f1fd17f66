import { phrase, table } from "./language.ts";

export const offerText = table((all) => all.offer.offerText);
export const offerEndText = phrase((all) => all.offer.offerEndText);
export const answerText = phrase((all) => all.offer.answerText);

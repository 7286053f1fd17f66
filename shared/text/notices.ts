import { phrase } from "./language.ts";

export const optionWords = phrase((all) => all.notices.optionWords);
export const noticeSentence = phrase((all) => all.notices.noticeSentence);

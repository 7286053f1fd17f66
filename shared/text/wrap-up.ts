import { phrase, table } from "./language.ts";

export const wrapUpText = table((all) => all.wrapUp.wrapUpText);
export const endText = phrase((all) => all.wrapUp.endText);

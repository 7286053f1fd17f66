import { phrase, table } from "./language.ts";

export const historyText = table((all) => all.history.historyText);
export const historyKeys = phrase((all) => all.history.historyKeys);

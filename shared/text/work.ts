import { phrase, table } from "./language.ts";

export const channelTitle = phrase((all) => all.work.channelTitle);
export const workText = table((all) => all.work.workText);
export const messageEndText = table((all) => all.work.messageEndText);

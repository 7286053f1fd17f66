import { phrase, table } from "./language.ts";

export const conversationText = table((all) => all.conversation.conversationText);
export const conversationKeys = phrase((all) => all.conversation.conversationKeys);
export const countedText = phrase((all) => all.conversation.countedText);
export const titleText = phrase((all) => all.conversation.titleText);
export const filterText = table((all) => all.conversation.filterText);
export const channelText = phrase((all) => all.conversation.channelText);
export const messageStatusText = table((all) => all.conversation.messageStatusText);
export const unsentText = table((all) => all.conversation.unsentText);
export const writerText = table((all) => all.conversation.writerText);
export const callLine = phrase((all) => all.conversation.callLine);
export const filesText = phrase((all) => all.conversation.filesText);

import type { ThreadCall } from "../contract/conversation.ts";
import { callEndText } from "./call.ts";
import { apart, phrase, table } from "./language.ts";
import { clockText } from "./time.ts";

export const conversationText = table((all) => all.conversation.conversationText);
export const conversationKeys = phrase((all) => all.conversation.conversationKeys);
export const filterText = table((all) => all.conversation.filterText);
export const tabsText = table((all) => all.conversation.tabsText);
export const tabText = table((all) => all.conversation.tabText);
export const messageStatusText = table((all) => all.conversation.messageStatusText);
export const unsentText = table((all) => all.conversation.unsentText);
export const writerText = table((all) => all.conversation.writerText);
export const filesText = phrase((all) => all.conversation.filesText);

const channelTitles = table((all) => all.conversation.channelTitles);
const callKindText = table((all) => all.conversation.callKindText);

/** A name with what is unread beside it; of a window the count stands first, where it is seen. */
export const countedText = (name: string, count: number) => (count === 0 ? name : `${name} (${count})`);
export const titleText = (count: number) =>
  count === 0 ? conversationText.title : `(${count}) ${conversationText.title}`;

/** How a channel is called; one that is not known here is called as the server calls it. */
export const channelText = (channel: string): string =>
  Object.hasOwn(channelTitles, channel) ? (channelTitles[channel] ?? channel) : channel;

/** A call in one line: which way, how it ended, how long it took. */
export function callLine({ direction, end, lastedMs, isMissed, hasVoicemail }: ThreadCall): string {
  const rest = [
    lastedMs === null ? "" : clockText(lastedMs),
    isMissed || end === null ? "" : callEndText[end],
    hasVoicemail ? callKindText.voicemail : "",
  ];
  const how = callKindText[isMissed ? "missed" : direction];
  return [how, ...rest]
    .filter((each) => each !== "")
    .map(apart)
    .join(" · ");
}

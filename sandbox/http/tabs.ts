import type { Conversation } from "../world/message-types.ts";
import type { Item, World } from "../world/types.ts";

const isCall = (item: Item | undefined) => item?.channelType === "voice";
const isText = (item: Item | undefined) => item?.channelType === "sms" || item?.channelType === "chat";
const isInbound = (item: Item | undefined) => /^inbound/i.test(item?.type ?? "");

/** Which conversations a tab of the contract shows, by their last workitem. What each means is a guess by its name. */
const tabs: Readonly<Record<string, (one: Conversation, last: Item | undefined) => boolean>> = {
  ALL: (one) => one.archivedAt === 0,
  ARCHIVED: (one) => one.archivedAt > 0,
  CALLS: (_one, last) => isCall(last),
  CALLS_AND_TEXTS: (_one, last) => isCall(last) || isText(last),
  CHANNELS: () => false,
  DRAFTS: (one) => Object.keys(one.drafts).length > 0,
  EXTERNAL: (one) => one.archivedAt === 0,
  INCOMING_CALLS: (_one, last) => isCall(last) && isInbound(last),
  INTERNAL: () => false,
  MENTIONS: () => false,
  MISSED_CALLS: (_one, last) => isCall(last) && isInbound(last) && last?.agentId === "",
  OUTGOING_CALLS: (_one, last) => isCall(last) && !isInbound(last),
  TEXTS: (_one, last) => isText(last),
  UNREAD: (one) => one.unreadMessages + one.unreadMissedCalls + one.unreadVoicemails > 0,
  VOICEMAILS: (_one, last) => last?.extra.voicemailFile !== undefined,
};

/** An unknown tab shows everything. */
export function isInTab(world: World, conversation: Conversation, tab: string): boolean {
  const fits = Object.hasOwn(tabs, tab) ? tabs[tab] : undefined;
  return fits?.(conversation, world.item(conversation.lastWorkitemId)) ?? true;
}

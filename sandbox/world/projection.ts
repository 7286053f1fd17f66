/** What the wire is shown of the world. Everything internal stays behind. */
import type { Conversation, Message } from "./message-types.ts";
import type { Item, OpenOffer, World } from "./types.ts";

function nameOf(world: World, type: string, id: string): string {
  return id === "" ? "" : (world.object(type, id)?.name ?? "");
}

/**
 * A `Workitem`. Times that never came are left out.
 * @param messages how many of its messages, the last ones; as in a frame when they are limited. Default: all
 */
export function itemOnWire(
  world: World,
  item: Item,
  messages = Number.POSITIVE_INFINITY,
): Record<string, unknown> {
  const agent = world.agents.get(item.agentId);
  const last = item.messages.at(-1);
  const isChat = item.channelType === "chat";
  return {
    _id: item._id,
    workitemId: item.workitemId,
    objectType: "workitem",
    tenantId: world.tenantId,
    state: item.state,
    channelType: item.channelType,
    type: item.type,
    priority: item.priority,
    from: item.from,
    to: item.to,
    name: item.name,
    createdAt: item.createdAt,
    modifiedAt: item.modifiedAt,
    campaignId: item.campaignId,
    campaignName: nameOf(world, "campaign", item.campaignId),
    inMute: item.inMute,
    inRecording: item.inRecording,
    ...(item.inRecording ? { recordingPaused: item.recordingPaused } : {}),
    inConference: item.inConference,
    data: {
      ...item.data,
      ...(item.queueId === "" ? {} : { queueId: item.queueId }),
      priority: item.priority,
    },
    contact: { name: item.name, phone: /outbound/i.test(item.type) ? item.to : item.from },
    ...(agent === undefined ? {} : { agentUsername: agent.username, ownedBy: agent.userId }),
    ...(item.queueId === ""
      ? {}
      : { queueId: item.queueId, queueName: nameOf(world, "queue", item.queueId) }),
    conversationId: item.conversationId,
    ...(item.contactId === "" ? {} : { contactId: item.contactId }),
    ...(item.assignedAt === 0 ? {} : { assignedAt: item.assignedAt }),
    ...(item.terminatedAt === 0
      ? {}
      : { terminatedAt: item.terminatedAt, terminationReason: item.terminationReason }),
    ...(item.digits === "" ? {} : { digits: item.digits }),
    ...(item.messages.length === 0
      ? {}
      : {
          ...(messages === 0 ? {} : { chatMessages: messagesOf(item, messages) }),
          unreadCount: unread(item),
        }),
    ...(last === undefined
      ? {}
      : {
          [isChat ? "currentChatMessage" : "currentSMSMessage"]: Number.isFinite(messages)
            ? messageInFrame(last)
            : last,
        }),
    ...item.extra,
  };
}

function messagesOf({ messages }: Item, count: number): readonly object[] {
  return Number.isFinite(count) ? messages.slice(-count).map(messageInFrame) : messages;
}

/** Longer HTML is left out of frames, which clients read up to a size only; `htmlSize` says that there is some. */
const htmlInFrame = 64_000;

export function messageInFrame(message: Message): object {
  if ((message.html?.length ?? 0) <= htmlInFrame) return message;
  const { html = "", ...rest } = message;
  return { ...rest, htmlSize: html.length };
}

function unread(item: Item): number {
  const lastOwn = item.messages.findLastIndex((message) => message.type === "USER");
  return item.messages.length - 1 - lastOwn;
}

/** A `Conversation`, as its row in a list. */
export function conversationOnWire(world: World, conversation: Conversation): Record<string, unknown> {
  const { conversationId, contactId, name, phoneNumber, email, drafts } = conversation;
  const { unreadMessages, unreadMissedCalls, unreadVoicemails } = conversation;
  const last = world.item(conversation.lastWorkitemId);
  const open = world.openItemsIn(conversationId);
  const lastMessage = last?.messages.at(-1);
  return {
    _id: conversationId,
    id: conversationId,
    conversationId,
    conversationType: "EXTERNAL",
    objectType: "conversation",
    tenantId: world.tenantId,
    name,
    phoneNumber,
    email,
    ...(contactId === "" ? {} : { contactId }),
    createdAt: conversation.createdAt,
    modifiedAt: conversation.modifiedAt,
    activeAt: conversation.activeAt,
    totalCount: open.length + world.history.select({ conversationId }).total,
    unreadCount: unreadMessages + unreadMissedCalls + unreadVoicemails,
    unreadMessages,
    unreadMissedCalls,
    unreadVoicemails,
    archivedAt: conversation.archivedAt,
    optedOutAt: conversation.optedOutAt,
    drafts: Object.entries(drafts).map(([channelType, draft]) => ({ channelType, ...draft })),
    ...(lastMessage === undefined ? {} : { lastMessage: inList(lastMessage) }),
    ...(last === undefined ? {} : { lastWorkitem: inListItem(world, last) }),
    participants: [{ id: contactId || conversationId, type: "CONTACT", firstName: name, phoneNumber }],
  };
}

const listText = 300;
/** Without what a row of a list has no place for. */
function inList({ html: _html, textMsg, ...message }: Message): Record<string, unknown> {
  return { ...message, textMsg: textMsg.slice(0, listText) };
}
function inListItem(world: World, item: Item): Record<string, unknown> {
  const { currentSMSMessage: _sms, currentChatMessage: _chat, ...shown } = itemOnWire(world, item, 0);
  return shown;
}

/** `fetchUnreadCounts`. */
export function unreadOnWire({ unread }: World): Record<string, number> {
  const { messages, missedCalls, voicemails } = unread;
  return {
    internal: 0,
    mentions: 0,
    total: messages + missedCalls + voicemails,
    voicecalls: missedCalls,
    voicemails,
  };
}

/** An `Offer`. */
export function offerOnWire(world: World, offer: OpenOffer, item: Item): Record<string, unknown> {
  return {
    offerId: offer.offerId,
    workitemId: item.workitemId,
    type: item.type,
    channelType: item.channelType,
    from: item.from,
    to: item.to,
    name: item.name,
    campaignId: item.campaignId,
    campaignName: nameOf(world, "campaign", item.campaignId),
    ...(item.queueId === ""
      ? {}
      : { queueId: item.queueId, queueName: nameOf(world, "queue", item.queueId) }),
    priority: item.priority,
    createdAt: offer.createdAt,
    expiresAt: offer.expiresAt,
    timeout: Math.round((offer.expiresAt - offer.createdAt) / 1000),
    transferred: item.transferred,
  };
}

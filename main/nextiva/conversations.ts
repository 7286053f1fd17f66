import * as v from "valibot";
import { cleanName, cleanText } from "../../shared/clean-text.ts";
import type {
  Attachment,
  ConversationItem,
  MessageStatus,
  ThreadCall,
  ThreadItem,
  ThreadMessage,
  Writer,
} from "../../shared/contract/conversation.ts";
import { windowKeySchema } from "../../shared/contract/window.ts";
import { isVoice } from "../../shared/state/workitem.ts";
import { type Conversation, ConversationSchema, type UnreadCounts } from "../../shared/wire/conversation.ts";
import { type ChatMessage, type Workitem, workitemIdOf } from "../../shared/wire/workitem.ts";
import { channelIn, factsOf, type Reading } from "./vocabulary.ts";

/** A row of the list shows two lines at most. */
const longestPreview = 200;
/** What a bubble may hold; more of it is read as a file. */
const longestText = 20_000;
const mostAttachments = 50;

/** One that says nothing of itself is a call. */
const channelShown = (workitem: Workitem) => channelIn(workitem) || "voice";

/**
 * A row of a conversation list as sent → ours. The contract calls the rows workitems, a live one may well hold
 * conversations: both are read. Null for one that belongs to no conversation, or cannot be named in an address.
 */
export function conversationItem(row: object, reading: Reading): ConversationItem | null {
  const workitem = row as Workitem;
  if (workitem.workitemId !== undefined) return ofWorkitem(workitem, reading);
  const read = v.safeParse(ConversationSchema, row);
  return read.success ? ofConversation(read.output, reading) : null;
}

/** @param archived those that were put away are wanted as well */
export function ofConversation(
  conversation: Conversation,
  reading: Reading,
  archived = false,
): ConversationItem | null {
  const key = conversation.conversationId ?? conversation._id;
  const isWanted = archived || (conversation.archivedAt ?? 0) === 0;
  if (!v.is(windowKeySchema, key) || !isWanted) return null;
  const { lastMessage, lastWorkitem, participants = [] } = conversation;
  const facts = lastWorkitem === undefined ? null : factsOf(lastWorkitem, reading);
  const other = participants.find((each) => each.user === undefined);
  const at =
    conversation.activeAt ??
    lastMessage?.timestamp ??
    lastWorkitem?.createdAt ??
    conversation.modifiedAt ??
    conversation.createdAt;
  return {
    key,
    name:
      cleanName(conversation.name ?? "") ||
      cleanName([other?.firstName, other?.lastName].filter(Boolean).join(" ")) ||
      (facts?.name ?? ""),
    address: cleanName(conversation.phoneNumber || conversation.email || other?.phoneNumber || ""),
    contactId: conversation.contactId ?? facts?.contactId ?? "",
    channel:
      lastMessage?.channelType?.toLowerCase() ||
      (lastWorkitem === undefined ? "" : channelShown(lastWorkitem)),
    direction: lastMessage === undefined ? (facts?.direction ?? "inbound") : writtenBy(lastMessage),
    text: preview(lastMessage),
    at: at === undefined ? reading.at : at + reading.skew,
    unread: conversation.unreadCount ?? 0,
    voicemails: conversation.unreadVoicemails ?? 0,
    missed: conversation.unreadMissedCalls ?? 0,
    isMine: facts?.mine === true,
  };
}

/** What nobody has looked at; missed calls are counted elsewhere. Null where the server does not say it. */
export function unreadOf(counts: UnreadCounts | undefined): number | null {
  if (counts?.total === undefined) return null;
  return Math.max(0, counts.total - (counts.voicecalls ?? 0));
}

/** A workitem that stands for its conversation. */
function ofWorkitem(workitem: Workitem, reading: Reading): ConversationItem | null {
  if (!v.is(windowKeySchema, workitem.conversationId)) return null;
  const facts = factsOf(workitem, reading);
  const last = workitem.currentSMSMessage ?? workitem.currentChatMessage ?? workitem.chatMessages?.at(-1);
  const at = last?.timestamp;
  return {
    key: workitem.conversationId,
    name: facts.name,
    address: facts.number,
    contactId: facts.contactId,
    channel: channelShown(workitem),
    direction: last === undefined ? facts.direction : writtenBy(last),
    text: preview(last),
    at: at === undefined ? facts.createdAt : at + reading.skew,
    unread: workitem.unreadCount ?? 0,
    voicemails: workitem.voicemailFile ? 1 : 0,
    missed: callOf(workitem, reading).isMissed ? 1 : 0,
    isMine: facts.mine === true,
  };
}

function preview(message: ChatMessage | undefined): string {
  return cleanName(message?.subject || message?.textMsg || "", longestPreview);
}

/** CLIENT is the customer; USER and BOT are ours. */
const writtenBy = ({ type }: ChatMessage) => (/^client$/i.test(type ?? "") ? "inbound" : "outbound");

/** Who of ours, where the message says so. */
function writerOf({ type, fromId }: ChatMessage, { userId }: Reading): { readonly writer?: Writer } {
  if (/^bot$/i.test(type ?? "")) return { writer: "bot" };
  if (/^client$/i.test(type ?? "") || !fromId || userId === undefined) return {};
  return { writer: fromId === userId ? "you" : "colleague" };
}

/** What a workitem puts into its conversation: a call, or its messages. */
export function threadItems(workitem: Workitem, reading: Reading): readonly ThreadItem[] {
  if (isVoice(channelShown(workitem))) return [callOf(workitem, reading)];
  return messagesIn(workitem).map((message, index) => messageOf(message, workitem, index, reading));
}

function messagesIn(workitem: Workitem): readonly ChatMessage[] {
  const messages = workitem.chatMessages ?? [];
  const newest = workitem.currentSMSMessage ?? workitem.currentChatMessage;
  return messages.length > 0 || newest === undefined ? messages : [newest];
}

/** The message that the thread calls so; null where the workitem has none of that id. */
export function messageIn(workitem: Workitem, messageId: string): ChatMessage | null {
  return messagesIn(workitem).find((each, index) => messageIdOf(each, index) === messageId) ?? null;
}

const messageIdOf = (message: ChatMessage, index: number) => message.id || message.messageId || `${index}`;

function callOf(workitem: Workitem, reading: Reading): ThreadCall {
  const { workitemId, direction, end, createdAt } = factsOf(workitem, reading);
  const { assignedAt: began, terminatedAt: ended } = workitem;
  const isMissed = direction === "inbound" && (end === "noAnswer" || end === "rejected");
  return {
    kind: "call",
    key: workitemId,
    workitemId,
    channel: channelShown(workitem),
    direction,
    at: createdAt,
    end,
    lastedMs: isMissed || began === undefined || ended === undefined || ended < began ? null : ended - began,
    isMissed,
    hasVoicemail: Boolean(workitem.voicemailFile),
  };
}

/** @param index stands in where the message has no id of its own */
export function messageOf(
  message: ChatMessage,
  workitem: Workitem,
  index: number,
  reading: Reading,
): ThreadMessage {
  const workitemId = workitemIdOf(workitem);
  const messageId = messageIdOf(message, index);
  const at = message.timestamp ?? workitem.createdAt;
  return {
    kind: "message",
    key: `${workitemId} ${messageId}`,
    workitemId,
    messageId,
    channel: message.channelType?.toLowerCase() || channelShown(workitem),
    direction: writtenBy(message),
    ...writerOf(message, reading),
    at: at === undefined ? reading.at : at + reading.skew,
    subject: cleanName(message.subject ?? ""),
    text: cleanText(message.textMsg ?? "")
      .slice(0, longestText)
      .toWellFormed(),
    status: statusOf(message.status),
    reason: cleanName(message.statusReason ?? ""),
    attachments: (message.attachments ?? []).slice(0, mostAttachments).map(attachmentOf),
    isFormatted: Boolean(message.html) || (message.htmlSize ?? 0) > 0,
  };
}

export function attachmentOf(file: NonNullable<ChatMessage["attachments"]>[number]): Attachment {
  return {
    fileId: file.fileId,
    name: cleanName(file.name ?? ""),
    contentType: cleanName(file.contentType ?? ""),
    size: file.size ?? null,
  };
}

const statuses: Readonly<Record<string, MessageStatus>> = {
  queued: "queued",
  sending: "sending",
  sent: "sent",
  delivered: "delivered",
  failed: "failed",
  unknown: "unclear",
  received: "received",
};

/** What became of a message, in our word; null for a word that says nothing to us. */
export function statusOf(word: string | undefined): MessageStatus | null {
  const known = (word ?? "").toLowerCase();
  return Object.hasOwn(statuses, known) ? (statuses[known] ?? null) : null;
}

/** What customers write: into their open workitem of that channel, else as a new one that is offered like a call. */
import type { Arrival } from "./commands.ts";
import { conversationWith, touchConversation } from "./conversations.ts";
import { newItem } from "./items.ts";
import type { Message, MessageChannel, MessageContent } from "./message-types.ts";
import { itemOnWire, messageInFrame } from "./projection.ts";
import type { Transaction } from "./transaction.ts";
import type { Item } from "./types.ts";

const inboundTypes = { sms: "InboundSMS", email: "InboundEmail", fax: "InboundFax", chat: "Chat" };
const stopWords = /^\s*(stop|stopall|unsubscribe|cancel|end|quit)\s*$/i;
const startWords = /^\s*(start|unstop)\s*$/i;
const stopAnswer =
  "You have been unsubscribed and will get no more messages. Reply START to get messages again.";

export interface Received extends Arrival {
  readonly channel: MessageChannel;
  readonly content: MessageContent;
}

/** Gives the workitem it came to. */
export function receive(tx: Transaction, received: Received): Item {
  const { channel, from, content, queueId = "", agentId = "", name = "" } = received;
  const conversation = conversationWith(tx, { contactId: "", address: from, name });
  const message: Message = {
    ...content,
    id: tx.uuid(),
    fromId: from,
    timestamp: tx.now,
    type: "CLIENT",
    channelType: channel,
    status: "received",
    statusAt: tx.now,
  };
  const open = tx.world
    .openItemsIn(conversation.conversationId)
    .find((item) => item.channelType === channel && item.state !== "terminated");
  const item =
    open ??
    newItem(tx, {
      channelType: channel,
      type: inboundTypes[channel],
      from,
      to: ourAddress(tx, channel, received),
      name: name || conversation.name,
      contactId: conversation.contactId,
      conversationId: conversation.conversationId,
      campaignId: campaignOf(tx, received),
      queueId,
      directTo: agentId,
      priority: received.priority ?? 3,
      ringAll: received.ringAll ?? false,
      data: { context: {} },
    });
  addMessage(tx, item, message);
  touchConversation(tx, item, ({ unreadMessages }) => ({ unreadMessages: unreadMessages + 1 }));
  if (channel === "sms") optOut(tx, item, content.textMsg);
  return tx.item(item.workitemId) ?? item;
}

/** Adds it to its workitem and notifies the agent who has that, with this message and none of those before. */
export function addMessage(tx: Transaction, item: Item, message: Message): void {
  const now = tx.item(item.workitemId) ?? item;
  const next = tx.addItem({
    ...now,
    messages: [...now.messages, message],
    modifiedAt: Math.max(tx.now, now.modifiedAt + 1),
  });
  if (next.agentId === "") return;
  tx.notify(
    next.agentId,
    "IncomingMessageNotification",
    {
      workitem: itemOnWire(tx.world, next, 1),
      conversationId: next.conversationId,
      from: message.fromId,
      name: next.name,
      textMsg: message.textMsg,
      timestamp: message.timestamp,
      message: messageInFrame(message),
    },
    next.workitemId,
  );
}

/** STOP ends messages to that number and START lets them come again, each by the carrier's rules. */
function optOut(tx: Transaction, item: Item, text: string): void {
  const isStop = stopWords.test(text);
  if (!isStop && !startWords.test(text)) return;
  touchConversation(tx, item, () => ({ optedOutAt: isStop ? tx.now : 0 }));
  if (!isStop) return;
  addMessage(tx, item, {
    id: tx.uuid(),
    textMsg: stopAnswer,
    fromId: item.to,
    timestamp: tx.now,
    type: "BOT",
    channelType: "sms",
    status: "sent",
    statusAt: tx.now,
  });
}

export function campaignOf(
  tx: Transaction,
  { campaignId, queueId = "" }: Pick<Arrival, "campaignId" | "queueId">,
): string {
  const queue = queueId === "" ? undefined : tx.object("queue", queueId);
  return campaignId ?? (typeof queue?.campaignId === "string" ? queue.campaignId : "");
}

function ourAddress(tx: Transaction, channel: MessageChannel, arrival: Arrival): string {
  const campaign = tx.object("campaign", campaignOf(tx, arrival)) ?? [...tx.world.objectsOf("campaign")][0];
  const field = channel === "email" ? "emailFromAddress" : channel === "sms" ? "smsFromAddress" : "phone";
  return String(campaign?.[field] ?? campaign?.phone ?? "");
}

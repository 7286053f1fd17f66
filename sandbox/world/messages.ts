/** What agents write: checked, put on its workitem, and on its way. */
import { consentTypes } from "../../shared/wire/messages.ts";
import { ownItem } from "./calls.ts";
import type { CommandOf, Sending } from "./commands.ts";
import { conversationWith, touchConversation } from "./conversations.ts";
import { dispatch } from "./delivery.ts";
import { consentFor, mayReach } from "./dialling.ts";
import { terminate } from "./ending.ts";
import { newItem } from "./items.ts";
import type { Message, MessageChannel, MessageContent } from "./message-types.ts";
import { itemOnWire } from "./projection.ts";
import { done, refuse, type Transaction } from "./transaction.ts";
import type { Answer, Item, TenantObject } from "./types.ts";

const outboundTypes = { sms: "OutboundSMS", email: "OutboundEmail", fax: "OutboundFax", chat: "Chat" };
/** The campaign's switch for a channel, and the address that messages go out from. */
const campaignFields: Readonly<Record<MessageChannel, { use: string; from: string }>> = {
  sms: { use: "useForSMS", from: "smsFromAddress" },
  email: { use: "useForEmail", from: "emailFromAddress" },
  fax: { use: "useForFax", from: "phone" },
  chat: { use: "useForChat", from: "phone" },
};

const isNumber = (to: string) => /^\+?[0-9() .-]{3,20}$/.test(to);
const isEmail = (to: string) => /^[^\s@]+@[^\s@]+$/.test(to.replace(/^.*<(.*)>$/, "$1"));

function campaignFor(tx: Transaction, channel: MessageChannel, campaignId = ""): TenantObject | undefined {
  const { use } = campaignFields[channel];
  if (campaignId !== "") {
    const campaign = tx.object("campaign", campaignId);
    return campaign?.[use] === true ? campaign : undefined;
  }
  const all = [...tx.world.objectsOf("campaign")].filter((one) => one[use] === true);
  return all.find((one) => one.defaultOutbound === true) ?? all[0];
}

/** Which rule stands against writing to this number or address. */
function consentToWrite(tx: Transaction, channel: MessageChannel, to: string): number {
  if (channel === "email" || channel === "chat") return consentTypes.none;
  const contact = tx.world.contactAt(to);
  const conversation =
    contact === undefined ? tx.world.conversations.at(to) : tx.world.conversations.get(contact._id);
  if (channel === "sms" && (conversation?.optedOutAt ?? 0) > 0) return consentTypes.doNotCall;
  return consentFor(tx, to);
}

export function verifyConsent(tx: Transaction, { channel, to }: CommandOf<"verifyConsent">): Answer {
  const consentType = consentToWrite(tx, channel, to);
  return done({ canDial: consentType === consentTypes.none, consentType });
}

/**
 * A message to somebody: on the workitem it names, on the agent's open one with them, or on a new one. To several
 * numbers it is several messages; the answer is the first one's.
 */
export function send(tx: Transaction, { sending }: CommandOf<"send">): Answer {
  const { channel, to, toNumbers = [] } = sending;
  const receivers = [...new Set([to, ...toNumbers])];
  const isReceiver = channel === "email" ? isEmail : isNumber;
  if (channel !== "chat" && !receivers.every(isReceiver))
    return refuse("invalid", `to: nothing that ${channel} can go to`);
  const campaign = campaignFor(tx, channel, sending.campaignId);
  if (campaign === undefined) return refuse("invalid", "no campaign to send from");
  const answers = receivers.map((receiver) => sendTo(tx, receiver, sending, campaign));
  return answers[0] ?? refuse("invalid", "to: nobody");
}

function sendTo(tx: Transaction, to: string, sending: Sending, campaign: TenantObject): Answer {
  const { userId, channel, content, force } = sending;
  const consentType = consentToWrite(tx, channel, to);
  if (!mayReach(consentType, force)) return done({ canDial: false, consentType });
  const item = itemFor(tx, to, sending, campaign);
  if ("ok" in item) return item;
  const message = write(tx, item, userId, content);
  return done({
    canDial: true,
    consentType,
    workitemId: item.workitemId,
    messageId: message.id,
    conversationId: item.conversationId,
  });
}

function itemFor(
  tx: Transaction,
  to: string,
  { userId, channel, workitemId = "", name = "", contactId = "" }: Sending,
  campaign: TenantObject,
): Item | Extract<Answer, { ok: false }> {
  if (workitemId !== "") return ownItem(tx, userId, workitemId);
  const conversation = conversationWith(tx, { contactId, address: to, name });
  const open = tx.world
    .openItemsIn(conversation.conversationId)
    .find((one) => one.channelType === channel && one.agentId === userId && one.state === "active");
  if (open !== undefined) return open;
  const item = newItem(tx, {
    channelType: channel,
    type: outboundTypes[channel],
    state: "active",
    from: String(campaign[campaignFields[channel].from] ?? campaign.phone ?? ""),
    to,
    name: name || conversation.name,
    contactId: contactId || conversation.contactId,
    conversationId: conversation.conversationId,
    campaignId: String(campaign.campaignId ?? campaign._id),
    agentId: userId,
    assignedAt: tx.now,
  });
  tx.notifyItem(userId, item, "");
  return item;
}

/** On the workitem, and on its way. */
function write(tx: Transaction, item: Item, userId: string, content: MessageContent): Message {
  const message: Message = {
    ...content,
    id: tx.uuid(),
    fromId: userId,
    timestamp: tx.now,
    type: "USER",
    channelType: item.channelType === "voice" ? "sms" : item.channelType,
    status: "queued",
    statusAt: tx.now,
  };
  const now = tx.item(item.workitemId) ?? item;
  const next = tx.setItem(item.workitemId, { messages: [...now.messages, message] }) ?? now;
  touchConversation(tx, next);
  const to = /^outbound/i.test(next.type) ? next.to : next.from;
  dispatch(tx, next, message, to);
  return message;
}

/** An answer on a workitem that is this agent's: e-mail and chat. */
export function reply(tx: Transaction, { userId, workitemId, content }: CommandOf<"reply">): Answer {
  const item = ownItem(tx, userId, workitemId);
  if ("ok" in item) return item;
  write(tx, item, userId, content);
  const next = tx.item(workitemId);
  return done(next === undefined ? {} : itemOnWire(tx.world, next));
}

export function customerLeaves(tx: Transaction, { workitemId }: CommandOf<"customerLeaves">): Answer {
  const item = tx.item(workitemId);
  if (item === undefined) return refuse("notFound", "no such workitem");
  terminate(tx, item, "CUSTOMER_HANGUP");
  return done();
}

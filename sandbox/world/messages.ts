import { newItem } from "./arrivals.ts";
import { ownItem } from "./calls.ts";
import type { CommandOf } from "./commands.ts";
import { consentFor, defaultCampaign, mayReach } from "./dialling.ts";
import { itemOnWire } from "./projection.ts";
import { done, refuse, type Transaction } from "./transaction.ts";
import type { Answer, Message } from "./types.ts";

const outboundTypes = { sms: "OutboundSMS", email: "OutboundEmail", fax: "OutboundFax", chat: "Chat" };

/** A message to somebody: on the workitem it belongs to, or on a new one. */
export function send(tx: Transaction, { sending }: CommandOf<"send">): Answer {
  const { userId, channel, to, text } = sending;
  const campaignId = sending.campaignId ?? defaultCampaign(tx);
  const campaign = tx.object("campaign", campaignId);
  if (campaign === undefined) return refuse("invalid", "no campaign to send from");
  const consentType = channel === "email" ? 0 : consentFor(tx, to);
  if (!mayReach(consentType, sending.force)) return done({ canDial: false, consentType });
  const message: Message = {
    id: tx.uuid(),
    textMsg: text,
    fromId: userId,
    timestamp: tx.now,
    type: "USER",
  };
  if (sending.workitemId !== undefined && sending.workitemId !== "") {
    const item = ownItem(tx, userId, sending.workitemId);
    if ("ok" in item) return item;
    tx.setItem(item.workitemId, { messages: [...item.messages, message] });
    return done({ canDial: true, consentType, workitemId: item.workitemId });
  }
  const item = newItem(tx, {
    channelType: channel,
    type: outboundTypes[channel],
    state: "active",
    from: String(campaign.phone ?? ""),
    to,
    name: sending.name ?? "",
    contactId: sending.contactId ?? "",
    campaignId,
    agentId: userId,
    assignedAt: tx.now,
    messages: [message],
  });
  tx.notifyItem(userId, item, "");
  return done({ canDial: true, consentType, workitemId: item.workitemId });
}

export function reply(tx: Transaction, { userId, workitemId, text }: CommandOf<"reply">): Answer {
  const item = ownItem(tx, userId, workitemId);
  if ("ok" in item) return item;
  const message: Message = {
    id: tx.uuid(),
    textMsg: text,
    fromId: userId,
    timestamp: tx.now,
    type: "USER",
  };
  const next = tx.setItem(workitemId, { messages: [...item.messages, message] });
  return done(next === undefined ? {} : itemOnWire(tx.world, next));
}

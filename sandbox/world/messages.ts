import { newItem } from "./arrivals.ts";
import { ownCall } from "./calls.ts";
import type { CommandOf } from "./commands.ts";
import { consentFor, defaultCampaign, mayReach } from "./dialling.ts";
import { itemOnWire } from "./projection.ts";
import { done, refuse, type Turn } from "./turn.ts";
import type { Answer, Message } from "./types.ts";

const outboundTypes = { sms: "OutboundSMS", email: "OutboundEmail", fax: "OutboundFax", chat: "Chat" };

/** A message to somebody: on the workitem it belongs to, or on a new one. */
export function send(turn: Turn, { sending }: CommandOf<"send">): Answer {
  const { userId, channel, to, text } = sending;
  const campaignId = sending.campaignId ?? defaultCampaign(turn);
  const campaign = turn.thing("campaign", campaignId);
  if (campaign === undefined) return refuse("invalid", "no campaign to send from");
  const consentType = channel === "email" ? 0 : consentFor(turn, to);
  if (!mayReach(consentType, sending.force)) return done({ canDial: false, consentType });
  const message: Message = {
    id: turn.uuid(),
    textMsg: text,
    fromId: userId,
    timestamp: turn.now,
    type: "USER",
  };
  if (sending.workitemId !== undefined && sending.workitemId !== "") {
    const item = ownCall(turn, userId, sending.workitemId);
    if ("ok" in item) return item;
    turn.setItem(item.workitemId, { messages: [...item.messages, message] });
    return done({ canDial: true, consentType, workitemId: item.workitemId });
  }
  const item = newItem(turn, {
    channelType: channel,
    type: outboundTypes[channel],
    state: "active",
    from: String(campaign.phone ?? ""),
    to,
    name: sending.name ?? "",
    contactId: sending.contactId ?? "",
    campaignId,
    agentId: userId,
    assignedAt: turn.now,
    messages: [message],
  });
  turn.tellItem(userId, item, "");
  return done({ canDial: true, consentType, workitemId: item.workitemId });
}

export function reply(turn: Turn, { userId, workitemId, text }: CommandOf<"reply">): Answer {
  const item = ownCall(turn, userId, workitemId);
  if ("ok" in item) return item;
  const message: Message = {
    id: turn.uuid(),
    textMsg: text,
    fromId: userId,
    timestamp: turn.now,
    type: "USER",
  };
  const next = turn.setItem(workitemId, { messages: [...item.messages, message] });
  return done(next === undefined ? {} : itemOnWire(turn.world, next));
}

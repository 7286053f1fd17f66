/** What comes in from outside. */
import type { Arrival, CommandOf } from "./commands.ts";
import { terminate } from "./ending.ts";
import { itemOnWire } from "./projection.ts";
import { done, refuse, type Transaction } from "./transaction.ts";
import type { Answer, Item, Message } from "./types.ts";

const inboundTypes = {
  voice: "InboundCall",
  sms: "InboundSMS",
  email: "InboundEmail",
  fax: "InboundFax",
  chat: "Chat",
};

/** A new workitem with nothing decided yet. */
export function newItem(
  tx: Transaction,
  given: Pick<Item, "channelType" | "type" | "from" | "to"> & Partial<Item>,
): Item {
  const _id = tx.objectId();
  return tx.addItem({
    _id,
    workitemId: _id,
    conversationId: given.contactId || _id,
    state: "inqueue",
    priority: 3,
    name: "",
    contactId: "",
    campaignId: "",
    queueId: "",
    agentId: "",
    createdAt: tx.now,
    modifiedAt: tx.now,
    assignedAt: 0,
    terminatedAt: 0,
    terminationReason: "",
    digits: "",
    inMute: false,
    inRecording: false,
    recordingPaused: false,
    inConference: false,
    data: {},
    messages: [],
    extra: {},
    directTo: "",
    transferred: false,
    ringAll: false,
    declinedBy: [],
    retryAt: 0,
    legDeadline: 0,
    farEnd: null,
    linked: "",
    ...given,
  });
}

/** A call or a message comes in, for a queue or for one agent. */
export function arrive(tx: Transaction, { arrival }: CommandOf<"arrive">): Answer {
  const refused = checkArrival(tx, arrival);
  if (refused !== undefined) return refused;
  const { channel, from, text, queueId = "", agentId = "" } = arrival;
  const contact = tx.world.contactAt(from);
  const queue = tx.object("queue", queueId);
  const campaignId = arrival.campaignId ?? (typeof queue?.campaignId === "string" ? queue.campaignId : "");
  const campaign = tx.object("campaign", campaignId);
  const messages: Message[] =
    text === undefined
      ? []
      : [{ id: tx.uuid(), textMsg: text, fromId: from, timestamp: tx.now, type: "CLIENT" }];
  const item = newItem(tx, {
    channelType: channel,
    type: inboundTypes[channel],
    from,
    to: agentId === "" ? String(campaign?.phone ?? "+15550199000") : (tx.agent(agentId)?.extension ?? ""),
    name: arrival.name ?? contact?.name ?? "",
    contactId: contact?._id ?? "",
    campaignId,
    queueId,
    directTo: agentId,
    priority: arrival.priority ?? 3,
    ringAll: arrival.ringAll ?? false,
    data: { context: {} },
    messages,
  });
  const direct = agentId === "" ? undefined : tx.agent(agentId);
  if (direct !== undefined && (direct.acdLoginAt === 0 || !direct.enabled)) terminate(tx, item, "NO_ANSWER");
  return done(itemOnWire(tx.world, item));
}

function checkArrival(tx: Transaction, { queueId, agentId, priority }: Arrival): Answer | undefined {
  if ((queueId === undefined) === (agentId === undefined))
    return refuse("invalid", "say a queue or an agent");
  if (queueId !== undefined && tx.object("queue", queueId) === undefined)
    return refuse("notFound", "no such queue");
  if (agentId !== undefined && tx.agent(agentId) === undefined) return refuse("notFound", "no such agent");
  if (priority !== undefined && !isPriority(priority)) return refuse("invalid", "priority is 1 to 5");
  return undefined;
}

export function isPriority(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 5;
}

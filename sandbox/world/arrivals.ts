/** What comes in from outside. */
import type { Arrival, CommandOf } from "./commands.ts";
import { terminate } from "./ending.ts";
import { itemOnWire } from "./projection.ts";
import { done, refuse, type Turn } from "./turn.ts";
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
  turn: Turn,
  given: Pick<Item, "channelType" | "type" | "from" | "to"> & Partial<Item>,
): Item {
  const _id = turn.objectId();
  return turn.addItem({
    _id,
    workitemId: _id,
    state: "inqueue",
    priority: 3,
    name: "",
    contactId: "",
    campaignId: "",
    queueId: "",
    agentId: "",
    createdAt: turn.now,
    modifiedAt: turn.now,
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
    tried: [],
    retryAt: 0,
    legBy: 0,
    farEnd: null,
    linked: "",
    ...given,
  });
}

/** A call or a message comes in, for a queue or for one agent. */
export function arrive(turn: Turn, { arrival }: CommandOf<"arrive">): Answer {
  const refused = checkArrival(turn, arrival);
  if (refused !== undefined) return refused;
  const { channel, from, text, queueId = "", agentId = "" } = arrival;
  const contact = Object.values(turn.world.things.contact ?? {}).find(
    (one) => one.phone === from || one.email === from,
  );
  const queue = turn.thing("queue", queueId);
  const campaignId = arrival.campaignId ?? (typeof queue?.campaignId === "string" ? queue.campaignId : "");
  const campaign = turn.thing("campaign", campaignId);
  const messages: Message[] =
    text === undefined
      ? []
      : [{ id: turn.uuid(), textMsg: text, fromId: from, timestamp: turn.now, type: "CLIENT" }];
  const item = newItem(turn, {
    channelType: channel,
    type: inboundTypes[channel],
    from,
    to: agentId === "" ? String(campaign?.phone ?? "+15550199000") : (turn.agent(agentId)?.extension ?? ""),
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
  const direct = agentId === "" ? undefined : turn.agent(agentId);
  if (direct !== undefined && (direct.acdLoginAt === 0 || !direct.enabled))
    terminate(turn, item, "NO_ANSWER");
  return done(itemOnWire(turn.world, item));
}

function checkArrival(turn: Turn, { queueId, agentId, priority }: Arrival): Answer | undefined {
  if ((queueId === undefined) === (agentId === undefined))
    return refuse("invalid", "say a queue or an agent");
  if (queueId !== undefined && turn.thing("queue", queueId) === undefined)
    return refuse("notFound", "no such queue");
  if (agentId !== undefined && turn.agent(agentId) === undefined) return refuse("notFound", "no such agent");
  if (priority !== undefined && !isPriority(priority)) return refuse("invalid", "priority is 1 to 5");
  return undefined;
}

export function isPriority(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 5;
}

/** Calls and messages that come in from outside. */
import type { Arrival, CommandOf } from "./commands.ts";
import { terminate } from "./ending.ts";
import { campaignOf, receive } from "./inbox.ts";
import { isPriority, newItem } from "./items.ts";
import { itemOnWire } from "./projection.ts";
import { done, refuse, type Transaction } from "./transaction.ts";
import type { Answer, Item } from "./types.ts";

/** A call or a message comes in, for a queue or for one agent. */
export function arrive(tx: Transaction, { arrival }: CommandOf<"arrive">): Answer {
  const refused = checkArrival(tx, arrival);
  if (refused !== undefined) return refused;
  const { channel, content = { textMsg: "" } } = arrival;
  if (channel !== "voice") return done(itemOnWire(tx.world, receive(tx, { ...arrival, channel, content })));
  const item = callComes(tx, arrival);
  const direct = arrival.agentId === undefined ? undefined : tx.agent(arrival.agentId);
  if (direct !== undefined && (direct.acdLoginAt === 0 || !direct.enabled)) terminate(tx, item, "NO_ANSWER");
  return done(itemOnWire(tx.world, tx.world.item(item.workitemId) ?? item));
}

function callComes(tx: Transaction, arrival: Arrival): Item {
  const { from, queueId = "", agentId = "" } = arrival;
  const contact = tx.world.contactAt(from);
  const campaignId = campaignOf(tx, arrival);
  const campaign = tx.object("campaign", campaignId);
  return newItem(tx, {
    channelType: "voice",
    type: "InboundCall",
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
  });
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

import { offerOnWire } from "./projection.ts";
import { serverStatuses } from "./statuses.ts";
import type { Transaction } from "./transaction.ts";
import type { Agent, Item, OfferState, OpenOffer } from "./types.ts";

/** How many closed offers are remembered, so that a late answer is told "gone" and not "unknown". */
const closedOffersKept = 200;

/** Offers whatever waits to whoever can take it: by priority, then age; to the agent idle longest. */
export function route(tx: Transaction): void {
  const { world } = tx;
  if (world.waiting.length === 0) return;
  /** By queue and channel, whether somebody there could take work at all. */
  const open = new Map<string, boolean>();
  const isOpen = (item: Item) => {
    const key = `${item.queueId} ${item.channelType}`;
    const known = open.get(key) ?? agentsFor(tx, item).some((agent) => isFree(tx, agent, item));
    open.set(key, known);
    return known;
  };
  for (const item of [...world.waiting]) {
    if (item.directTo === "" && !isOpen(item)) continue;
    const isForAll = item.ringAll || ringsAll(tx, item.queueId);
    const chosen = candidates(tx, item, isForAll);
    if (chosen.length === 0) continue;
    offerTo(tx, item, chosen);
    open.clear();
  }
  for (const { workitemId } of [...world.declined])
    tx.setItem(workitemId, { retryAt: tx.now + world.behaviour.reofferMs });
}

function ringsAll(tx: Transaction, queueId: string): boolean {
  return queueId !== "" && tx.object("queue", queueId)?.ringAll === true;
}

/** Those who could be asked, the one idle longest first; after them, for a message, those in a call. */
function agentsFor({ world }: Transaction, { queueId, channelType }: Item): readonly Agent[] {
  const idle = world.idleIn(queueId);
  const inCalls = channelType === "voice" ? [] : world.multitaskingIn(queueId);
  return inCalls.length === 0 ? idle : [...idle, ...inCalls];
}

/** Has no offer to think about, and takes one more of this channel. */
function isFree(tx: Transaction, { userId, channels }: Agent, { channelType }: Item): boolean {
  if (tx.world.offersTo(userId).length > 0) return false;
  const { enabled = true, limit = 0, multitasking = false } = channels[channelType] ?? {};
  if (!enabled) return false;
  const isInCall = tx.callsOf(userId).length > 0;
  if (isInCall && (channelType === "voice" || !multitasking)) return false;
  return (
    limit === 0 || tx.world.itemsOf(userId).filter((one) => one.channelType === channelType).length < limit
  );
}

function candidates(tx: Transaction, item: Item, all: boolean): Agent[] {
  const canBeAsked = ({ userId }: Agent) => !item.declinedBy.includes(userId);
  if (item.directTo !== "") {
    const agent = tx.agent(item.directTo);
    return agent?.enabled && agent.acdLoginAt > 0 && canBeAsked(agent) ? [agent] : [];
  }
  const chosen: Agent[] = [];
  for (const agent of agentsFor(tx, item)) {
    if (!canBeAsked(agent) || !isFree(tx, agent, item)) continue;
    chosen.push(agent);
    if (!all) break;
  }
  return chosen;
}

function offerTo(tx: Transaction, item: Item, agents: readonly Agent[]): void {
  const offered = tx.setItem(item.workitemId, { state: "offered", retryAt: 0 });
  if (offered === undefined) return;
  for (const agent of agents) {
    const offer: OpenOffer = {
      offerId: tx.uuid(),
      workitemId: item.workitemId,
      userId: agent.userId,
      createdAt: tx.now,
      expiresAt: tx.now + tx.world.behaviour.offerTimeoutMs,
      state: "open",
    };
    tx.setOffer(offer);
    const message = { offer: offerOnWire(tx.world, offer, offered) };
    tx.notify(agent.userId, "OfferNotification", message, item.workitemId);
  }
}

const endNames = {
  accepted: "OfferAcceptedNotification",
  rejected: "OfferRejectedNotification",
  expired: "OfferExpiredNotification",
  hangup: "OfferTerminatedByHangupNotification",
  removed: "OfferRemovedNotification",
} as const satisfies Record<Exclude<OfferState, "open">, string>;

/** Closes an offer and tells the agent how it ended, and where that moved them. */
export function closeOffer(
  tx: Transaction,
  offer: OpenOffer,
  state: Exclude<OfferState, "open">,
  moved?: string,
): void {
  tx.setOffer({ ...offer, state });
  const status = moved === undefined ? {} : { statusId: moved, status: tx.statusNumber(moved) };
  const message = { offerId: offer.offerId, workitemId: offer.workitemId, ...status };
  tx.notify(offer.userId, endNames[state], message, offer.workitemId);
  forgetOldOffers(tx);
}

function forgetOldOffers(tx: Transaction): void {
  const { closedOffers } = tx.world;
  for (const { offerId } of closedOffers.slice(0, Math.max(0, closedOffers.length - closedOffersKept)))
    tx.world.offers.delete(offerId);
}

/** An agent let an offer go. When nobody else has it open, the workitem waits again; a direct call is over. */
export function returnToQueue(tx: Transaction, offer: OpenOffer): void {
  const item = tx.item(offer.workitemId);
  if (item === undefined || item.agentId !== "") return;
  const declinedBy = [...new Set([...item.declinedBy, offer.userId])];
  const state = tx.world.offersFor(item.workitemId).length > 0 ? item.state : "inqueue";
  tx.setItem(item.workitemId, { declinedBy, state });
}

/** What an agent without an answer becomes, unless the queue says that they stay as they are. */
export function noAnswerStatus(tx: Transaction, item: Item | undefined): string | undefined {
  const queue = item === undefined || item.queueId === "" ? undefined : tx.object("queue", item.queueId);
  return queue?.noAnswerStatusAsAvailable === true ? undefined : serverStatuses.noAnswer;
}

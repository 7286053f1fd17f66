import { offerOnWire } from "./projection.ts";
import { serverStatuses } from "./statuses.ts";
import type { Transaction } from "./transaction.ts";
import type { Agent, Item, OfferState, OpenOffer } from "./types.ts";

/** How many closed offers are remembered, so that a late answer is told "gone" and not "unknown". */
const closedOffersKept = 200;

/** Offers whatever waits to whoever can take it: by priority, then age; to the agent idle longest. */
export function route(tx: Transaction): void {
  const waiting = tx
    .items()
    .filter((item) => item.state === "inqueue")
    .sort(
      (a, b) =>
        b.priority - a.priority || a.createdAt - b.createdAt || (a.workitemId < b.workitemId ? -1 : 1),
    );
  for (const item of waiting) {
    const agents = candidates(tx, item);
    const chosen = item.ringAll || ringsAll(tx, item.queueId) ? agents : agents.slice(0, 1);
    if (chosen.length > 0) offerTo(tx, item, chosen);
    else if (item.retryAt === 0 && item.declinedBy.length > 0) {
      tx.setItem(item.workitemId, { retryAt: tx.now + tx.world.behaviour.reofferMs });
    }
  }
}

function ringsAll(tx: Transaction, queueId: string): boolean {
  return queueId !== "" && tx.object("queue", queueId)?.ringAll === true;
}

function candidates(tx: Transaction, item: Item): Agent[] {
  if (item.directTo !== "") {
    const agent = tx.agent(item.directTo);
    return agent?.enabled && agent.acdLoginAt > 0 && !item.declinedBy.includes(agent.userId) ? [agent] : [];
  }
  const taken = new Set(tx.openOffers().map((offer) => offer.userId));
  return tx
    .agents()
    .filter((agent) => canTake(tx, agent, item) && !taken.has(agent.userId))
    .sort((a, b) => a.statusStartedAt - b.statusStartedAt || (a.username < b.username ? -1 : 1));
}

function canTake(tx: Transaction, agent: Agent, item: Item): boolean {
  return (
    agent.enabled &&
    agent.acdLoginAt > 0 &&
    tx.object("userstatus", agent.statusId)?.kind === "available" &&
    agent.queues.includes(item.queueId) &&
    !item.declinedBy.includes(agent.userId) &&
    tx.callsOf(agent.userId).length === 0
  );
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
  const all = Object.values(tx.world.offers);
  const closed = all.filter((offer) => offer.state !== "open");
  if (closed.length <= closedOffersKept) return;
  const dropped = new Set(closed.slice(0, closed.length - closedOffersKept).map((offer) => offer.offerId));
  const offers = Object.fromEntries(all.filter((o) => !dropped.has(o.offerId)).map((o) => [o.offerId, o]));
  tx.world = { ...tx.world, offers };
}

export function openOffersFor(tx: Transaction, workitemId: string): OpenOffer[] {
  return tx.openOffers().filter((offer) => offer.workitemId === workitemId);
}

/** An agent let an offer go. When nobody else has it open, the workitem waits again; a direct call is over. */
export function returnToQueue(tx: Transaction, offer: OpenOffer): void {
  const item = tx.item(offer.workitemId);
  if (item === undefined || item.agentId !== "") return;
  const declinedBy = [...new Set([...item.declinedBy, offer.userId])];
  const state = openOffersFor(tx, item.workitemId).length > 0 ? item.state : "inqueue";
  tx.setItem(item.workitemId, { declinedBy, state });
}

/** What an agent without an answer becomes, unless the queue says that they stay as they are. */
export function noAnswerStatus(tx: Transaction, item: Item | undefined): string | undefined {
  const queue = item === undefined || item.queueId === "" ? undefined : tx.object("queue", item.queueId);
  return queue?.noAnswerStatusAsAvailable === true ? undefined : serverStatuses.noAnswer;
}

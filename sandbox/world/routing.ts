import { offerOnWire } from "./projection.ts";
import { serverStatuses } from "./statuses.ts";
import type { Turn } from "./turn.ts";
import type { Agent, Item, OfferState, OpenOffer } from "./types.ts";

/** How many closed offers are remembered, so that a late answer is told "gone" and not "unknown". */
const closedOffersKept = 200;

/** Offers whatever waits to whoever can take it: by priority, then age; to the agent idle longest. */
export function route(turn: Turn): void {
  const waiting = turn
    .items()
    .filter((item) => item.state === "inqueue")
    .sort(
      (a, b) =>
        b.priority - a.priority || a.createdAt - b.createdAt || (a.workitemId < b.workitemId ? -1 : 1),
    );
  for (const item of waiting) {
    const agents = candidates(turn, item);
    const chosen = item.ringAll || ringsAll(turn, item.queueId) ? agents : agents.slice(0, 1);
    if (chosen.length > 0) offerTo(turn, item, chosen);
    else if (item.retryAt === 0 && item.tried.length > 0) {
      turn.setItem(item.workitemId, { retryAt: turn.now + turn.world.moods.reofferMs });
    }
  }
}

function ringsAll(turn: Turn, queueId: string): boolean {
  return queueId !== "" && turn.thing("queue", queueId)?.ringAll === true;
}

function candidates(turn: Turn, item: Item): Agent[] {
  if (item.directTo !== "") {
    const agent = turn.agent(item.directTo);
    return agent?.enabled && agent.acdLoginAt > 0 && !item.tried.includes(agent.userId) ? [agent] : [];
  }
  const taken = new Set(turn.openOffers().map((offer) => offer.userId));
  return turn
    .agents()
    .filter((agent) => canTake(turn, agent, item) && !taken.has(agent.userId))
    .sort((a, b) => a.statusStartedAt - b.statusStartedAt || (a.username < b.username ? -1 : 1));
}

function canTake(turn: Turn, agent: Agent, item: Item): boolean {
  return (
    agent.enabled &&
    agent.acdLoginAt > 0 &&
    turn.thing("userstatus", agent.statusId)?.kind === "available" &&
    agent.queues.includes(item.queueId) &&
    !item.tried.includes(agent.userId) &&
    turn.callsOf(agent.userId).length === 0
  );
}

function offerTo(turn: Turn, item: Item, agents: readonly Agent[]): void {
  const offered = turn.setItem(item.workitemId, { state: "offered", retryAt: 0 });
  if (offered === undefined) return;
  for (const agent of agents) {
    const offer: OpenOffer = {
      offerId: turn.uuid(),
      workitemId: item.workitemId,
      userId: agent.userId,
      createdAt: turn.now,
      expiresAt: turn.now + turn.world.moods.offerTimeoutMs,
      state: "open",
    };
    turn.setOffer(offer);
    const message = { offer: offerOnWire(turn.world, offer, offered) };
    turn.tell(agent.userId, "OfferNotification", message, item.workitemId);
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
  turn: Turn,
  offer: OpenOffer,
  state: Exclude<OfferState, "open">,
  moved?: string,
): void {
  turn.setOffer({ ...offer, state });
  const status = moved === undefined ? {} : { statusId: moved, status: turn.statusNumber(moved) };
  const message = { offerId: offer.offerId, workitemId: offer.workitemId, ...status };
  turn.tell(offer.userId, endNames[state], message, offer.workitemId);
  forgetOldOffers(turn);
}

function forgetOldOffers(turn: Turn): void {
  const all = Object.values(turn.world.offers);
  const closed = all.filter((offer) => offer.state !== "open");
  if (closed.length <= closedOffersKept) return;
  const dropped = new Set(closed.slice(0, closed.length - closedOffersKept).map((offer) => offer.offerId));
  const offers = Object.fromEntries(all.filter((o) => !dropped.has(o.offerId)).map((o) => [o.offerId, o]));
  turn.world = { ...turn.world, offers };
}

export function openOffersFor(turn: Turn, workitemId: string): OpenOffer[] {
  return turn.openOffers().filter((offer) => offer.workitemId === workitemId);
}

/** An agent let an offer go. When nobody else has it open, the workitem waits again; a direct call is over. */
export function letGo(turn: Turn, offer: OpenOffer): void {
  const item = turn.item(offer.workitemId);
  if (item === undefined || item.agentId !== "") return;
  const tried = [...new Set([...item.tried, offer.userId])];
  const state = openOffersFor(turn, item.workitemId).length > 0 ? item.state : "inqueue";
  turn.setItem(item.workitemId, { tried, state });
}

/** What an agent without an answer becomes, unless the queue says that they stay as they are. */
export function noAnswerStatus(turn: Turn, item: Item | undefined): string | undefined {
  const queue = item === undefined || item.queueId === "" ? undefined : turn.thing("queue", item.queueId);
  return queue?.noAnswerStatusAsAvailable === true ? undefined : serverStatuses.noAnswer;
}

import { never } from "../../shared/assert.ts";
import { acceptItem } from "./calls.ts";
import type { CommandOf } from "./commands.ts";
import { terminate } from "./ending.ts";
import { closeOffer, letGo, noAnswerStatus, openOffersFor } from "./routing.ts";
import { done, refuse, type Turn } from "./turn.ts";
import type { Answer, OpenOffer } from "./types.ts";

/** Accepting twice is accepting once: a client that repeats itself is told the same. */
export function acceptOffer(turn: Turn, { userId, offerId }: CommandOf<"acceptOffer">): Answer {
  const offer = turn.offer(offerId);
  if (offer === undefined || offer.userId !== userId) return refuse("notFound", "no such offer");
  const answer = { offerId, workitemId: offer.workitemId };
  if (offer.state === "accepted") return done(answer);
  const item = turn.item(offer.workitemId);
  if (offer.state !== "open" || item === undefined)
    return refuse("gone", `the offer is over: ${offer.state}`);
  closeOffer(turn, offer, "accepted");
  for (const other of openOffersFor(turn, offer.workitemId)) closeOffer(turn, other, "removed");
  acceptItem(turn, item, userId);
  return done(answer);
}

export function rejectOffer(turn: Turn, { userId, offerId, statusId }: CommandOf<"rejectOffer">): Answer {
  const offer = openOffer(turn, userId, offerId);
  if ("ok" in offer) return offer;
  if (statusId !== undefined && turn.thing("userstatus", statusId) === undefined) {
    return refuse("invalid", "no such status");
  }
  closeOffer(turn, offer, "rejected", statusId);
  if (statusId !== undefined) chooseStatus(turn, userId, statusId, "rejected");
  letGo(turn, offer);
  endDirect(turn, offer, "REJECTED");
  return done({ offerId, workitemId: offer.workitemId });
}

/** The client saw it run out, or the server did. */
export function expireOffer(turn: Turn, { userId, offerId, statusId }: CommandOf<"expireOffer">): Answer {
  const offer = openOffer(turn, userId, offerId);
  if ("ok" in offer) return offer;
  runOut(turn, offer, statusId);
  return done({ offerId, workitemId: offer.workitemId });
}

export function runOut(turn: Turn, offer: OpenOffer, statusId?: string): void {
  const isBusy = turn.callsOf(offer.userId).length > 0;
  const known = statusId !== undefined && turn.thing("userstatus", statusId) !== undefined;
  const moved = known ? statusId : isBusy ? undefined : noAnswerStatus(turn, turn.item(offer.workitemId));
  closeOffer(turn, offer, "expired", moved);
  if (moved !== undefined) turn.setStatus(offer.userId, moved, "noAnswer");
  letGo(turn, offer);
  endDirect(turn, offer, "NO_ANSWER");
}

export function withdrawOffer(turn: Turn, { offerId }: CommandOf<"withdrawOffer">): Answer {
  const offer = turn.offer(offerId);
  if (offer === undefined) return refuse("notFound", "no such offer");
  if (offer.state !== "open") return refuse("gone", `the offer is over: ${offer.state}`);
  closeOffer(turn, offer, "removed");
  letGo(turn, offer);
  endDirect(turn, offer, "WITHDRAWN");
  return done({});
}

/** Nobody else is asked for a direct call: it goes to voicemail. */
function endDirect(turn: Turn, offer: OpenOffer, reason: string): void {
  const item = turn.item(offer.workitemId);
  if (item === undefined || item.directTo === "" || item.agentId !== "") return;
  terminate(turn, item, reason);
}

function openOffer(turn: Turn, userId: string, offerId: string): OpenOffer | Extract<Answer, { ok: false }> {
  const offer = turn.offer(offerId);
  if (offer === undefined || offer.userId !== userId) {
    return { ok: false, refusal: "notFound", message: "no such offer" };
  }
  switch (offer.state) {
    case "open":
      return offer;
    case "accepted":
    case "rejected":
    case "expired":
    case "hangup":
    case "removed":
      return { ok: false, refusal: "gone", message: `the offer is over: ${offer.state}` };
    default:
      return never(offer.state);
  }
}

/** The agent's own choice: in force at once, or after the call under way. */
export function chooseStatus(turn: Turn, userId: string, statusId: string, reason: string): void {
  turn.setAgent(userId, { nextStatusId: statusId });
  if (turn.callsOf(userId).length > 0) return;
  turn.setAgent(userId, { wrapUpUntil: 0 });
  turn.setStatus(userId, statusId, reason);
  if (turn.thing("userstatus", statusId)?.kind !== "available") return;
  // Back at work: whatever they let go before may be offered to them again.
  for (const item of turn.items()) {
    if (item.tried.includes(userId) && item.state === "inqueue") {
      turn.setItem(item.workitemId, { tried: item.tried.filter((one) => one !== userId) });
    }
  }
}

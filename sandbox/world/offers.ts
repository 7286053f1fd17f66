import { never } from "../../shared/assert.ts";
import { acceptItem } from "./calls.ts";
import type { CommandOf } from "./commands.ts";
import { terminate } from "./ending.ts";
import { closeOffer, noAnswerStatus, returnToQueue } from "./routing.ts";
import { done, refuse, type Transaction } from "./transaction.ts";
import type { Answer, OpenOffer } from "./types.ts";

/** Accepting twice is accepting once: a client that repeats itself is told the same. */
export function acceptOffer(tx: Transaction, { userId, offerId }: CommandOf<"acceptOffer">): Answer {
  const offer = tx.offer(offerId);
  if (offer === undefined || offer.userId !== userId) return refuse("notFound", "no such offer");
  const answer = { offerId, workitemId: offer.workitemId };
  if (offer.state === "accepted") return done(answer);
  const item = tx.item(offer.workitemId);
  if (offer.state !== "open" || item === undefined)
    return refuse("gone", `the offer is over: ${offer.state}`);
  closeOffer(tx, offer, "accepted");
  for (const other of [...tx.world.offersFor(offer.workitemId)]) closeOffer(tx, other, "removed");
  acceptItem(tx, item, userId);
  return done(answer);
}

export function rejectOffer(
  tx: Transaction,
  { userId, offerId, statusId }: CommandOf<"rejectOffer">,
): Answer {
  const offer = openOffer(tx, userId, offerId);
  if ("ok" in offer) return offer;
  if (statusId !== undefined && tx.object("userstatus", statusId) === undefined) {
    return refuse("invalid", "no such status");
  }
  closeOffer(tx, offer, "rejected", statusId);
  if (statusId !== undefined) chooseStatus(tx, userId, statusId, "rejected");
  returnToQueue(tx, offer);
  endDirect(tx, offer, "REJECTED");
  return done({ offerId, workitemId: offer.workitemId });
}

/** The client saw it run out, or the server did. */
export function expireOffer(
  tx: Transaction,
  { userId, offerId, statusId }: CommandOf<"expireOffer">,
): Answer {
  const offer = openOffer(tx, userId, offerId);
  if ("ok" in offer) return offer;
  expire(tx, offer, statusId);
  return done({ offerId, workitemId: offer.workitemId });
}

export function expire(tx: Transaction, offer: OpenOffer, statusId?: string): void {
  const isBusy = tx.callsOf(offer.userId).length > 0;
  const known = statusId !== undefined && tx.object("userstatus", statusId) !== undefined;
  const moved = known ? statusId : isBusy ? undefined : noAnswerStatus(tx, tx.item(offer.workitemId));
  closeOffer(tx, offer, "expired", moved);
  if (moved !== undefined) tx.setStatus(offer.userId, moved, "noAnswer");
  returnToQueue(tx, offer);
  endDirect(tx, offer, "NO_ANSWER");
}

export function withdrawOffer(tx: Transaction, { offerId }: CommandOf<"withdrawOffer">): Answer {
  const offer = tx.offer(offerId);
  if (offer === undefined) return refuse("notFound", "no such offer");
  if (offer.state !== "open") return refuse("gone", `the offer is over: ${offer.state}`);
  closeOffer(tx, offer, "removed");
  returnToQueue(tx, offer);
  endDirect(tx, offer, "WITHDRAWN");
  return done({});
}

/** Nobody else is asked for a direct call: it goes to voicemail. */
function endDirect(tx: Transaction, offer: OpenOffer, reason: string): void {
  const item = tx.item(offer.workitemId);
  if (item === undefined || item.directTo === "" || item.agentId !== "") return;
  terminate(tx, item, reason);
}

function openOffer(
  tx: Transaction,
  userId: string,
  offerId: string,
): OpenOffer | Extract<Answer, { ok: false }> {
  const offer = tx.offer(offerId);
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

/** The agent's own choice, or a supervisor's (`by`): in force at once, or after the call under way. */
export function chooseStatus(
  tx: Transaction,
  userId: string,
  statusId: string,
  reason: string,
  by = "",
): void {
  tx.setAgent(userId, { nextStatusId: statusId, nextStatusBy: by });
  if (tx.callsOf(userId).length > 0) return;
  tx.setAgent(userId, { wrapUpUntil: 0, nextStatusBy: "" });
  tx.setStatus(userId, statusId, reason, by);
  if (tx.object("userstatus", statusId)?.kind !== "available") return;
  // Back at work: whatever they let go before may be offered to them again.
  for (const item of [...tx.world.waiting]) {
    if (item.declinedBy.includes(userId)) {
      tx.setItem(item.workitemId, { declinedBy: item.declinedBy.filter((one) => one !== userId) });
    }
  }
}

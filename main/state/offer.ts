import { never } from "../../shared/assert.ts";
import {
  endedOffersKept,
  missedEnds,
  missedOffersKept,
  type Offer,
  type OfferEnd,
  type OfferOutcome,
  type OffersState,
} from "../../shared/state/offer.ts";
import type { Millis } from "../../shared/time.ts";
import type { OfferEvent } from "./events.ts";

/** open → accepting | rejecting → (refused) open; any end is final, whatever comes late. */
export function reduceOffers(now: OffersState, event: OfferEvent): OffersState {
  switch (event.kind) {
    case "offerMade":
      return made(now, event.offer, event.at);
    case "offerAsked":
      return changed(now, event.offerId, (offer) => ({ ...offer, phase: event.to }));
    case "offerLeft":
      return changed(now, event.offerId, (offer) =>
        offer.phase === "accepting" ? { ...offer, isLeft: true } : offer,
      );
    case "offerRefused":
      return changed(now, event.offerId, ({ isLeft: _, ...offer }) => ({ ...offer, phase: "open" }));
    case "offerEnded":
      return ended(now, event.offerId, event.end, event.at);
    case "rangBusy":
      return over(now, event.offer, "lineBusy", event.at);
    case "offersRead": {
      const listed = new Set(event.offers.map((offer) => offer.offerId));
      const gone = now.open.filter(
        (offer) =>
          offer.source === "acd" &&
          // One that is being accepted has left the server's list: the answer says what became of it.
          offer.phase !== "accepting" &&
          isOlder(offer, event) &&
          !listed.has(offer.offerId),
      );
      const kept = gone.reduce((state, offer) => ended(state, offer.offerId, "withdrawn", event.at), now);
      return event.offers.reduce((state, offer) => made(state, offer, event.at), kept);
    }
    case "offersSeen":
      return now.missed === 0 ? now : { ...now, missed: 0, ended: worthKeeping(now.ended, 0) };
    default:
      return never(event);
  }
}

/**
 * Of an answer, what was known before the question; of a frame, what the server made before it said so. Each by one
 * clock: the server's and ours may differ by more than a request takes.
 */
function isOlder(offer: Offer, { askedAt, saidAt }: Extract<OfferEvent, { kind: "offersRead" }>): boolean {
  return saidAt === undefined ? (offer.heardAt ?? offer.createdAt) < askedAt : offer.createdAt < saidAt;
}

function made(now: OffersState, offer: Offer, at: Millis): OffersState {
  if (now.ended.some((outcome) => outcome.offer.offerId === offer.offerId)) return now;
  const known = now.open.find((each) => each.offerId === offer.offerId);
  if (known === undefined) return { ...now, open: [...now.open, { ...offer, heardAt: at }] };
  const { phase, createdAt, heardAt = at, isLeft } = known;
  const left = isLeft === true ? { isLeft } : {};
  return changed(now, offer.offerId, () => ({ ...offer, phase, createdAt, heardAt, ...left }));
}

function changed(now: OffersState, offerId: string, change: (offer: Offer) => Offer): OffersState {
  if (!now.open.some((offer) => offer.offerId === offerId)) return now;
  return { ...now, open: now.open.map((offer) => (offer.offerId === offerId ? change(offer) : offer)) };
}

function ended(now: OffersState, offerId: string, end: OfferEnd, at: Millis): OffersState {
  const offer = now.open.find((each) => each.offerId === offerId);
  if (offer === undefined) return end === "accepted" ? acceptedAfterAll(now, offerId) : now;
  // The server may take it off before it answers the agent's own no.
  if (offer.phase === "rejecting" && end === "withdrawn") return ended(now, offerId, "rejected", at);
  return over(now, offer, end, at);
}

function over(now: OffersState, offer: Offer, end: OfferEnd, at: Millis): OffersState {
  const missed = now.missed + (missedEnds.includes(end) ? 1 : 0);
  return {
    open: now.open.filter((each) => each.offerId !== offer.offerId),
    ended: worthKeeping([{ offer, end, at }, ...now.ended], missed),
    missed,
  };
}

/** The last few, and every one that was missed and not looked at, within reason. */
function worthKeeping(ended: readonly OfferOutcome[], missed: number): readonly OfferOutcome[] {
  let unseen = missed;
  return ended
    .filter(({ end }, index) => (missedEnds.includes(end) && unseen-- > 0) || index < endedOffersKept)
    .slice(0, missedOffersKept);
}

/** The offer was taken off the list before the server said yes to the agent: it was not missed. */
function acceptedAfterAll(now: OffersState, offerId: string): OffersState {
  const past = now.ended.find((outcome) => outcome.offer.offerId === offerId);
  if (past === undefined || !missedEnds.includes(past.end)) return now;
  return {
    ...now,
    ended: now.ended.map((outcome) => (outcome === past ? { ...past, end: "accepted" } : outcome)),
    missed: Math.max(0, now.missed - 1),
  };
}

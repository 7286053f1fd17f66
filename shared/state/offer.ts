import type { Millis } from "../time.ts";
import { type Channel, isVoice } from "./workitem.ts";

/** How an offer ended, each told apart to the agent. */
export type OfferEnd =
  | "accepted"
  | "rejected"
  | "expired"
  | "callerHungUp"
  | "withdrawn"
  /** On another phone of the agent's, or by whoever was rung with them: nobody was missed. */
  | "answeredElsewhere"
  /** Nobody ended it: a fault of the network or of a server did. */
  | "lost"
  /** It rang the line while the agent was on it, and was refused. */
  | "lineBusy";

export interface Offer {
  readonly offerId: string;
  /** Empty for a call that rings the line directly, without a workitem. */
  readonly workitemId: string;
  /** `acd`: through a queue or the tenant's routing. `line`: the voice server rang the line unasked. */
  readonly source: "acd" | "line";
  readonly channel: Channel;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  /** The caller's name when the tenant knows it, else "". */
  readonly name: string;
  readonly campaign: string;
  /** "" where the server did not say. */
  readonly campaignId: string;
  readonly queue: string;
  readonly createdAt: Millis;
  /** When this side first heard of it, on this computer's clock: a list that was asked for earlier cannot name it. */
  readonly heardAt?: Millis;
  /** When the server gives up; null when it did not say. */
  readonly expiresAt: Millis | null;
  /** open → accepting | rejecting; a refusal steps back to open. */
  readonly phase: "open" | "accepting" | "rejecting";
  /** The agent hung up while it was being accepted: it ends as soon as it is theirs. */
  readonly isLeft?: true;
}

/** Work that needs the line: a call. */
export function isVoiceOffer(offer: Pick<Offer, "channel">): boolean {
  return isVoice(offer.channel);
}

export interface OfferOutcome {
  readonly offer: Offer;
  readonly end: OfferEnd;
  readonly at: Millis;
}

export interface OffersState {
  /** Oldest first. */
  readonly open: readonly Offer[];
  /** The last few that ended and all unseen missed ones, newest first: a late frame must not bring one back. */
  readonly ended: readonly OfferOutcome[];
  /** Missed and not looked at yet. */
  readonly missed: number;
}

export const initialOffers: OffersState = { open: [], ended: [], missed: 0 };
export const endedOffersKept = 20;
/** Of those that were missed and not looked at, more: each is somebody to call back. */
export const missedOffersKept = 100;
/** Ends that leave a caller without the agent, by nobody's decision here. */
export const missedEnds: readonly OfferEnd[] = ["expired", "callerHungUp", "withdrawn", "lost", "lineBusy"];

import type { OfferEnd } from "../state/offer.ts";
import { type Channel, isVoice } from "../state/workitem.ts";
import { table } from "./language.ts";

export const offerText = table((all) => all.offer.offerText);
export const answerText = table((all) => all.offer.answerText);
const offerEnds = table((all) => all.offer.offerEnds);

/** How an offer ended; null where the agent did it and knows. */
export function offerEndText(end: OfferEnd, channel: Channel): string | null {
  return end === "callerHungUp" && !isVoice(channel) ? offerText.theyLeft : offerEnds[end];
}

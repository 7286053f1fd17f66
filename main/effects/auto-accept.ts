import { liveCalls } from "../../shared/state/call.ts";
import { acceptedCall } from "../../shared/state/controls.ts";
import { isVoiceOffer, type Offer } from "../../shared/state/offer.ts";
import { userOf } from "../../shared/state/session.ts";
import type { MainState } from "../state/reduce.ts";
import { acceptOffer } from "../work/accept.ts";
import type { Context } from "../work/context.ts";

/** Where the tenant set it, calls are taken by themselves: one at a time. A second one, and messages, are the agent's to decide. */
export function autoAccept(context: Context): () => void {
  function isBusy({ calls, offers, monitor }: MainState): boolean {
    return liveCalls(calls).length > 0 || monitor.now !== null || acceptedCall({ offers }) !== null;
  }

  return context.store.watch((now, was) => {
    if (now.offers === was.offers || userOf(now.session)?.autoAccepts !== true || isBusy(now)) return;
    const isNew = (offer: Offer) => !was.offers.open.some((each) => each.offerId === offer.offerId);
    const offer = now.offers.open.find((each) => each.source === "acd" && isVoiceOffer(each) && isNew(each));
    if (offer !== undefined) void acceptOffer(context, offer.offerId);
  });
}

import { liveCalls } from "../../shared/state/call.ts";
import type { Offer } from "../../shared/state/offer.ts";
import { userOf } from "../../shared/state/session.ts";
import type { MainState } from "../state/reduce.ts";
import type { EffectContext } from "./context.ts";

/** Where the tenant set it, work is taken by itself: one call at a time, a second one is the agent's to decide. */
export function autoAccept({ store, accept }: Pick<EffectContext, "store" | "accept">): () => void {
  function isBusy({ calls, offers }: MainState): boolean {
    return liveCalls(calls).length > 0 || offers.open.some((offer) => offer.phase === "accepting");
  }

  return store.watch((now, was) => {
    if (now.offers === was.offers || userOf(now.session)?.autoAccepts !== true || isBusy(now)) return;
    const isNew = (offer: Offer) => !was.offers.open.some((each) => each.offerId === offer.offerId);
    const offer = now.offers.open.find((each) => each.source === "acd" && isNew(each));
    if (offer !== undefined) void accept({ offerId: offer.offerId });
  });
}

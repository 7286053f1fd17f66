import type { Handlers } from "../../shared/contract/index.ts";
import { fail, ok } from "../../shared/result.ts";
import { statusById } from "../../shared/state/agent.ts";
import { offerControls } from "../../shared/state/controls.ts";
import { acceptOffer, openOffer, resyncOffers, settleOffer } from "../work/accept.ts";
import { type Context, outcomeOf } from "../work/context.ts";

/** Taking and refusing work. A second press on the same offer is refused while the first is under way. */
export function offerCommands(context: Context): Handlers<"offer"> {
  const { store, acd, line } = context;
  return {
    accept: ({ offerId }) => acceptOffer(context, offerId),
    async reject({ offerId, statusId }) {
      const offer = openOffer(context, offerId);
      if (offer === undefined) return fail("gone");
      if (!offerControls(store.get(), offerId).reject.enabled) return fail("busy");
      return context.once(`offer:${offerId}`, async () => {
        if (offer.source === "line") {
          store.dispatch({ kind: "offerEnded", offerId, end: "rejected" });
          return line.endDirect(offerId);
        }
        store.dispatch({ kind: "offerAsked", offerId, to: "rejecting" });
        const status = statusById(store.get().agent, statusId);
        const moved = status === null ? {} : { statusId: status.statusId, status: status.status };
        const rejected = await outcomeOf(acd.reject({ offerId, ...moved }));
        if (!rejected.ok) {
          // It may have gone to somebody else: nothing can be pressed until the list says whether it is still offered.
          if (rejected.is === "unclear") await resyncOffers(context);
          settleOffer(context, offer, rejected);
          return rejected;
        }
        store.dispatch({ kind: "offerEnded", offerId, end: "rejected" });
        return ok();
      });
    },
    async seen() {
      store.dispatch({ kind: "offersSeen" });
      return ok();
    },
  };
}

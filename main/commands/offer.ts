import type { Handlers } from "../../shared/contract/index.ts";
import { fail, ok } from "../../shared/result.ts";
import { statusById } from "../../shared/state/agent.ts";
import { offerControls } from "../../shared/state/controls.ts";
import { isVoiceOffer, type Offer } from "../../shared/state/offer.ts";
import { userOf } from "../../shared/state/session.ts";
import { workitemById } from "../../shared/state/work.ts";
import { factsOf } from "../nextiva/vocabulary.ts";
import { type Context, type Outcome, outcomeOf, refetchWorkitem } from "../work/context.ts";
import { endWorkitem } from "../work/hang-up.ts";

/** Taking and refusing work. A second press on the same offer is refused while the first is under way. */
export function offerCommands(context: Context): Handlers<"offer"> {
  const { store, clock, server, acd, line, leg, log } = context;
  const find = (offerId: string) => store.get().offers.open.find((offer) => offer.offerId === offerId);

  /** An offer that the server no longer has is gone here too. */
  function settle(offer: Offer, result: Outcome<unknown>): void {
    if (result.ok) return;
    if (result.error.code === "gone")
      store.dispatch({ kind: "offerEnded", offerId: offer.offerId, end: "withdrawn" });
    else store.dispatch({ kind: "offerRefused", offerId: offer.offerId });
  }

  async function resync(): Promise<void> {
    await context.session
      .resync()
      .catch((error: unknown) => log.warn("offer: state not read after an unclear answer", { error }));
  }

  /** After an unclear yes: the workitem says whether the server heard it. */
  async function hasBecomeOurs({ workitemId }: Offer): Promise<boolean> {
    const read = await outcomeOf(context.workitems.fetchWorkitem(workitemId));
    if (!read.ok) return false;
    const userId = userOf(store.get().session)?.userId;
    const { mine, state } = factsOf(read.value, { at: clock.now(), skew: server.skew(), userId });
    return mine === true && state !== "queued" && state !== "wrapUp" && state !== "terminated";
  }

  return {
    async accept({ offerId }) {
      const offer = find(offerId);
      if (offer === undefined) return fail("gone");
      if (!offerControls(store.get(), offerId).accept.enabled) return fail("busy");
      return context.once(`offer:${offerId}`, async () => {
        if (offer.source === "line") {
          const answered = line.answerDirect(offerId);
          if (!answered.ok) return answered;
          store.dispatch({ kind: "offerEnded", offerId, end: "accepted" });
          store.dispatch({ kind: "callAccepted", offer });
          return ok();
        }
        store.dispatch({ kind: "offerAsked", offerId, to: "accepting" });
        const isCall = isVoiceOffer(offer);
        // The leg is asked for alongside: the caller has waited long enough.
        if (isCall) leg.ensure();
        const accepted = await outcomeOf(acd.accept(offerId));
        // The feed may have said so before any answer, and that it is over; what ended earlier is not here any more.
        const isThere = () => workitemById(store.get(), offer.workitemId) !== null;
        const isOurs =
          accepted.ok || isThere() || (accepted.is === "unclear" && (await hasBecomeOurs(offer)));
        if (!isOurs) {
          settle(offer, accepted);
          if (accepted.is === "unclear") void resync();
          if (isCall) leg.release();
          return accepted;
        }
        const { ended } = store.get().offers;
        const last = find(offerId) ?? ended.find((each) => each.offer.offerId === offerId)?.offer;
        const isLeft = last?.isLeft === true;
        store.dispatch({ kind: "offerEnded", offerId, end: "accepted" });
        if (!isCall) {
          store.dispatch({ kind: "workAccepted", offer });
          // The offer does not say whose conversation it is, nor what was written.
          void refetchWorkitem(context, offer.workitemId);
          return ok();
        }
        store.dispatch({ kind: "callAccepted", offer: isLeft ? { ...offer, isLeft } : offer });
        return isLeft ? endWorkitem(context, offer.workitemId) : ok();
      });
    },
    async reject({ offerId, statusId }) {
      const offer = find(offerId);
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
          if (rejected.is === "unclear") await resync();
          settle(offer, rejected);
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

import { fail, ok, type Result } from "../../shared/result.ts";
import { offerControls } from "../../shared/state/controls.ts";
import { isVoiceOffer, type Offer } from "../../shared/state/offer.ts";
import { userOf } from "../../shared/state/session.ts";
import { workitemById } from "../../shared/state/work.ts";
import { factsOf } from "../nextiva/vocabulary.ts";
import { type Context, type Outcome, outcomeOf, refetchWorkitem } from "./context.ts";
import { endWorkitem } from "./hang-up.ts";
import { leaveMonitoring } from "./monitor.ts";

/** Takes offered work, whoever wants it: a press, or the tenant's setting. While one try is under way another is refused. */
export async function acceptOffer(context: Context, offerId: string): Promise<Result<void>> {
  const { store, acd, line, leg } = context;
  const offer = openOffer(context, offerId);
  if (offer === undefined) return fail("gone");
  if (!offerControls(store.get(), offerId).accept.enabled) return fail("busy");
  return context.once(`offer:${offerId}`, async () => {
    // Nobody in a call that was listened to hears this one.
    if (isVoiceOffer(offer) && store.get().monitor.now !== null) await leaveMonitoring(context, "ownCall");
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
      accepted.ok || isThere() || (accepted.is === "unclear" && (await hasBecomeOurs(context, offer)));
    if (!isOurs) {
      settleOffer(context, offer, accepted);
      if (accepted.is === "unclear") void resyncOffers(context);
      if (isCall) leg.release();
      return accepted;
    }
    const { ended } = store.get().offers;
    const last = openOffer(context, offerId) ?? ended.find((each) => each.offer.offerId === offerId)?.offer;
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
}

export function openOffer({ store }: Pick<Context, "store">, offerId: string): Offer | undefined {
  return store.get().offers.open.find((offer) => offer.offerId === offerId);
}

/** An offer that the server no longer has is gone here too; any other that was not taken or refused is open again. */
export function settleOffer(
  { store }: Pick<Context, "store">,
  { offerId }: Offer,
  result: Outcome<unknown>,
): void {
  if (result.ok) return;
  if (result.error.code === "gone") store.dispatch({ kind: "offerEnded", offerId, end: "withdrawn" });
  else store.dispatch({ kind: "offerRefused", offerId });
}

/** After an unclear answer what is true is read again. */
export async function resyncOffers({ session, log }: Pick<Context, "session" | "log">): Promise<void> {
  await session
    .resync()
    .catch((error: unknown) => log.warn("offer: state not read after an unclear answer", { error }));
}

/** After an unclear yes: the workitem says whether the server heard it. */
async function hasBecomeOurs(
  { store, clock, server, workitems }: Context,
  { workitemId }: Offer,
): Promise<boolean> {
  const read = await outcomeOf(workitems.fetchWorkitem(workitemId));
  if (!read.ok) return false;
  const userId = userOf(store.get().session)?.userId;
  const { mine, state } = factsOf(read.value, { at: clock.now(), skew: server.skew(), userId });
  return mine === true && state !== "queued" && state !== "wrapUp" && state !== "terminated";
}

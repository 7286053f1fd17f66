import { outcomeOf } from "../work/context.ts";
import type { EffectContext } from "./context.ts";

/** After the server's own time limit an offer that is still here was forgotten. */
const expiryGrace = 3_000;

/** Ends offers that the server forgot, and tells it. */
export function expireOffers({
  store,
  clock,
  acd,
  log,
}: Pick<EffectContext, "store" | "clock" | "acd" | "log">): () => void {
  const timers = new Map<string, () => void>();

  function expire(offerId: string): void {
    timers.delete(offerId);
    const offer = store.get().offers.open.find((each) => each.offerId === offerId);
    // One that is being answered is left to its answer; a refusal starts the time limit again.
    if (offer?.phase !== "open") return;
    store.dispatch({ kind: "offerEnded", offerId, end: "expired" });
    void outcomeOf(acd.expired({ offerId })).then((told) => {
      if (!told.ok)
        log.info("offer: expiry not accepted by the server", {
          code: told.error.code,
        });
    });
  }

  const unwatch = store.watch((now, was) => {
    if (now.offers === was.offers) return;
    const { open } = now.offers;
    for (const [offerId, undo] of timers) {
      if (open.some((offer) => offer.offerId === offerId)) continue;
      undo();
      timers.delete(offerId);
    }
    for (const { offerId, expiresAt } of open) {
      if (expiresAt === null || timers.has(offerId)) continue;
      const wait = Math.max(0, expiresAt - clock.now()) + expiryGrace;
      timers.set(
        offerId,
        clock.after(wait, () => expire(offerId)),
      );
    }
  });

  return () => {
    unwatch();
    for (const undo of timers.values()) undo();
    timers.clear();
  };
}

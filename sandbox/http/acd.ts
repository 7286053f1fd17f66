import { AcdLoginBodySchema } from "../../shared/wire/acd.ts";
import { OfferStatusSchema } from "../../shared/wire/offer.ts";
import { offerOnWire } from "../world/projection.ts";
import { does, fits, ok, paged, read } from "./answers.ts";
import type { Handlers } from "./types.ts";

type Names = "acdLogin" | "acdLogout" | "statuses" | "offers" | "acceptOffer" | "rejectOffer" | "expireOffer";

export const acd: Handlers<Names> = {
  acdLogin({ user, body }, backend) {
    const asked = read(AcdLoginBodySchema, body);
    if ("reply" in asked) return asked.reply;
    const { statusId, queues } = asked.value;
    return does(backend, { kind: "acdLogin", userId: user.userId, statusId, queues });
  },
  acdLogout: ({ user }, backend) => does(backend, { kind: "acdLogout", userId: user.userId }),
  statuses({ query }, backend) {
    const all = Object.values(backend.centre.world().things.userstatus ?? {});
    return ok(
      paged(
        all.filter((one) => fits(one, query.get("q"))),
        query,
      ),
    );
  },
  offers({ user }, backend) {
    const world = backend.centre.world();
    const mine = Object.values(world.offers).filter(
      (one) => one.state === "open" && one.userId === user.userId,
    );
    const objects = mine.flatMap((offer) => {
      const item = world.items[offer.workitemId];
      return item === undefined ? [] : [offerOnWire(world, offer, item)];
    });
    return ok({ objects });
  },
  acceptOffer: ({ user, params }, backend) =>
    does(backend, { kind: "acceptOffer", userId: user.userId, offerId: params.offerId }),
  rejectOffer({ user, params, body }, backend) {
    const asked = read(OfferStatusSchema, body);
    if ("reply" in asked) return asked.reply;
    const { statusId } = asked.value;
    return does(backend, { kind: "rejectOffer", userId: user.userId, offerId: params.offerId, statusId });
  },
  expireOffer({ user, params, body }, backend) {
    const asked = read(OfferStatusSchema, body);
    if ("reply" in asked) return asked.reply;
    const { statusId } = asked.value;
    return does(backend, { kind: "expireOffer", userId: user.userId, offerId: params.offerId, statusId });
  },
};

import { AcdLoginBodySchema } from "../../shared/wire/acd.ts";
import { OfferStatusSchema } from "../../shared/wire/offer.ts";
import { offerOnWire } from "../world/projection.ts";
import { fits, ok, paged, read, run } from "./answers.ts";
import type { Handlers } from "./types.ts";

type Names = "acdLogin" | "acdLogout" | "statuses" | "offers" | "acceptOffer" | "rejectOffer" | "expireOffer";

export const acd: Handlers<Names> = {
  acdLogin({ user, body }, backend) {
    const parsed = read(AcdLoginBodySchema, body);
    if ("reply" in parsed) return parsed.reply;
    const { statusId, queues, channels } = parsed.value;
    return run(backend, { kind: "acdLogin", userId: user.userId, statusId, queues, channels });
  },
  acdLogout: ({ user }, backend) => run(backend, { kind: "acdLogout", userId: user.userId }),
  statuses({ query }, backend) {
    const all = [...backend.centre.world().objectsOf("userstatus")];
    return ok(
      paged(
        all.filter((one) => fits(one, query.get("q"))),
        query,
      ),
    );
  },
  offers({ user }, backend) {
    const world = backend.centre.world();
    const objects = world.offersTo(user.userId).flatMap((offer) => {
      const item = world.items.get(offer.workitemId);
      return item === undefined ? [] : [offerOnWire(world, offer, item)];
    });
    return ok({ objects });
  },
  acceptOffer: ({ user, params }, backend) =>
    run(backend, { kind: "acceptOffer", userId: user.userId, offerId: params.offerId }),
  rejectOffer({ user, params, body }, backend) {
    const parsed = read(OfferStatusSchema, body);
    if ("reply" in parsed) return parsed.reply;
    const { statusId } = parsed.value;
    return run(backend, { kind: "rejectOffer", userId: user.userId, offerId: params.offerId, statusId });
  },
  expireOffer({ user, params, body }, backend) {
    const parsed = read(OfferStatusSchema, body);
    if ("reply" in parsed) return parsed.reply;
    const { statusId } = parsed.value;
    return run(backend, { kind: "expireOffer", userId: user.userId, offerId: params.offerId, statusId });
  },
};

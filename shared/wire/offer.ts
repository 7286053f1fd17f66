/** Offers: their names are documented, their fields and paths are ours (a guess until seen on a live tenant). */
import * as v from "valibot";
import { count, flag, id, maybe, millis, pageOf, seconds, text } from "./loose.ts";

/** Needed: an id to answer it by and the workitem it proposes. */
export const OfferSchema = v.looseObject({
  offerId: id,
  workitemId: id,
  type: maybe(text),
  channelType: maybe(text),
  from: maybe(text),
  to: maybe(text),
  name: maybe(text),
  campaignId: maybe(text),
  campaignName: maybe(text),
  queueId: maybe(text),
  queueName: maybe(text),
  priority: maybe(count),
  createdAt: maybe(millis),
  expiresAt: maybe(millis),
  /** Where a server says this instead of `expiresAt`. */
  timeout: maybe(seconds),
  transferred: maybe(flag),
  eventName: maybe(text),
});
export type Offer = v.InferOutput<typeof OfferSchema>;

export const OfferPageSchema = pageOf(OfferSchema);
/** The answer to accept, reject and expired. The SDK's page says `any`: nothing in it is needed. */
export const OfferAnswerSchema = v.nullish(v.looseObject({ offerId: maybe(text), workitemId: maybe(text) }));
/** `{status?, statusId?}`: where reject and expired move the agent to. */
export const OfferStatusSchema = v.looseObject({ status: v.optional(count), statusId: v.optional(text) });
export type OfferStatus = v.InferInput<typeof OfferStatusSchema>;

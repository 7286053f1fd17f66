/** Campaigns as the data service lists them. Names from the schema page; the switches as Nextiva's automation writes them. */
import * as v from "valibot";
import { flag, id, maybe, millis, text } from "./loose.ts";

export const CampaignSchema = v.looseObject({
  _id: maybe(id),
  campaignId: maybe(id),
  name: maybe(text),
  /** DEFAULT or PERSONAL: somebody's own number. */
  type: maybe(text),
  /** Calls can go out on it. */
  useForOutbound: maybe(flag),
  /** Calls go out on it when none is named. */
  defaultOutbound: maybe(flag),
  deletedAt: maybe(millis),
});

import type { Offer } from "../../shared/state/offer.ts";
import { offerText } from "../../shared/text/offer.ts";
import { formatNumber } from "../numbers/numbers.ts";

/** The caller: the name when the tenant knows it, else the number, else that nobody knows. */
export function callerName(offer: Pick<Offer, "name" | "from">, region: string): string {
  return offer.name || formatNumber(offer.from, region) || offerText.unknownCaller;
}

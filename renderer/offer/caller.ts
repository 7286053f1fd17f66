import { isVoiceOffer, type Offer } from "../../shared/state/offer.ts";
import { offerText } from "../../shared/text/offer.ts";
import { formatNumber } from "../numbers/numbers.ts";

/** Who calls or writes: the name when the tenant knows it, else the number, else that nobody knows. */
export function callerName(offer: Pick<Offer, "name" | "from" | "channel">, region: string): string {
  const nobody = isVoiceOffer(offer) ? offerText.unknownCaller : offerText.unknownSender;
  return offer.name || formatNumber(offer.from, region) || nobody;
}

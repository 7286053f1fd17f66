import { answerable } from "../../shared/state/controls.ts";
import { useApp } from "./feature.ts";
import { OfferCard } from "./OfferCard.tsx";

/**
 * Offers that come while a modal sheet covers the window, in that sheet: beside it nothing can be clicked. The focus and
 * what is being typed stay where they are.
 */
export function OffersInSheet() {
  const { open } = useApp().view.offers;
  return open.length === 0 ? null : <Offers alone={false} />;
}

/** Every open offer, oldest first. The keys belong to the first that can be answered. */
export function Offers({ alone }: { readonly alone: boolean }) {
  const { view } = useApp();
  const { open } = view.offers;
  const first = answerable(view);
  return (
    <div class={alone ? "offers offers-alone" : "offers"}>
      {open.map((offer) => (
        <OfferCard
          key={offer.offerId}
          offer={offer}
          large={alone && open.length === 1}
          chord={offer.offerId === first?.offerId}
        />
      ))}
    </div>
  );
}

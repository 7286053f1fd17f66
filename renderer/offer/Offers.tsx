import { offerControls } from "../../shared/state/controls.ts";
import { ask as asked } from "../ask.ts";
import { usePageEvent } from "../ui/keys.ts";
import { useView } from "../view.ts";
import { usePhone } from "../world.ts";
import { chordOf } from "./chords.ts";
import { OfferCard } from "./OfferCard.tsx";

/** Every open offer, oldest first. The chord goes to the first that can be answered. */
export function Offers({ alone }: { readonly alone: boolean }) {
  const { ask } = usePhone();
  const view = useView();
  const open = view.offers.open;
  const first = open.find((offer) => offerControls(view, offer.offerId).accept.enabled);

  usePageEvent("keydown", (event) => {
    const meant = chordOf(event, view.desktop.platform);
    if (meant === null || first === undefined) return;
    event.preventDefault();
    const { offerId } = first;
    void asked(() => (meant === "accept" ? ask.offer.accept({ offerId }) : ask.offer.reject({ offerId })));
  });

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

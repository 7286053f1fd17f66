import { offerEndText } from "../../shared/text/offer.ts";
import { Party } from "../party/Party.tsx";
import { useApp } from "./feature.ts";

const shownFor = 8000;

/** For a few seconds, how the last offer ended when the agent did not accept it. */
export function EndedOffer() {
  const { view, now, time } = useApp();
  const last = view.offers.ended[0];
  if (last === undefined) return null;
  const words = offerEndText(last.end, last.offer.channel);
  // The ticking clock is read only while the answer can still change.
  if (words === null || time() - last.at >= shownFor || now.value - last.at >= shownFor) return null;
  return (
    <p class="outcome" role="status" key={last.offer.offerId}>
      <strong>{words}</strong>{" "}
      <span class="one-line">
        <Party name={last.offer.name} number={last.offer.from} />
      </span>
    </p>
  );
}

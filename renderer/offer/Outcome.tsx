import { offerEndText } from "../../shared/text/offer.ts";
import { useRegion } from "../call/region.ts";
import { usePhone } from "../world.ts";
import { whoOf } from "./who.ts";

const shownFor = 8000;

/** For a few seconds, how the last offer ended when the agent did not accept it. */
export function Outcome() {
  const { state, now } = usePhone();
  const region = useRegion();
  const last = state.offers.value.ended[0];
  if (last === undefined) return null;
  const words = offerEndText[last.end];
  if (words === null || !isRecent(last.at, () => now.value)) return null;
  return (
    <p class="outcome" role="status" key={last.offer.offerId}>
      <strong>{words}</strong> <span class="one-line">{whoOf(last.offer, region)}</span>
    </p>
  );
}

/** Reads the ticking clock only while the answer can still change. */
function isRecent(at: number, now: () => number): boolean {
  return Date.now() - at < shownFor + 2000 && now() - at < shownFor;
}

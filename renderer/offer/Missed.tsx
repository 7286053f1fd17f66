import { useSignal } from "@preact/signals";
import { offerEndText, offerText } from "../../shared/text/offer.ts";
import { useAsk } from "../ask.ts";
import { formatNumber } from "../call/numbers.ts";
import { useRegion } from "../call/region.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import { putIntoPad, usePhone } from "../world.ts";
import { whoOf } from "./who.ts";
import "./missed.css";

const time = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });

/** Calls that were missed and not looked at: how many, and on demand which. */
export function Missed() {
  const { state, ask, drafts } = usePhone();
  const region = useRegion();
  const asking = useAsk();
  const open = useSignal(false);
  const { missed, ended } = state.offers.value;
  if (missed === 0) return null;
  const list = ended
    .filter(({ end }) => end === "expired" || end === "callerHungUp" || end === "withdrawn")
    .slice(0, missed);
  return (
    <section class="missed" aria-label={offerText.missed(missed)}>
      <div class="missed-head">
        <Icon name="missed" />
        <p class="missed-count">{offerText.missed(missed)}</p>
        <button
          type="button"
          class="button quiet size-s"
          aria-expanded={open.value}
          onClick={() => {
            open.value = !open.value;
          }}
        >
          {open.value ? offerText.hideMissed : offerText.showMissed}
        </button>
        <IconButton
          icon="check"
          label={offerText.clearMissed}
          busy={asking.busy.value === "seen"}
          onPress={() => void asking.run("seen", () => ask.offer.seen())}
        />
      </div>
      {open.value && (
        <ul class="missed-list">
          {list.map(({ offer, end, at }) => (
            <li key={offer.offerId}>
              <div class="missed-words">
                <p class="one-line">{whoOf(offer, region)}</p>
                <p class="quiet">
                  {time.format(at)} · {offerEndText[end]}
                </p>
              </div>
              {offer.from !== "" && (
                <Button
                  size="s"
                  label={`${offerText.callBack}: ${formatNumber(offer.from, region)}`}
                  onPress={() => {
                    putIntoPad(drafts, { number: offer.from, name: offer.name, contactId: "" });
                    open.value = false;
                  }}
                >
                  {offerText.callBack}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Problem>{asking.error.value}</Problem>
    </section>
  );
}

import { useSignal } from "@preact/signals";
import { isolated } from "../../shared/clean-text.ts";
import { isVoiceOffer, missedEnds } from "../../shared/state/offer.ts";
import { hasTelephone } from "../../shared/state/workitem.ts";
import { timeOfDay } from "../../shared/text/format.ts";
import { offerEndText, offerText } from "../../shared/text/offer.ts";
import { channelTitle } from "../../shared/text/work.ts";
import { useAsk } from "../app/ask.ts";
import { useRegion } from "../app/place.ts";
import { formatNumber } from "../numbers/numbers.ts";
import { Party } from "../party/Party.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import { useApp } from "./feature.ts";
import "./missed.css";

/** Offers that were missed and not looked at: how many, and on demand which. */
export function Missed() {
  const { view, ask, dialler, time: now } = useApp();
  const region = useRegion();
  const asking = useAsk();
  const open = useSignal(false);
  const { missed, ended } = view.offers;
  if (missed === 0) return null;
  // Stamps go by the program's time: the hour on the wall is the computer's, should it have been set since.
  const wall = Date.now() - now();
  const list = ended.filter(({ end }) => missedEnds.includes(end)).slice(0, missed);
  const older = missed - list.length;
  const title = offerText.missed(
    missed,
    list.every(({ offer }) => isVoiceOffer(offer)),
  );
  return (
    <section class="missed card" aria-label={title}>
      <div class="missed-head">
        <Icon name="missed" />
        <p class="missed-count">{title}</p>
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
                <p class="one-line">
                  <Party name={offer.name} number={offer.from} />
                </p>
                <p class="quiet">
                  {[
                    ...(isVoiceOffer(offer) ? [] : [channelTitle(offer.channel)]),
                    timeOfDay(at + wall),
                    offerEndText(end, offer.channel),
                  ].join(" · ")}
                </p>
              </div>
              {offer.from !== "" && hasTelephone(offer.channel) && (
                <Button
                  size="s"
                  label={`${offerText.callBack}: ${isolated(formatNumber(offer.from, region))}`}
                  onPress={() => {
                    dialler.put({ number: offer.from, name: offer.name, contactId: "" });
                    open.value = false;
                  }}
                >
                  {offerText.callBack}
                </Button>
              )}
            </li>
          ))}
          {older > 0 && <li class="quiet">{offerText.olderMissed(older)}</li>}
        </ul>
      )}
      <Problem>{asking.error.value}</Problem>
    </section>
  );
}

import { useSignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { acceleratorText } from "../../shared/text/accelerator.ts";
import { offerText } from "../../shared/text/offer.ts";
import { callerName } from "./caller.ts";
import { useApp } from "./feature.ts";

/** Reads a new offer out at once and its time once; the countdown itself is silent. */
export function Announcer() {
  const { view, shortcuts } = useApp();
  const told = useRef(new Set<string>());
  const loud = useSignal("");
  const calm = useSignal("");
  useSignalEffect(() => {
    const { open } = view.offers;
    const { platform, region } = view.desktop;
    const fresh = open.filter((offer) => !told.current.has(offer.offerId));
    told.current = new Set(open.map((offer) => offer.offerId));
    if (open.length === 0) {
      loud.value = "";
      calm.value = "";
    }
    const newest = fresh.at(-1);
    if (newest === undefined) return;
    loud.value = offerText.announce(
      newest.channel,
      callerName(newest, region),
      newest.queue,
      acceleratorText(shortcuts.peek().accept, platform),
    );
    if (newest.expiresAt !== null) {
      calm.value = offerText.announceTime(Math.round((newest.expiresAt - newest.createdAt) / 1000));
    }
  });
  return (
    <>
      <div class="sr-only" role="alert">
        {loud.value}
      </div>
      <div class="sr-only" role="status">
        {calm.value}
      </div>
    </>
  );
}

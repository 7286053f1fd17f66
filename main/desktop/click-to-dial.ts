import { numberInText } from "../../shared/numbers/in-text.ts";
import { readLink } from "../../shared/numbers/link.ts";
import { partPostDial } from "../../shared/numbers/post-dial.ts";
import type { ClickedNumber } from "../../shared/state/desktop.ts";
import { placeOf } from "../../shared/state/place.ts";
import type { ClickFailure } from "../state/events.ts";
import type { Store } from "../state/store.ts";
import { isTelephoneLink } from "./links.ts";

export interface ClickToDialParts {
  readonly store: Store;
  readonly readClipboard: () => Promise<string>;
  readonly openPhone: () => void;
}

export interface ClickToDial {
  /** A `tel:` or `callto:` link that another program opened. */
  follow(link: string): void;
  /** The hotkey: the number that was copied. */
  callCopied(): Promise<void>;
}

/** Numbers from other programs. None is dialled here: the phone window comes up with it and asks. */
export function createClickToDial({ store, readClipboard, openPhone }: ClickToDialParts): ClickToDial {
  function refused(why: ClickFailure, place = ""): void {
    store.dispatch({ kind: "clickRefused", why, ...(place !== "" && { place }) });
  }
  function want(wanted: Omit<ClickedNumber, "id">): void {
    store.dispatch({ kind: "numberClicked", ...wanted });
  }

  return {
    follow(link) {
      const read = isTelephoneLink(link) ? readLink(link) : null;
      if (read === null) return;
      if (read.kind === "unreadable") refused("unreadableLink");
      else if (read.kind === "elsewhere") refused("linkElsewhere", read.context.slice(0, 80));
      else
        want({
          number: read.number,
          extension: read.postDial,
          from: "link",
          ...(read.context !== "" && { context: read.context }),
        });
      openPhone();
    },
    async callCopied() {
      // A clipboard that cannot be read holds no number either.
      const copied = await readClipboard().catch(() => "");
      const found = numberInText(copied, placeOf(store.get()));
      if (found.found !== "one") return refused(found.found);
      const { head, postDial } = partPostDial(found.text);
      want({ number: head, extension: postDial, from: "copied" });
      openPhone();
    },
  };
}

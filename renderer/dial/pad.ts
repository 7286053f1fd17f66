import { signal } from "@preact/signals";
import { withPostDial } from "../../shared/numbers/post-dial.ts";
import type { Call, CallsState } from "../../shared/state/call.ts";
import type { Campaign } from "../../shared/state/campaign.ts";
import { type Keeper, kept } from "../app/app.ts";
import type { Callee, Dialler } from "../app/dialler.ts";
import { screenOf, showPad } from "../phone/screen.ts";

type Seen = Keeper & { readonly view: { readonly calls: CallsState } };

/** What stands in the dial pad and must not be lost when the screen goes and comes back. */
export const [usePad, padOf] = kept(() => ({
  number: signal(""),
  /** Whom that number was taken from, as long as it is theirs. */
  callee: signal<Callee | null>(null),
  /** A number for the dial pad as soon as it is there: dialled at once, or shown and left to the agent. */
  pressed: signal<(Callee & { readonly waits?: true }) | null>(null),
  /** The id of the number from another program that was put into the dial pad last. */
  taken: signal(0),
  /** The number that was put there last and was not typed. */
  takenNumber: signal(""),
  /** What was typed before that one came. */
  typed: signal(""),
  /** Numbers that the server refused although the agent chose to call: that is not offered again. */
  barred: signal<ReadonlySet<string>>(new Set()),
  /** Dialled last in this window's life, for redial. */
  lastDialled: signal<Callee | null>(null),
  /** What calls can go out on, as read for that user. */
  campaigns: signal<{ readonly userId: string; readonly list: readonly Campaign[] } | null>(null),
}));

/** The far end of a call, with what was dialled behind its number: to call again. */
export function calleeOf({ number, name, contactId, dialledPostDial }: Call): Callee {
  return { number: withPostDial(number, dialledPostDial), name, contactId };
}

/** The number called last: the calls know it, else this window does. */
export function lastDialled(app: Seen): Callee | null {
  const call = app.view.calls.list.findLast((each) => each.direction === "outbound");
  return call === undefined ? padOf(app).lastDialled.value : calleeOf(call);
}

/** The phone window calls from its dial pad, where every question and answer has its place. */
export function padDialler(app: Seen): Dialler {
  return {
    put(callee) {
      const pad = padOf(app);
      pad.number.value = callee.number;
      pad.callee.value = callee;
      screenOf(app).tab.value = "keypad";
    },
    call(callee) {
      showPad(app);
      padOf(app).pressed.value = callee;
    },
  };
}

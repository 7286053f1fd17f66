import type { Doubt } from "../../shared/numbers/read.ts";
import { type Forward, isSameSetting } from "../../shared/state/voice-settings.ts";

/** What a row says of its setting, beside the value. */
export type SettingState<V extends Forward | boolean> =
  | { readonly is: "still" }
  | { readonly is: "saving"; readonly to: V }
  /** `was`: what a press puts back; null where that press was this change. */
  | { readonly is: "saved"; readonly now: V; readonly was: V | null }
  /** The server has another value than the one that was shown, and it is not from here. */
  | { readonly is: "elsewhere" }
  /** The same, while the user wanted something else: nothing is overwritten before they say so. */
  | { readonly is: "conflict"; readonly mine: V }
  | { readonly is: "doubt"; readonly mine: V; readonly base: V; readonly doubt: Doubt };

/** The server's value became another one. Our own change comes back like everybody's; a question stays open. */
export function whenValueCame<V extends Forward | boolean>(state: SettingState<V>, now: V): SettingState<V> {
  switch (state.is) {
    case "saving":
    case "conflict":
    case "doubt":
      return state;
    case "saved":
      return isSameSetting(state.now, now) ? state : { is: "elsewhere" };
    case "still":
    case "elsewhere":
      return { is: "elsewhere" };
  }
}

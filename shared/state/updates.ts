import type { Millis } from "../time.ts";
import type { AppState } from "./app.ts";
import { liveCalls } from "./call.ts";
import { isWrappingUp } from "./wrap-up.ts";

/**
 * Why this program does not look for updates. `fromSource`: it was not installed; `noPlace`: it was built without an
 * address to look at; `managed`: it is installed for the whole machine, or by the system's package manager, and comes
 * from there.
 */
export type NoUpdates = "fromSource" | "noPlace" | "managed";

/**
 * Why an update did not come. `unreachable`: nobody answered; `unreadable`: the answer was no list of updates, or named
 * a file that is not there; `damaged`: what came is not what was announced; `unsigned`: it is not signed by who signed
 * this one; `disk`: it could not be written; `notInstalled`: it was installed more than once, and the old version is
 * still there.
 */
export type UpdateFault = "unreachable" | "unreadable" | "damaged" | "unsigned" | "disk" | "notInstalled";

export type UpdatePhase =
  | { readonly kind: "off"; readonly why: NoUpdates }
  /** Nothing newer is known; null: not looked yet. */
  | { readonly kind: "current"; readonly lookedAt: Millis | null }
  | { readonly kind: "looking" }
  /** 0..100 */
  | { readonly kind: "loading"; readonly version: string; readonly percent: number }
  /** It lies here and waits to be installed. `notes` is plain text, "" for none. */
  | { readonly kind: "ready"; readonly version: string; readonly notes: string }
  | { readonly kind: "installing"; readonly version: string }
  | {
      readonly kind: "failed";
      readonly fault: UpdateFault;
      readonly version: string;
      readonly lookedAt: Millis;
    };

export interface UpdatesState {
  /** The version that runs. */
  readonly version: string;
  readonly phase: UpdatePhase;
  /** Why it may not be installed now; null when it may. */
  readonly blocker: UpdateBlocker | null;
}

export const initialUpdates: UpdatesState = {
  version: "",
  phase: { kind: "off", why: "fromSource" },
  blocker: null,
};

export type UpdateBlocker = "call" | "offer" | "wrapUp" | "unsent";

/** What a restart would disturb now, the worst first; null when nothing. */
export function updateBlocker(
  state: Pick<AppState, "calls" | "offers" | "agent" | "messages">,
): UpdateBlocker | null {
  if (liveCalls(state.calls).length > 0 || state.calls.placing !== undefined) return "call";
  if (state.offers.open.length > 0) return "offer";
  if (isWrappingUp(state.agent)) return "wrapUp";
  return state.messages.unsent > 0 ? "unsent" : null;
}

import type { AppState } from "./app.ts";
import { callById, foregroundCall, liveCalls } from "./call.ts";

/** One thing that can be pressed. `why` is a key of shared/text, given whenever it is shown but not enabled. */
export interface Control {
  readonly shown: boolean;
  readonly enabled: boolean;
  readonly why?: ControlWhy;
}

export type ControlWhy = "connecting" | "ending" | "waiting" | "onHold" | "callInProgress" | "statusFixed";

const hidden: Control = { shown: false, enabled: false };
const pressable: Control = { shown: true, enabled: true };
const waiting = (why: ControlWhy): Control => ({ shown: true, enabled: false, why });

type Seen = Pick<AppState, "session" | "agent" | "offers" | "calls" | "line" | "connection">;

export interface CallControls {
  readonly hangUp: Control;
  readonly hold: Control;
  readonly resume: Control;
  readonly mute: Control;
  readonly keypad: Control;
}

/** What can be pressed for this call, and why not: the same answer for buttons, tray and hotkeys. */
export function controls(state: Seen, callId: string): CallControls {
  const call = callById(state.calls, callId);
  if (call === null || call.phase === "ended") {
    return { hangUp: hidden, hold: hidden, resume: hidden, mute: hidden, keypad: hidden };
  }
  if (call.phase === "ending") {
    const off = waiting("ending");
    return { hangUp: off, hold: hidden, resume: hidden, mute: off, keypad: off };
  }
  const talking = call.phase === "active";
  const switching = call.hold === "turningOn" || call.hold === "turningOff";
  const held = call.hold === "on" || call.hold === "turningOff";
  return {
    hangUp: pressable,
    hold: held ? hidden : !talking ? waiting("connecting") : switching ? waiting("waiting") : pressable,
    resume: !held ? hidden : switching ? waiting("waiting") : pressable,
    mute: muteControl(state),
    keypad: !talking ? waiting("connecting") : call.hold === "on" ? waiting("onHold") : pressable,
  };
}

/** Mute belongs to the line: it can be pressed while any call is live, even before it is answered. */
export function muteControl(state: Seen): Control {
  if (state.session.now.phase !== "signedIn") return hidden;
  if (state.line.mode === "phone" && foregroundCall(state.calls)?.kind !== "workitem") return hidden;
  return liveCalls(state.calls).length > 0 ? pressable : hidden;
}

export interface OfferControls {
  readonly accept: Control;
  readonly reject: Control;
}

/** What can be pressed for an offer. */
export function offerControls(state: Seen, offerId: string): OfferControls {
  const offer = state.offers.open.find((each) => each.offerId === offerId);
  if (offer === undefined) return { accept: hidden, reject: hidden };
  if (offer.phase !== "open") return { accept: waiting("waiting"), reject: waiting("waiting") };
  return { accept: pressable, reject: pressable };
}

export interface AgentControls {
  readonly status: Control;
  readonly dial: Control;
  readonly signOut: Control;
}

/** What can be pressed for the agent as a whole. */
export function agentControls(state: Seen): AgentControls {
  const session = state.session.now;
  if (session.phase !== "signedIn") return { status: hidden, dial: hidden, signOut: hidden };
  const live = liveCalls(state.calls);
  return {
    status: session.user.mayChangeStatus ? pressable : waiting("statusFixed"),
    dial: live.some((call) => call.phase !== "ending" && call.hold !== "on")
      ? waiting("callInProgress")
      : pressable,
    signOut: pressable,
  };
}

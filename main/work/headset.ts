import type { Log } from "../../shared/log.ts";
import type { AppState } from "../../shared/state/app.ts";
import { foregroundCall } from "../../shared/state/call.ts";
import { acceptedCall, cancelDialControl, controls } from "../../shared/state/controls.ts";
import type { HeadsetPress } from "../../shared/state/headset.ts";
import { monitorControls } from "../../shared/state/monitor-controls.ts";
import { isVoiceOffer } from "../../shared/state/offer.ts";
import type { Store } from "../state/store.ts";
import type { Muter } from "./mute.ts";

export type HeadsetAction =
  | { readonly do: "accept" | "reject"; readonly offerId: string }
  | { readonly do: "hangUp"; readonly callId: string }
  | { readonly do: "cancelDial" | "leaveMonitoring" }
  | { readonly do: "mute"; readonly muted?: boolean };

/**
 * What a press means now; null for nothing. A call that is talked in comes before an offer: the button that would
 * answer hangs up first. A caller on hold is never hung up by a headset, since the agent cannot hear whom it would be.
 */
export function meant(press: HeadsetPress, state: AppState): HeadsetAction | null {
  // With the agent's own telephone the headset is not the line.
  if (state.line.mode !== "softphone") return null;
  if (press === "mute" || press === "muteOn" || press === "muteOff") {
    return press === "mute" ? { do: "mute" } : { do: "mute", muted: press === "muteOn" };
  }
  const cancelDial = cancelDialControl(state);
  if (cancelDial.shown) {
    const mayEnd = press !== "offHook" && press !== "flash" && cancelDial.enabled;
    return mayEnd ? { do: "cancelDial" } : null;
  }
  const call = foregroundCall(state.calls);
  const isHeld = call?.hold === "on";
  if (call !== null && !isHeld) {
    const mayEnd = press !== "offHook" && press !== "flash" && controls(state, call.callId).hangUp.enabled;
    return mayEnd ? { do: "hangUp", callId: call.callId } : null;
  }
  // The supervisor's own leg: hanging up leaves the agent's call, which goes on.
  if (call === null && state.monitor.now !== null) {
    const mayEnd = press !== "offHook" && press !== "flash" && monitorControls(state).leave.enabled;
    return mayEnd ? { do: "leaveMonitoring" } : null;
  }
  const accepted = acceptedCall(state);
  // Answering took the headset off hook: putting it back leaves that call.
  if (accepted !== null && !isHeld && (press === "onHook" || press === "drop")) {
    return accepted.isLeft ? null : { do: "hangUp", callId: accepted.workitemId };
  }
  const offers = state.offers.open.filter(isVoiceOffer);
  const [first] = offers;
  // One answer at a time: a second press is about the call that is on its way.
  if (first === undefined || offers.some((offer) => offer.phase !== "open")) return null;
  const { offerId } = first;
  switch (press) {
    case "offHook":
    case "hook":
      return { do: "accept", offerId };
    case "onHook":
      // A headset that a held call keeps off hook has no other way to answer.
      return { do: isHeld ? "accept" : "reject", offerId };
    case "drop":
      return { do: "reject", offerId };
    case "flash":
      return isHeld ? null : { do: "reject", offerId };
  }
}

/** Presses on the headset, done by the same commands as those on buttons, tray and hotkeys. */
export function createHeadsetPresses(parts: {
  readonly store: Store;
  readonly muter: Muter;
  readonly act: (action: Exclude<HeadsetAction, { do: "mute" }>) => void;
  readonly log: Log;
}): (press: HeadsetPress) => void {
  const { store, muter, act, log } = parts;
  return (press) => {
    const action = meant(press, store.get());
    const isDone = action?.do === "mute" && muter.set(action.muted).ok;
    if (isDone) return;
    if (action === null || action.do === "mute") log.debug("headset: press has no meaning now", { press });
    else act(action);
  };
}

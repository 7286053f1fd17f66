import { currentStatus } from "./agent.ts";
import type { AppState } from "./app.ts";
import { type Call, callById, conferenceOf, consultedFor, foregroundCall, liveCalls } from "./call.ts";
import { isVoiceOffer, type Offer } from "./offer.ts";
import { type SignedInUser, userOf } from "./session.ts";
import { messageWorkById } from "./work.ts";

/** One thing that can be pressed. `why` is a key of shared/text, given whenever it is shown but not enabled. */
export interface Control {
  readonly shown: boolean;
  readonly enabled: boolean;
  readonly why?: ControlWhy;
}

export type ControlWhy =
  | "connecting"
  | "ending"
  | "waiting"
  | "onHold"
  | "callInProgress"
  | "statusFixed"
  | "serversStatus"
  | "consulting"
  | "recordingFixed"
  | "noCall"
  | "noOffer"
  | "noOtherCall"
  | "nothingDialled"
  | "notNow"
  | "ownCall"
  | "monitoring"
  | "listening"
  | "noAgentCall"
  | "noMonitoring"
  | "alreadySo"
  | "lineDown"
  | "devicesTaken";

export const hidden: Control = { shown: false, enabled: false };
export const enabled: Control = { shown: true, enabled: true };
export const waiting = (why: ControlWhy): Control => ({ shown: true, enabled: false, why });

const nothing = {
  hangUp: hidden,
  hold: hidden,
  resume: hidden,
  swap: hidden,
  mute: hidden,
  keypad: hidden,
  sendPostDial: hidden,
  transfer: hidden,
  consult: hidden,
  complete: hidden,
  cancel: hidden,
  merge: hidden,
  split: hidden,
  record: hidden,
  pauseRecording: hidden,
  voicemail: hidden,
  priority: hidden,
  notes: hidden,
} as const;

export type Seen = Pick<
  AppState,
  "session" | "agent" | "offers" | "calls" | "wrapUps" | "line" | "connection" | "monitor"
>;

export interface CallControls {
  readonly hangUp: Control;
  readonly hold: Control;
  readonly resume: Control;
  /** Of a held call: talking to it and holding the one talked in now. Shown in place of `resume`. */
  readonly swap: Control;
  readonly mute: Control;
  readonly keypad: Control;
  /** What was dialled behind the number and is not sent yet. */
  readonly sendPostDial: Control;
  /** Sending the call on at once, and asking somebody about it first. */
  readonly transfer: Control;
  readonly consult: Control;
  /** Of a consult: leaving the two others to each other, or going back. */
  readonly complete: Control;
  readonly cancel: Control;
  /** Bringing all connected calls together, and apart again. */
  readonly merge: Control;
  readonly split: Control;
  readonly record: Control;
  readonly pauseRecording: Control;
  readonly voicemail: Control;
  readonly priority: Control;
  /** Writing down what is said, for wrap-up. */
  readonly notes: Control;
}

/** What can be pressed for this call, and why not: the same answer for buttons, tray and hotkeys. */
export function controls(state: Seen, callId: string): CallControls {
  const call = callById(state.calls, callId);
  if (call === null || call.phase === "ended") {
    return nothing;
  }
  if (call.phase === "ending") {
    const off = waiting("ending");
    return { ...nothing, hangUp: off, mute: off, keypad: off };
  }
  const talking = call.phase === "active";
  const switching = call.hold === "turningOn" || call.hold === "turningOff";
  const held = call.hold === "on" || call.hold === "turningOff";
  const swap = swapControl(state, call);
  const keypad = !talking ? waiting("connecting") : call.hold === "on" ? waiting("onHold") : enabled;
  return {
    hangUp: enabled,
    hold: held ? hidden : !talking ? waiting("connecting") : switching ? waiting("waiting") : enabled,
    resume: !held || swap.shown ? hidden : switching ? waiting("waiting") : enabled,
    swap,
    mute: muteControl(state),
    keypad,
    sendPostDial: call.postDial === "" ? hidden : keypad,
    ...together(state, call),
    ...onWorkitem(state, call),
  };
}

/** The server holds the one call by itself when the other is taken: that is so for workitems only. */
function swapControl({ calls }: Seen, call: Call): Control {
  const held = call.hold === "on" || call.hold === "turningOff";
  const front = foregroundCall(calls);
  const isBeside =
    front !== null &&
    front !== call &&
    front.kind === "workitem" &&
    front.hold !== "on" &&
    !front.inConference;
  if (!held || !isBeside || call.kind !== "workitem") return hidden;
  if (front.phase !== "active") return hidden;
  return front.hold === "off" && call.hold === "on" ? enabled : waiting("waiting");
}

/** A call without a workitem cannot be passed on: the server knows nothing of it. */
function together(state: Seen, call: Call) {
  const { calls } = state;
  const none = {
    transfer: hidden,
    consult: hidden,
    complete: hidden,
    cancel: hidden,
    merge: hidden,
    split: hidden,
  };
  if (call.kind !== "workitem") return none;
  const connected = call.phase === "active";
  const others = liveCalls(calls).filter((each) => each.kind === "workitem" && each.callId !== call.callId);
  const joinable = others.filter((each) => each.phase === "active");
  if (call.inConference) return { ...none, ...inConference(state, call) };
  const merge =
    !connected || others.length === 0 ? hidden : joinable.length === 0 ? waiting("connecting") : enabled;
  if (consultedFor(calls, call) !== null) {
    return { ...none, complete: connected ? enabled : waiting("connecting"), cancel: enabled, merge };
  }
  const consulting = others.some((each) => each.consultFor === call.callId);
  const passing = !connected ? waiting("connecting") : enabled;
  return { ...none, transfer: passing, consult: consulting ? waiting("consulting") : passing, merge };
}

/** Out of it, somebody else into it, or the two others left to each other. */
function inConference({ calls }: Seen, call: Call) {
  const members = conferenceOf(calls);
  const outside = liveCalls(calls).filter(
    (each) => each.kind === "workitem" && each.phase === "active" && !each.inConference,
  );
  // The server may have it in a conference before it is known here that it was answered.
  const whenConnected = call.phase === "active" ? enabled : waiting("connecting");
  return {
    split: enabled,
    consult: whenConnected,
    merge: outside.length > 0 ? whenConnected : hidden,
    complete: members.length === 2 && consultedFor(calls, call) !== null ? whenConnected : hidden,
  };
}

function onWorkitem(state: Seen, call: Call) {
  const user = userOf(state.session);
  const notes = user?.disposes === true && call.kind === "workitem" ? enabled : hidden;
  const none = { record: hidden, pauseRecording: hidden, voicemail: hidden, priority: hidden, notes };
  if (user === null || call.kind !== "workitem" || call.phase !== "active") return none;
  const isOn = call.recording !== "off";
  const may = isOn ? user.mayStopRecording : user.mayStartRecording;
  return {
    // One who may do neither is told that it runs, and offered nothing when it does not.
    record: may ? enabled : isOn ? waiting("recordingFixed") : hidden,
    pauseRecording: isOn && user.mayStopRecording ? enabled : hidden,
    voicemail: user.dropsVoicemail && call.direction === "outbound" && call.hold === "off" ? enabled : hidden,
    priority: enabled,
    notes,
  };
}

/** What is said can be read along where the agent's calls are written along, and wherever something came. */
export function transcriptControl(state: Pick<Seen, "session" | "calls">, callId: string, hasText: boolean) {
  if (callById(state.calls, callId)?.kind !== "workitem") return hidden;
  return hasText || userOf(state.session)?.isTranscribed === true ? enabled : hidden;
}

/**
 * Mute belongs to the line: it can be pressed while any call is live, even before it is answered, and from the press
 * that accepts it.
 */
export function muteControl(state: Seen): Control {
  if (state.session.now.phase !== "signedIn") return hidden;
  if (acceptedCall(state) !== null) return enabled;
  const monitoring = state.monitor.now;
  if (monitoring !== null && liveCalls(state.calls).length === 0)
    return monitoring.phase === "on" && monitoring.mode !== "listen" ? enabled : waiting("listening");
  if (state.line.mode === "phone" && foregroundCall(state.calls)?.kind !== "workitem") return hidden;
  return liveCalls(state.calls).length > 0 ? enabled : hidden;
}

/** The call that is being accepted: it can be muted and hung up before the server has said yes. */
export function acceptedCall({ offers }: Pick<Seen, "offers">): Offer | null {
  return offers.open.find((offer) => offer.phase === "accepting" && isVoiceOffer(offer)) ?? null;
}

/** Of a number that is being dialled: hung up once, the call ends as soon as the server has it. */
export function cancelDialControl({ calls }: Pick<Seen, "calls">): Control {
  if (calls.placing === undefined) return hidden;
  return calls.placing.isLeft ? waiting("ending") : enabled;
}

export interface OfferControls {
  readonly accept: Control;
  readonly reject: Control;
}

/** What can be pressed for an offer. */
export function offerControls(state: Pick<Seen, "offers">, offerId: string): OfferControls {
  const offer = state.offers.open.find((each) => each.offerId === offerId);
  if (offer === undefined) return { accept: hidden, reject: hidden };
  if (offer.phase !== "open") return { accept: waiting("waiting"), reject: waiting("waiting") };
  return { accept: enabled, reject: enabled };
}

/** The first offer that can be answered: keys go to it. */
export function answerable(state: Pick<Seen, "offers">): Offer | null {
  return state.offers.open.find((offer) => offerControls(state, offer.offerId).accept.enabled) ?? null;
}

export interface WorkControls {
  readonly finish: Control;
  readonly transfer: Control;
  /** Putting away what has ended. */
  readonly dismiss: Control;
}

/** What can be pressed for message work. */
export function workControls({ work }: Pick<AppState, "work">, workitemId: string): WorkControls {
  switch (messageWorkById(work, workitemId)?.phase) {
    case "open":
      return { finish: enabled, transfer: enabled, dismiss: hidden };
    case "ending":
      return { finish: waiting("waiting"), transfer: waiting("waiting"), dismiss: hidden };
    case "ended":
      return { finish: hidden, transfer: hidden, dismiss: enabled };
    case undefined:
      return { finish: hidden, transfer: hidden, dismiss: hidden };
  }
}

export interface AgentControls {
  readonly status: Control;
  /** What is taken of each channel: with ACD login, or by the status that is chosen now, once more. */
  readonly channels: Control;
  readonly dial: Control;
  readonly signOut: Control;
  /** Setting the leg up by hand, and giving it up. */
  readonly connectLine: Control;
  readonly disconnectLine: Control;
}

/** The board of agents and queues, and what is done there: only for those with the authority. */
export function superviseControl({ session }: Pick<Seen, "session">): Control {
  return userOf(session)?.isSupervisor === true ? enabled : hidden;
}

/** Somebody's voice settings: one's own, or anybody's with a supervisor's authority. */
export function voiceSettingsControl({ session }: Pick<Seen, "session">, userId: string): Control {
  return userOf(session)?.userId === userId ? enabled : superviseControl({ session });
}

/** What can be pressed for the agent as a whole. */
export function agentControls(state: Seen): AgentControls {
  const session = state.session.now;
  if (session.phase !== "signedIn") {
    return {
      status: hidden,
      channels: hidden,
      dial: hidden,
      signOut: hidden,
      connectLine: hidden,
      disconnectLine: hidden,
    };
  }
  const live = liveCalls(state.calls);
  return {
    status: session.user.mayChangeStatus ? enabled : waiting("statusFixed"),
    channels: channelsControl(state, session.user),
    dial: live.some((call) => call.phase !== "ending" && call.hold !== "on")
      ? waiting("callInProgress")
      : state.monitor.now === null
        ? enabled
        : waiting("monitoring"),
    signOut: enabled,
    ...lineControls(state),
  };
}

/** They go with a status, and one that the server set is not the agent's to send. */
function channelsControl({ agent, calls }: Seen, { mayChangeStatus }: SignedInUser): Control {
  if (!mayChangeStatus) return waiting("statusFixed");
  if (agent.acd === "out") return enabled;
  if (agent.acd === "loggingIn" || agent.changing !== null) return waiting("waiting");
  const isOwn = liveCalls(calls).length === 0 && currentStatus(agent)?.selectable === true;
  return isOwn ? enabled : waiting("serversStatus");
}

/** This program can only be rung while the voice server knows where it is. */
function lineControls({ line, connection }: Seen) {
  if (line.leg.phase !== "none") return { connectLine: hidden, disconnectLine: enabled };
  const canRing = line.mode === "phone" || connection.voice.kind === "open";
  return { connectLine: canRing ? enabled : hidden, disconnectLine: hidden };
}

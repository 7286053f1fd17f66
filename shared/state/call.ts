import type { Millis } from "../time.ts";
import type { WorkitemBase, WorkitemEnd } from "./workitem.ts";

/** A thing that the server switches: the press shows as waiting until the server confirms. */
export type Switch = "off" | "turningOn" | "on" | "turningOff";

export type Recording = "off" | "on" | "paused";

/** Why a call is over, in the agent's words. */
export type CallEnd =
  | WorkitemEnd
  | "agentHungUp"
  | "farEndHungUp"
  | "lineLost"
  /** The server ended it because no sound reached it. */
  | "soundLost"
  /** The server, or one behind it, could not go on. */
  | "serverFailed"
  | "noCommonAudio"
  /** On another phone of the agent's, or by whoever was rung with them. */
  | "answeredElsewhere"
  /** The agent left a recorded message on a machine. */
  | "messageLeft"
  | "busy"
  | "noAnswer"
  | "rejected"
  | "failed"
  /** It was up when the program went, and over when it came back. */
  | "whileAway";

/**
 * dialling (outbound, not answered) ─┐
 *                                    ├─► active ─► ending ─► ended
 * connecting (accepted, no audio yet)┘
 * Phase, hold and mute are three things: hold is here, mute belongs to the line's microphone.
 */
export interface Call extends WorkitemBase<CallEnd> {
  /** The workitem's id, or `line:` and a short id for a direct call. */
  readonly callId: string;
  readonly kind: "workitem" | "direct";
  readonly phase: "dialling" | "connecting" | "active" | "ending" | "ended";
  readonly hold: Switch;
  /** Since when it is on hold, as far as this program saw; null while it is not. */
  readonly heldSince: Millis | null;
  /** When both sides could talk; the timer starts here. */
  readonly connectedAt: Millis | null;
  /** DTMF digits sent in this call, for display. */
  readonly digits: string;
  /** Digits that were dialled behind the number and wait for a press: groups with commas between; "" for none. */
  readonly postDial: string;
  /** The same as it was dialled, to call again. */
  readonly dialledPostDial: string;
  /** The held call that this one is dialled for: a consult, before a warm transfer or a conference. */
  readonly consultFor: string | null;
  /** Everybody in the conference hears everybody; several calls are active at once then. */
  readonly inConference: boolean;
  /** As the server tells it. */
  readonly recording: Recording;
  /** 1..5, 5 the highest; null when the server did not say. */
  readonly priority: number | null;
}

export interface CallsState {
  /** In order of start; ended ones stay until dismissed or the next call. */
  readonly list: readonly Call[];
  /** Ids of calls that are over, newest last: a late frame must not bring one back. */
  readonly past: readonly string[];
  /** The number that is being dialled, until the server says which call that is. */
  readonly placing?: Placing;
  /** Those of them whose workitem may live on at the server, and come back. */
  readonly left?: readonly LeftWorkitem[];
}

export interface Placing {
  readonly number: string;
  readonly name: string;
  /** The agent hung up meanwhile: the call ends as soon as it is known. */
  readonly isLeft?: true;
}

/** A call that is over for this agent without the server having said that its workitem is. */
export interface LeftWorkitem {
  readonly callId: string;
  /** Since when: a list asked for later that names it gives it back. */
  readonly at: Millis;
  /** The server's word by which it left: a newer one gives it back too. Null when there was none. */
  readonly modifiedAt: Millis | null;
  /** The agent hung up, and the server would not say that it is over: until then a list does not give it back. */
  readonly hungUpUntil?: Millis;
}

/** Ends that nobody meant: the call is said to be lost, with its number to call again. */
export function isFault(end: CallEnd): boolean {
  return end === "lineLost" || end === "soundLost" || end === "serverFailed" || end === "noCommonAudio";
}

export const initialCalls: CallsState = { list: [], past: [] };
export const pastCallsKept = 100;

/** Calls that are not over. */
export function liveCalls(calls: CallsState): readonly Call[] {
  return calls.list.filter((call) => call.phase !== "ended");
}

export function callById(calls: CallsState, callId: string): Call | null {
  return calls.list.find((call) => call.callId === callId) ?? null;
}

/** The call that mute, keypad and hotkeys act on: the one talked in, else the newest live one. */
export function foregroundCall(calls: CallsState): Call | null {
  const live = liveCalls(calls);
  const connected = live.filter((call) => call.phase === "active" && call.hold !== "on");
  // While two change places the one still talked in stays in front.
  const front = ["off", "turningOn", "turningOff"].map((hold) =>
    connected.find((call) => call.hold === hold),
  );
  return front.find((call) => call !== undefined) ?? live.at(-1) ?? null;
}

/**
 * The held call that a swap brings to the front, in exchange for the one talked in: the next one behind it in order
 * of start, and round. Null where there is nothing to swap.
 */
export function swapTarget(calls: CallsState): Call | null {
  const live = liveCalls(calls).filter((call) => call.kind === "workitem");
  const at = live.findIndex((call) => call.phase === "active" && call.hold === "off" && !call.inConference);
  if (at < 0) return null;
  return [...live.slice(at + 1), ...live.slice(0, at)].find((call) => call.hold === "on") ?? null;
}

/** The live calls whose far ends hear each other, in order of start. */
export function conferenceOf(calls: CallsState): readonly Call[] {
  return liveCalls(calls).filter((call) => call.inConference);
}

/** The call a consult is dialled for, while both are live. */
export function consultedFor(calls: CallsState, call: Call): Call | null {
  if (call.consultFor === null || call.phase === "ended") return null;
  const first = callById(calls, call.consultFor);
  return first === null || first.phase === "ended" ? null : first;
}

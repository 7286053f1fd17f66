import type { AppState } from "../../shared/state/app.ts";
import { type Call, liveCalls } from "../../shared/state/call.ts";
import { isUnderWay } from "../../shared/state/check.ts";
import { acceptedCall } from "../../shared/state/controls.ts";
import { chosenDevice, type DeviceRole, deviceInUse } from "../../shared/state/devices.ts";
import type { DesiredHeadset } from "../../shared/state/headset.ts";
import type { DesiredPeer } from "../../shared/state/line.ts";
import { speaks } from "../../shared/state/monitor.ts";
import { isVoiceOffer, type Offer } from "../../shared/state/offer.ts";
import type { DesiredVoice } from "../../shared/state/voice.ts";
import type { Millis } from "../../shared/time.ts";
import type { Seeing } from "./seeing.ts";

/** What only main knows; of it the voice window gets `peer` and `tone`, through its wish. */
export interface InternalState {
  readonly peer: DesiredPeer | null;
  /** Of the voice server that is in use; null: none is. */
  readonly iceServers: DesiredPeer["iceServers"] | null;
  readonly tone: DesiredVoice["tone"];
  readonly resets: number;
  /** Offers that ended before this side had heard of them. */
  readonly earlyEnds: readonly string[];
  /** Workitems that the server gave the agent and that wait for the leg. */
  readonly due: readonly string[];
  /** When the newest list that was taken in was asked for: an older answer that comes late says nothing of the present. */
  readonly listed: { readonly workitems: Millis; readonly offers: Millis };
  /** What the user sees of conversations, and what of them is new. */
  readonly seeing: Seeing;
}

/**
 * What the voice window is to do, from everything else. The microphone is open from the offer or
 * dial to the end of the last call, and while the agent tries it out in Settings; a leg the server keeps up between
 * calls gets no microphone, and neither does one on which a supervisor only listens.
 */
export function desiredVoice(
  state: AppState & Pick<InternalState, "peer" | "iceServers" | "tone" | "resets">,
): DesiredVoice {
  const live = liveNow(state);
  const heldAll = live.length > 0 && live.every((call) => call.hold === "on" || call.hold === "turningOff");
  const { settings, line, monitor } = state;
  const isSpeaking = live.length > 0 || speaks(monitor, line);
  const isSoftphone = line.mode === "softphone";
  const test = isUnderWay(state.check.test) ? state.check.test : null;
  // Whoever only listens has no microphone, not even to try it out.
  const isOnlyListening = monitor.now !== null && !isSpeaking;
  const isTried = !isOnlyListening && (state.check.meter || test?.what === "record");
  const isMutedByAgent = line.mute.muted && line.mute.by === "agent";
  const speaksToNobody = isSoftphone && isMutedByAgent && !heldAll && isSpeaking && settings.mutedHint;
  const use = (role: DeviceRole) =>
    deviceInUse(state.audio.devices, role, chosenDevice(settings, role)).deviceId;
  return {
    microphone: (isSoftphone && wantsMicrophone(state)) || isTried ? "open" : "closed",
    muted: line.mute.muted || heldAll || !isSpeaking,
    listen: isTried ? "meter" : speaksToNobody ? "speech" : "no",
    check: test === null ? null : { serial: test.serial, what: test.what, sound: test.sound },
    ring: ringing(state, live.length > 0 || monitor.now !== null)?.offerId ?? null,
    peer: state.peer,
    prepare: awaitsLeg(state) ? state.iceServers : null,
    tone: state.tone,
    resets: state.resets,
    devices: {
      microphone: use("microphone"),
      speaker: use("speaker"),
      ringer: use("ringer"),
      ringVolume: settings.ringVolume,
    },
    processing: {
      echoCancellation: settings.echoCancellation,
      noiseSuppression: settings.noiseSuppression,
      autoGain: settings.autoGain,
    },
    headset: headsetWish(state, live, heldAll),
  };
}

/** Off hook from the answer or dial on, so that the headset sends its mute button; nothing while the agent's own telephone is the line. */
function headsetWish(state: AppState, live: readonly Call[], held: boolean): DesiredHeadset {
  const known = state.settings.headsets.map((each) => [each.vendorId, each.productId, each.serial].join(":"));
  const offers = state.line.mode === "softphone" ? state.offers.open.filter(isVoiceOffer) : [];
  const isOnLine = live.length > 0 || state.monitor.now !== null;
  const isCalling = state.line.mode === "softphone" && isOnLine;
  const { placing } = state.calls;
  const isDialling = state.line.mode === "softphone" && placing !== undefined && !placing.isLeft;
  return {
    known: known.join(),
    offHook: isCalling || isDialling || offers.some((offer) => offer.phase === "accepting"),
    ringing: offers.some((offer) => offer.phase === "open"),
    muted: isCalling && state.line.mute.muted,
    held: isCalling && held,
  };
}

/** Messages do not ring into a call. */
function ringing({ offers }: Pick<AppState, "offers">, isOnCall: boolean): Offer | null {
  const isSilent = isOnCall || acceptedCall({ offers }) !== null;
  return offers.open.find((offer) => offer.phase === "open" && (isVoiceOffer(offer) || !isSilent)) ?? null;
}

function liveNow({ calls }: Pick<AppState, "calls">): readonly Call[] {
  return liveCalls(calls).filter((call) => call.phase !== "ending");
}

/** A leg is about to be negotiated, or will be as soon as the agent takes the call that rings. */
function awaitsLeg({ line, monitor, offers, peer }: AppState & Pick<InternalState, "peer">): boolean {
  if (line.mode !== "softphone" || peer !== null) return false;
  if (line.leg.phase === "asked" || monitor.now?.phase === "starting") return true;
  return line.leg.phase === "none" && offers.open.some(isVoiceOffer);
}

/** Somebody is talked to, or calls: the devices are theirs. */
export function isCallAbout(state: Pick<AppState, "calls" | "offers" | "monitor">): boolean {
  return state.monitor.now !== null || isOwnCallAbout(state);
}

const isOwnCallAbout = (state: Pick<AppState, "calls" | "offers">) =>
  liveNow(state).length > 0 || state.offers.open.some(isVoiceOffer);

/** Whoever only listens has none, whatever rings: it opens with a call of their own. */
function wantsMicrophone(state: AppState): boolean {
  const { monitor, line } = state;
  return monitor.now === null ? isOwnCallAbout(state) : liveNow(state).length > 0 || speaks(monitor, line);
}

/** The wish as it was where nothing of it changed: a new one is sent to the voice window at once. */
export function keepIfSame(was: DesiredVoice, next: DesiredVoice): DesiredVoice {
  const { devices, processing, headset, check, ...rest } = next;
  const isSame =
    hasSame(was, rest) &&
    hasSame(was.devices, devices) &&
    hasSame(was.processing, processing) &&
    hasSame(was.headset, headset) &&
    was.check?.serial === check?.serial;
  return isSame ? was : next;
}

/** Member by member: SDPs and tones are only ever replaced, so that they need not be read. */
function hasSame<T extends object>(whole: T, part: Partial<T>): boolean {
  return (Object.keys(part) as (keyof T)[]).every((key) => whole[key] === part[key]);
}

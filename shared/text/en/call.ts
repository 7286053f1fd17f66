import { sentence } from "../../clean-text.ts";
import type { CallEnd } from "../../state/call.ts";
import type { Consent } from "../../wire/messages.ts";
import { anyOf } from "../format.ts";
import { offerText } from "./offer.ts";

const isExtension = (later: string) => /^\d{1,7}$/.test(later);

/** What waits behind a number: short digits are somebody's extension, others a code. */
function postDialName(postDial: string): string {
  return isExtension(postDial) ? `Extension ${postDial}` : `Code ${postDial}`;
}

/** Calls, the dial pad and the keypad. */
export const callText = {
  inbound: "Inbound call",
  outbound: "Outbound call",
  unknown: offerText.unknownCaller,
  dialling: "Dialling…",
  connecting: "Connecting…",
  holding: "Putting on hold…",
  onHold: "On hold",
  resuming: "Resuming…",
  ending: "Ending…",
  timer: "Call time",
  mute: "Mute",
  unmute: "Unmute",
  muted: "Muted",
  mutedByServer: "Muted by the server",
  speaksMuted: "You are muted. Unmute to be heard.",
  muteWaiting: "Muted. Waiting for the server…",
  unmuteWaiting: "Unmuting. Waiting for the server…",
  phoneMuteWaiting: "Muting your phone…",
  phoneUnmuteWaiting: "Unmuting your phone…",
  hold: "Hold",
  resume: "Resume",
  keypad: "Keypad",
  hangUp: "Hang up",
  hangUpWho: (who: string) => sentence`Hang up on ${who}`,
  resumeWho: (who: string) => sentence`Resume ${who}`,
  swap: "Swap",
  swapWho: (who: string) => sentence`Swap to ${who}`,
  newCall: "New call",
  backToCall: "Back to the call",
  otherCalls: "Other calls",
  digitsSent: "Digits sent",
  callBack: "Call back",
  dismiss: "Dismiss",
  ended: "Call ended",
  dialPad: "Dial pad",
  number: "Number to call",
  numberHint: "Type or paste a number",
  call: "Call",
  calling: "Calling…",
  redial: (number: string) => sentence`Redial ${number}`,
  erase: "Delete last digit",
  paste: "Paste number",
  notPasted: {
    none: "There is no phone number in the clipboard.",
    several: "There are several numbers in the clipboard. Copy only the one you want to call.",
    unclear: "It is not clear which digits are the phone number. Copy just the number.",
    elsewhere: "This is an internal number of another company. It cannot be called from here.",
    tooLong: "This text is too long to find a number in it. Copy just the number.",
  },
  tooShort: "This number is too short.",
  tooLong: "This number is too long.",
  notANumber: "This is not a valid phone number.",
  nothing: "Enter a number first.",
  severalNumbers: "There is more than one number here. Keep only the one you want to call.",
  unknownCode: "Dial a code with * or # on its own, or in front of a full number.",
  elsewhere: "This is an internal number of another company. It cannot be called from here.",
  holdFirst: "Put the current call on hold to call someone else.",
  consentTitle: "This number should not be called now",
  consentBody: (number: string) => sentence`Compliance rules advise against calling ${number} right now.`,
  consentReasons: {
    outsideHours: "It is outside the calling hours for this number.",
    consentNeeded: "There is no consent on record for calling this number.",
    doNotCall: "This number is on the do-not-call list.",
  } satisfies Readonly<Record<Consent, string>>,
  confirmTitle: (who: string) => sentence`Call ${who}?`,
  callAnyway: "Call anyway",
  barredTitle: "This number cannot be called",
  barredBody: (number: string) =>
    sentence`The server does not allow calls to ${number}, even if you choose to call anyway.`,
  barredClose: "Close",
  wantedFrom: {
    link: "From a link in another program",
    copied: "The number you copied",
    history: "From your history",
  },
  clickToDialPostDial: (postDial: string) =>
    `${postDialName(postDial)}: you can send it with one click once they answer.`,
  contextTitle: (number: string) => `Complete ${number}`,
  contextBody: (context: string) =>
    `The link gives only a local number, for use in ${context}. Complete it before you call.`,
  complete: "Complete number",
  postDialName,
  postDialBehind: (postDial: string) => (isExtension(postDial) ? `ext. ${postDial}` : `then ${postDial}`),
  postDialWaits: (next: string) => `${postDialName(next)}: send it when they answer.`,
  laterSend: (next: string) => `Send ${next}`,
  lettersAre: (number: string) => `The letters stand for ${number}`,
  internal: "Internal number",
  emergencyTitle: (number: string) => `Emergency call to ${number}?`,
  emergencyBody:
    "Emergency services may not see where you are, and may not be able to call you back at your number. Use a mobile phone or a landline if you can, and say where you are first.",
  emergencyCall: (number: string) => `Call ${number}`,
  notInPlanTitle: (number: string) => `Is ${number} right?`,
  notInPlanBody: (number: string, country: string) =>
    country === ""
      ? `It would be dialled as ${number}. Hookswitch does not know any numbers like this.`
      : `It would be dialled as ${number} (${country}). Hookswitch does not know any numbers like this there.`,
  noPrefixBody: (number: string, country: string) =>
    `It would be dialled as ${number}${country === "" ? "" : ` (${country})`}. The area code may be missing, or it may be a number in another country.`,
  mightBe: (countries: readonly string[]) =>
    `It might be a number in ${anyOf(countries)}. If so, add + and the country code.`,
  wantedKept: {
    signedOut: (number: string) => sentence`Sign in to call ${number}.`,
    onCall: (number: string) =>
      sentence`${number} is waiting in the dial pad. Put your call on hold or end it to dial.`,
  },
  dontCall: "Don’t call",
};

/** What calls go out on. */
export const campaignText = {
  label: "Campaign",
  tenants: "Company default",
  unread: "Campaigns could not be loaded.",
};

/** Why a call is over. */
export const callEndText: Readonly<Record<CallEnd, string>> = {
  agentHungUp: "You hung up",
  farEndHungUp: "They hung up",
  lineLost: "The line was lost",
  soundLost: "The audio was lost",
  serverFailed: "The voice server failed",
  noCommonAudio: "No common audio format",
  answeredElsewhere: "Answered on another phone",
  bySupervisor: "A supervisor ended it",
  terminated: "Ended by the server",
  transferred: "Transferred",
  backInQueue: "Went back to the queue",
  takenByOther: "Answered by someone else",
  messageLeft: "Message left",
  busy: "Busy",
  noAnswer: "No answer",
  rejected: "Call rejected",
  failed: "The call failed",
  lost: "The call was lost",
  whileAway: "Ended while Hookswitch was not running",
};

/** How a key is read out. */
export const keySpoken: Readonly<Record<string, string>> = { "*": "star", "#": "hash" };

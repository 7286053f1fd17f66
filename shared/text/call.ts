import { sentence } from "../clean-text.ts";
import type { CallEnd } from "../state/call.ts";
import type { Consent } from "../wire/messages.ts";
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
  muteWaiting: "Muted here; telling the server…",
  unmuteWaiting: "Unmuting; telling the server…",
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
    none: "There is no number in the clipboard.",
    several: "There are several numbers in it. Copy the one you want to call.",
    unclear: "It is not clear which digits are the number. Copy the number alone.",
    elsewhere: "This number belongs to another company’s telephones. It cannot be called from here.",
    tooLong: "This text is too long to be looked through. Copy the number alone.",
  },
  tooShort: "This number is too short.",
  tooLong: "This number is too long.",
  notANumber: "This is not a number that can be called.",
  nothing: "Type a number first.",
  severalNumbers: "These are several numbers. Leave the one you want to call.",
  unknownCode: "A code with * or # is dialled alone, or in front of a whole number.",
  elsewhere: "This number belongs to another company’s telephones. It cannot be called from here.",
  holdFirst: "Put the current call on hold to call someone else.",
  consentTitle: "A rule stands against this call",
  consentBody: (number: string) => sentence`Compliance rules say that ${number} should not be called now.`,
  consentReasons: {
    outsideHours: "It is outside the hours in which this number may be called.",
    consentNeeded: "There is no consent on record for calling this number.",
    doNotCall: "This number is on the do-not-call list.",
  } satisfies Readonly<Record<Consent, string>>,
  confirmTitle: (who: string) => sentence`Call ${who}?`,
  callAnyway: "Call anyway",
  barredTitle: "This number cannot be called",
  barredBody: (number: string) => sentence`The server refused ${number} although you chose to call anyway.`,
  barredClose: "Close",
  wantedFrom: { link: "From a link in another program", copied: "The number you copied" },
  clickToDialPostDial: (postDial: string) =>
    `${postDialName(postDial)}: you can send it with one press once they answer.`,
  contextTitle: (number: string) => `Complete ${number}`,
  contextBody: (context: string) =>
    `The link says that this number is a local one of ${context}. Only you can tell how the two belong together.`,
  complete: "Complete number",
  postDialName,
  postDialBehind: (postDial: string) => (isExtension(postDial) ? `ext. ${postDial}` : `then ${postDial}`),
  postDialWaits: (next: string) => `${postDialName(next)}: send it when they answer.`,
  laterSend: (next: string) => `Send ${next}`,
  lettersAre: (number: string) => `The letters are ${number}`,
  internal: "Internal number",
  emergencyTitle: (number: string) => `Emergency call to ${number}?`,
  emergencyBody:
    "Emergency services may not see where you are, and may not be able to call you back at your number. Use a mobile phone or a landline if you can, and say where you are first.",
  emergencyCall: (number: string) => `Call ${number}`,
  notInPlanTitle: (number: string) => `Is ${number} right?`,
  notInPlanBody: (number: string, country: string) =>
    country === ""
      ? `It would be called as ${number}. As far as Hookswitch knows, there is no such number.`
      : `It would be called as ${number}, in ${country}. As far as Hookswitch knows, there is no such number there.`,
  noPrefixBody: (number: string, country: string) =>
    `It would be called as ${number}${country === "" ? "" : `, in ${country}`}. Numbers there are not written without the digits in front: it may be a local number, or another country’s.`,
  mightBe: (countries: readonly string[]) =>
    `It might be one of ${new Intl.ListFormat("en", { type: "disjunction" }).format(countries)}: then write it with + and the country code.`,
  wantedKept: {
    signedOut: (number: string) => sentence`Sign in to call ${number}.`,
    onCall: (number: string) =>
      sentence`${number} is kept in the dial pad. Hold or end your call to call it.`,
  },
  dontCall: "Don’t call",
};

/** What calls go out on. */
export const campaignText = {
  label: "Campaign",
  tenants: "Your tenant’s own",
  unread: "Campaigns could not be read.",
};

/** Why a call is over. */
export const callEndText: Readonly<Record<CallEnd, string>> = {
  agentHungUp: "You hung up",
  farEndHungUp: "They hung up",
  lineLost: "The line was lost",
  soundLost: "The sound was lost",
  serverFailed: "The voice server failed",
  noCommonAudio: "No audio format in common",
  answeredElsewhere: "Answered on another phone",
  terminated: "Ended by the server",
  transferred: "Transferred",
  backInQueue: "Went back to the queue",
  takenByOther: "Answered by somebody else",
  messageLeft: "Message left",
  busy: "Busy",
  noAnswer: "No answer",
  rejected: "Call rejected",
  failed: "The call failed",
  lost: "The call was lost",
  whileAway: "Ended while Hookswitch was away",
};

/** The letters under the keys of a telephone. */
export const keyLetters: Readonly<Record<string, string>> = {
  "2": "ABC",
  "3": "DEF",
  "4": "GHI",
  "5": "JKL",
  "6": "MNO",
  "7": "PQRS",
  "8": "TUV",
  "9": "WXYZ",
  "0": "+",
};

/** How a key is read out. */
export const keySpoken: Readonly<Record<string, string>> = { "*": "star", "#": "hash" };

import type { CallEnd } from "../state/call.ts";

/** Calls, the dial pad and the keypad. */
export const callText = {
  inbound: "Inbound call",
  outbound: "Outbound call",
  unknown: "Unknown number",
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
  hangUpWho: (who: string) => `Hang up on ${who}`,
  resumeWho: (who: string) => `Resume ${who}`,
  swap: "Swap",
  swapWho: (who: string) => `Swap to ${who}`,
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
  redial: (number: string) => `Redial ${number}`,
  erase: "Delete last digit",
  paste: "Paste number",
  nothingToPaste: "There is no number in the clipboard.",
  tooShort: "This number is too short.",
  tooLong: "This number is too long.",
  notANumber: "This is not a number that can be called.",
  needNumber: "Type a number first.",
  holdFirst: "Put the current call on hold to call someone else.",
  consentTitle: "A rule stands against this call",
  consentBody: (number: string) => `Compliance rules say that ${number} should not be called now.`,
  consentReasons: {
    outsideHours: "It is outside the hours in which this number may be called.",
    consentNeeded: "There is no consent on record for calling this number.",
    doNotCall: "This number is on the do-not-call list.",
  } as Readonly<Record<string, string>>,
  confirmTitle: (who: string) => `Call ${who}?`,
  callAnyway: "Call anyway",
  barredTitle: "This number cannot be called",
  barredBody: (number: string) => `The server refused ${number} although you chose to call anyway.`,
  barredClose: "Close",
  wantedFrom: { link: "From a link in another program", copied: "The number you copied" },
  wantedExtension: (extension: string) => `Extension ${extension}: use the keypad once you are connected.`,
  wantedKept: {
    signedOut: (number: string) => `Sign in to call ${number}.`,
    onCall: (number: string) => `${number} is kept in the dial pad. Hold or end your call to call it.`,
  },
  dontCall: "Don’t call",
};

/** What calls go out on. */
export const campaignText = {
  label: "Campaign",
  tenants: "Your tenant’s own",
  unread: "Campaigns could not be read.",
  again: "Try again",
};

/** Why a call is over. */
export const callEndText: Readonly<Record<CallEnd, string>> = {
  agentHungUp: "You hung up",
  farEndHungUp: "They hung up",
  lineLost: "The line was lost",
  terminated: "Ended by the server",
  transferred: "Transferred",
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

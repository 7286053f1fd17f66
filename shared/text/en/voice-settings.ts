import { sentence } from "../../clean-text.ts";
import type { Doubt } from "../../numbers/read.ts";
import type { ForwardCase, VoiceSwitch } from "../../state/voice-settings.ts";
import { plural } from "./plural.ts";

/** Call forwarding, call waiting, voicemail and its greeting. */
export const voiceSettingsText = {
  title: "My voice settings",
  row: "Call forwarding, voicemail and greeting",
  rowHint: "They are kept by your provider and also apply when Hookswitch is closed.",
  open: "Show and change",
  back: "All settings",
  loading: "Loading voice settings…",
  unsupported: "Your provider does not show these voice settings here.",
  forbidden: "Your account is not allowed to see these voice settings.",
  forwarding: "Call forwarding",
  forwardingHint: "“Always” takes precedence over the others.",
  cases: {
    always: { label: "Always", hint: "Every call, before it rings here." },
    busy: { label: "When busy", hint: "While you are in a call." },
    unanswered: { label: "When not answered", hint: "After it has rung for a while." },
    unreachable: { label: "When unreachable", hint: "While you are signed out or offline." },
  } satisfies Record<ForwardCase, { readonly label: string; readonly hint: string }>,
  number: "Number",
  numberOf: (label: string) => `${label}: number to forward to`,
  switchOf: (label: string) => `Forward: ${label.toLowerCase()}`,
  calls: "Calls and voicemail",
  switches: {
    callWaiting: { label: "Call waiting", hint: "A second call can reach you while you are in one." },
    voicemail: { label: "Voicemail", hint: "Callers can leave a message when you do not answer." },
  } satisfies Record<VoiceSwitch, { readonly label: string; readonly hint: string }>,
  saving: "Saving…",
  saved: "Saved.",
  undone: "Undone.",
  undo: "Undo",
  undoOf: (label: string) => `Undo: ${label}`,
  elsewhere: "This was changed elsewhere.",
  conflict: "This was changed elsewhere while you were editing it.",
  keepTheirs: "Keep it",
  useMine: "Use mine",
  theirs: (value: string) => sentence`Now on the server: ${value}.`,
  on: "on",
  off: "off",
  forwardIs: (number: string, isOn: boolean) =>
    number === "" ? "no number, off" : sentence`${number}, ${isOn ? "on" : "off"}`,
  noExtension: "Calls can only be forwarded to a number without an extension.",
  doubtTitle: (number: string) => sentence`Forward calls to ${number}?`,
  doubtBody: {
    emergency: "This is an emergency number. People who call you would reach the emergency services.",
    notInPlan: "Hookswitch does not know any numbers like this. Check it.",
    noPrefix: "The area code may be missing, or it may be a number in another country. Check it.",
  } satisfies Record<Doubt, string>,
  doubtNo: "Do not forward",
  doubtYes: "Forward there",
};

/** The voicemail greeting that is made from a text. */
export const greetingText = {
  title: "Voicemail greeting",
  own: "Callers hear a greeting of your own.",
  standard: "Callers hear the standard greeting.",
  text: "What callers hear",
  textHint: "For example: “You have reached … Please leave a message.”",
  left: (count: number) => plural(count, { one: "# character left", other: "# characters left" }),
  language: "Language",
  gender: "Voice",
  genders: { Female: "Female", Male: "Male" },
  voiceName: "Voice name",
  voiceNameHint: "Leave empty unless your administrator gave you one.",
  hear: "Listen",
  making: "Creating the greeting…",
  stop: "Stop",
  keep: "Use this greeting",
  hearFirst: "Listen to it first. Then you can use it.",
  kept: "Callers hear this greeting from now on.",
  nothing: "Write what callers should hear first.",
  inCall: "You can listen when no call is up or ringing.",
  notPlayed: "The greeting could not be played. Try again, or choose another speaker.",
  refused: "The server did not accept this text or this voice. Change it and try again.",
  away: "The speech service did not answer. Nothing has changed. Try again in a moment.",
  gone: "Listen to it once more before you use it.",
};

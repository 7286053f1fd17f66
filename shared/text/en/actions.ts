import { sentence } from "../../clean-text.ts";
import type { ActionGroup, ActionId } from "../../state/actions.ts";
import type { KeyProblem } from "../../state/shortcuts.ts";
import { plural } from "./plural.ts";
import { hotkeyText } from "./settings.ts";

/** What each action is called, whatever the moment, and by which other words it is found. */
export const actionText: Readonly<Record<ActionId, { readonly name: string; readonly also: string }>> = {
  accept: { name: "Accept offer", also: "answer pick up call" },
  reject: { name: "Reject offer", also: "decline call" },
  mute: { name: "Mute or unmute", also: "microphone" },
  hold: { name: "Hold or resume", also: "retrieve pause" },
  hangUp: { name: "Hang up", also: "end call" },
  keypad: { name: "Keypad for digits", also: "dtmf tones" },
  sendPostDial: { name: "Send extension or code", also: "dialled behind number dtmf" },
  transfer: { name: "Transfer or consult", also: "blind warm forward" },
  record: { name: "Start or stop recording", also: "" },
  pauseRecording: { name: "Pause or resume recording", also: "" },
  transcript: { name: "Show or hide transcript", also: "text written" },
  notes: { name: "Notes on the call", also: "write wrap-up" },
  leaveMessage: { name: "Leave recorded message", also: "voicemail drop" },
  swap: { name: "Swap calls", also: "switch toggle held" },
  complete: { name: "Complete transfer", also: "finish warm" },
  cancel: { name: "Back to caller", also: "cancel consult" },
  conference: { name: "Merge or split calls", also: "conference join" },
  listen: { name: "Only listen to the agent", also: "monitor supervise silent" },
  coach: { name: "Coach the agent", also: "whisper supervise monitor" },
  join: { name: "Join the agent’s call", also: "barge supervise monitor" },
  newCall: { name: "New call", also: "dial pad" },
  redial: { name: "Redial", also: "call last number again" },
  paste: { name: "Paste number into dial pad", also: "copied clipboard" },
  dialPad: { name: "Go to keypad", also: "dial pad" },
  recent: { name: "Go to recent calls", also: "past" },
  directory: { name: "Go to directory", also: "contacts colleagues people" },
  wrapUp: { name: "Go to wrap-up", also: "outcome disposition notes" },
  status: { name: "Choose ACD status", also: "available break" },
  logout: { name: "Log out of ACD", also: "stop taking work" },
  palette: { name: "Find an action", also: "command palette search" },
  help: { name: "Keyboard shortcuts", also: "help keys" },
  line: { name: "Connect or disconnect the line", also: "voice leg" },
  messages: { name: "Messages", also: "conversations sms email fax chat" },
  newMessage: { name: "New message", also: "write sms text" },
  nextUnread: { name: "Next unread conversation", also: "messages new" },
  history: { name: "History", also: "past calls recordings export archive" },
  supervisor: { name: "Supervisor", also: "board agents queues live listen coach" },
  people: { name: "People", also: "directory colleagues contacts queues favourites presence" },
  settings: { name: "Settings", also: "preferences options" },
  signOut: { name: "Sign out", also: "log off" },
};

export const actionGroupText: Readonly<Record<ActionGroup, string>> = {
  offer: "Incoming work",
  call: "Call",
  several: "Several calls",
  monitor: "On an agent’s call",
  calling: "Calling",
  status: "ACD status",
  program: "Hookswitch",
};

/** The palette and the sheet of shortcuts. */
export const paletteText = {
  title: "Find an action",
  search: "Action, person or number",
  list: "Results",
  now: "Now",
  people: "People",
  notNow: "Not possible now",
  call: (who: string) => sentence`Call ${who}`,
  status: (name: string) => sentence`ACD status: ${name}`,
  afterCall: (name: string) => sentence`ACD status after this call: ${name}`,
  statusSearch: "ACD status",
  priority: (level: number) => `Set priority ${level}`,
  more: "Show more people",
  searching: "Searching for people…",
  nothing: (q: string) => sentence`No results for “${q}”.`,
  helpTitle: "Keyboard shortcuts",
  helpGlobal: "In every program",
  helpNone: "None",
  helpChange: "Change in Settings",
  close: "Close",
} as const;

/** The page of shortcuts in the settings. */
export const shortcutText = {
  title: "Shortcuts",
  row: "Shortcuts in the phone window",
  rowHint: "See and change the keys for every action.",
  open: "Show and change",
  back: "All settings",
  global: "In every program",
  globalHint: "Change these on the main settings page.",
  resetAll: "Reset all",
  changed: (count: number) =>
    plural(count, { one: "You changed # shortcut.", other: "You changed # shortcuts." }),
  unchanged: "All shortcuts have their default keys.",
  meets: (name: string) =>
    sentence`In the phone window these keys also mean “${name}”. This shortcut comes first.`,
  needModifier: "Add Ctrl, Alt or Cmd so that typing does not trigger it.",
} as const;

/** Why keys were not taken. */
export function keyProblemText(problem: KeyProblem): string {
  switch (problem.why) {
    case "taken":
      return `These keys are already used for “${actionText[problem.by].name}”. Change that shortcut first.`;
    case "global":
      return `These keys are already used in every program for “${hotkeyText[problem.by].label}”.`;
    case "typing":
      return "These keys are needed for typing. Choose others.";
    case "system":
      return "Your system uses these keys. Choose others.";
    case "unreadable":
      return "These keys cannot be used. Choose others.";
  }
}

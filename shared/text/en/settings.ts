import { sentence } from "../../clean-text.ts";
import type { TestedNotification } from "../../contract/desktop.ts";
import type { Hotkey, HotkeyName } from "../../state/desktop.ts";
import { listOf } from "../format.ts";

const schemeList = (schemes: readonly string[]) => listOf(schemes.map((each) => `${each}:`));

/** The settings window. */
export const settingsText = {
  title: "Settings",
  account: "Account",
  signedInAs: "Signed in as",
  notSignedIn: "Not signed in",
  provider: "Provider",
  providerHint: "Used for the next sign-in.",
  providerFixed: "Sign out to change it.",
  saved: "Saved sign-in",
  savedYes: "Hookswitch signs in automatically when it starts.",
  savedProxy: "Your sign-in to your network’s proxy is saved.",
  savedNo: "Nothing is saved on this computer.",
  forget: "Forget",
  forgotten: "Forgotten.",
  keychain: "Keychain",
  audio: "Audio",
  ownPhone: "Your own phone",
  ownPhoneHint: "Calls use the phone that your administrator set up for you. Hookswitch only rings here.",
  microphone: "Microphone",
  speaker: "Speaker",
  ringer: "Ringer",
  ringVolume: "Ring volume",
  systemDefault: (name: string) => (name === "" ? "System default" : `System default — ${name}`),
  notConnected: (label: string) => sentence`${label} (not connected)`,
  unsure: (label: string) => sentence`${label} (which one?)`,
  unsureHint: "More than one device with this name is connected. Choose yours.",
  chosenBefore: "Chosen device",
  using: (label: string) => sentence`In use: ${label}`,
  echoCancellation: "Echo cancellation",
  echoCancellationHint: "Turn off only if your headset does this itself.",
  noiseSuppression: "Noise suppression",
  autoGain: "Automatic gain",
  autoGainHint: "Keeps your voice at an even level.",
  mutedHint: "Tell me when I speak while muted",
  mutedHintHint: "Your voice is checked on this computer only.",
  mute: "Mute",
  record: "Change",
  recordLabel: (shortcut: string, current: string) => `${shortcut}: ${current}. Press to change`,
  recording: "Press keys…",
  recordingHint: "Press a combination with Ctrl, Alt or Cmd. Esc cancels.",
  cancel: "Cancel",
  reset: "Default",
  remove: "None",
  none: "None",
  muteTone: "Sound on mute and unmute",
  dialling: "From other programs",
  links: { phone: "Phone links", sms: "Text message links", email: "Email links" },
  linksOurs: (schemes: readonly string[]) => `Hookswitch opens ${schemeList(schemes)} links.`,
  linksOther: (program: string, schemes: readonly string[]) =>
    `${sentence`${program} opens`} ${schemeList(schemes)} links now.`,
  linksNone: (schemes: readonly string[]) => `No program opens ${schemeList(schemes)} links now.`,
  linksHow: {
    darwin: () => "",
    win32: (schemes: readonly string[]) =>
      `Choose Hookswitch for ${listOf(schemes.map((each) => each.toUpperCase()))} in Windows settings.`,
    linux: (schemes: readonly string[]) =>
      `Choose Hookswitch as the default application for ${schemeList(schemes)} links in your desktop’s settings. Where it is not listed, add a launcher that runs “hookswitch %u” for ${listOf(schemes.map((each) => `x-scheme-handler/${each}`))}.`,
  },
  linksTake: { darwin: "Use Hookswitch", win32: "Open Windows settings", linux: "" },
  appearance: "Appearance",
  theme: "Theme",
  textSize: "Text size",
  notifications: "Notifications",
  themeSystem: "System",
  themeLight: "Light",
  themeDark: "Dark",
  language: "Language",
  languageByItself: (name: string) => sentence`Automatic (${name})`,
  region: "Region for numbers",
  regionHint: "How numbers without + are read.",
  regionSystem: (name: string) => sentence`System (${name})`,
  internal: "Internal numbers",
  internalHint: "How long your company’s internal numbers are. They are dialled as you type them.",
  internalUpTo: (digits: number) => (digits === 0 ? "Up to 6 digits" : `Up to 6, and ${digits} digits`),
  general: "Startup",
  hideCaller: "Hide caller in notifications",
  hideCallerHint: "Notifications do not show the caller or the number, nor what a message says.",
  notifyMessages: "Notifications of new messages",
  notifyMessagesHint: "For messages that you do not see as they come.",
  quietInCalls: "No sound of messages during a call",
  startAtLogin: "Open at login",
  startNotAllowed:
    "Your system has not allowed this. Allow Hookswitch in its settings for apps that open at login.",
  desktopDecides:
    "Your desktop decides whether this shortcut works, and may ask you first. Try it in another program.",
  advanced: "Advanced",
  authScheme: "Authorization header",
  authSchemeHint: "Change only if your administrator says so. Takes effect at the next sign-in.",
  authRaw: "Token only",
  authBearer: "Bearer",
  openPhone: "Open phone",
};

/** The page that checks, after the first sign-in, that everything works. */
export const firstRunText = {
  title: "Check that everything works",
  intro: "This takes a minute. Nothing here keeps you from taking calls.",
  again: "Sound, notifications and mute shortcut",
  againHint: "The check that came after your first sign-in.",
  check: "Check again",
  sound: "Sound",
  heard: "Your microphone works.",
  speak: "Say something: the bars should move.",
  tone: "Did you hear the tone? If not, choose another speaker.",
  ring: "Did you hear the ring? If not, choose another device.",
  system: "Notifications and shortcut",
  notification: "Notification",
  notificationHint: "Calls and messages are announced even when this window is closed.",
  send: "Send a test",
  sendLabel: "Send a test notification",
  tested: {
    shown: "Sent. If you did not see it, check that do not disturb is off.",
    refused: "Your system does not show notifications of Hookswitch. Allow them in the system’s settings.",
    unknown: "Sent. If you did not see it, allow Hookswitch in the system’s settings.",
  } satisfies Record<TestedNotification, string>,
  openSettings: "Open system settings",
  press: (keys: string) => `Press ${keys} now, in any program.`,
  noKeys: "You have no mute shortcut. Choose one to mute yourself from any program.",
  pressed: "The mute shortcut works.",
  skip: "Skip",
  done: "Done",
};

/** What each global hotkey is called, and what a plain letter would do. */
export const hotkeyText: Readonly<
  Record<HotkeyName, { readonly label: string; readonly hint: string; readonly needModifier: string }>
> = {
  mute: {
    label: "Mute shortcut",
    hint: "Works in every program while you are signed in.",
    needModifier: "Add Ctrl, Alt or Cmd so that typing does not mute you.",
  },
  dialCopied: {
    label: "Call the copied number",
    hint: "Copy a number in any program and press this. You are asked before it is called.",
    needModifier: "Add Ctrl, Alt or Cmd so that typing does not open the phone.",
  },
};

/** What the system said to a hotkey; null where there is nothing to say. */
export const hotkeyStateText: Readonly<Record<Hotkey["state"], string | null>> = {
  off: null,
  registered: null,
  asked: null,
  refused: "Another program already uses this shortcut. Choose another one.",
  reserved: "Your system uses this shortcut. Choose another one.",
  twice: "This is already one of your other shortcuts. Choose another one.",
};

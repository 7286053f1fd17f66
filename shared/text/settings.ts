import type { Hotkey, HotkeyName } from "../state/desktop.ts";
import { sentence } from "../words.ts";

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
  savedYes: "Hookswitch signs in by itself when it starts.",
  savedProxy: "Your sign-in to your network’s proxy is saved.",
  savedNo: "Nothing is saved on this computer.",
  forget: "Forget",
  forgotten: "Forgotten.",
  keychain: "Keychain",
  audio: "Audio",
  ownPhone: "Your own phone",
  ownPhoneHint: "Calls are on the phone that your administrator set for you. Hookswitch only rings here.",
  microphone: "Microphone",
  speaker: "Speaker",
  ringer: "Ringer",
  ringVolume: "Ring volume",
  systemDefault: (name: string) => (name === "" ? "System default" : `System default — ${name}`),
  notConnected: (label: string) => sentence`${label} (not connected)`,
  chosenBefore: "Chosen device",
  using: (label: string) => sentence`In use: ${label}`,
  echoCancellation: "Echo cancellation",
  echoCancellationHint: "Turn off only with a headset that does it itself.",
  noiseSuppression: "Noise suppression",
  autoGain: "Automatic gain",
  autoGainHint: "Keeps your voice at an even level.",
  mutedHint: "Say when I speak while muted",
  mutedHintHint: "Your microphone is listened to on this computer only.",
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
  dialling: "Calling from other programs",
  links: "Telephone links",
  linksOurs: "Hookswitch opens tel: and callto: links.",
  linksOther: (program: string) => sentence`${program} opens tel: and callto: links now.`,
  linksNone: "No program opens tel: and callto: links now.",
  linksHow: {
    darwin: "",
    win32: "Windows lets only you choose: pick Hookswitch for TEL and for CALLTO on its page.",
    linux:
      "Your desktop decides. Give it a launcher that runs “hookswitch %u” for x-scheme-handler/tel, and choose it among the default applications.",
  },
  linksTake: { darwin: "Use Hookswitch", win32: "Open Windows settings", linux: "" },
  appearance: "Appearance",
  theme: "Theme",
  themeSystem: "System",
  themeLight: "Light",
  themeDark: "Dark",
  region: "Region for numbers",
  regionHint: "How numbers without + are read.",
  regionSystem: (name: string) => sentence`System (${name})`,
  internal: "Internal numbers",
  internalHint: "How long your company’s own numbers are. They are called as they stand.",
  internalUpTo: (digits: number) => (digits === 0 ? "Up to 6 digits" : `Up to 6, and ${digits} digits`),
  general: "Privacy and startup",
  hideCaller: "Hide caller in notifications",
  hideCallerHint: "Notifications name neither caller nor number.",
  startAtLogin: "Open at login",
  desktopDecides:
    "Your desktop decides whether it gives this shortcut, and may ask you. Try it in another program.",
  advanced: "Advanced",
  authScheme: "Authorization header",
  authSchemeHint: "Change only if your administrator says so. Takes effect at the next sign-in.",
  authRaw: "Token alone",
  authBearer: "Bearer",
  openPhone: "Open phone",
};

/** What each global hotkey is called, and what a plain letter would do. */
export const hotkeyText: Readonly<
  Record<HotkeyName, { readonly label: string; readonly hint: string; readonly needModifier: string }>
> = {
  mute: {
    label: "Mute shortcut",
    hint: "Works in every program while you are signed in.",
    needModifier: "Add Ctrl, Alt or Cmd, so that typing never mutes you.",
  },
  dialCopied: {
    label: "Call the copied number",
    hint: "Copy a number in any program and press this. You are asked before it is called.",
    needModifier: "Add Ctrl, Alt or Cmd, so that typing never brings up the phone.",
  },
};

/** What the system said to a hotkey; null where there is nothing to say. */
export const hotkeyStateText: Readonly<Record<Hotkey["state"], string | null>> = {
  off: null,
  registered: null,
  asked: null,
  refused: "Another program already uses this shortcut. Choose another one.",
  reserved: "This shortcut belongs to the system. Choose another one.",
  twice: "This is one of your other shortcuts already. Choose another one.",
};

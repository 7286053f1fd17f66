import type { Hotkey, HotkeyName } from "../state/desktop.ts";

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
  savedNo: "Nothing is saved on this computer.",
  forget: "Forget",
  forgotten: "Forgotten.",
  keychain: "Keychain",
  audio: "Audio",
  microphone: "Microphone",
  speaker: "Speaker",
  ringer: "Ringer",
  ringVolume: "Ring volume",
  systemDefault: "System default",
  notConnected: (label: string) => `${label} (not connected)`,
  chosenBefore: "Chosen device",
  using: (label: string) => `In use: ${label}`,
  level: "Input level",
  levelIdle: "Shown during a call",
  echoCancellation: "Echo cancellation",
  echoCancellationHint: "Turn off only with a headset that does it itself.",
  noiseSuppression: "Noise suppression",
  autoGain: "Automatic gain",
  autoGainHint: "Keeps your voice at an even level.",
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
  linksOther: (program: string) => `${program} opens tel: and callto: links now.`,
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
  regionSystem: (name: string) => `System (${name})`,
  general: "Privacy and startup",
  hideCaller: "Hide caller in notifications",
  hideCallerHint: "Notifications name neither caller nor number.",
  startAtLogin: "Open at login",
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
  refused: "Another program already uses this shortcut. Choose another one.",
  reserved: "This shortcut belongs to the system. Choose another one.",
  twice: "This is one of your other shortcuts already. Choose another one.",
};

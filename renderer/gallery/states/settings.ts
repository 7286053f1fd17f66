import type { AppState } from "../../../shared/state/app.ts";
import { idle, signedOut, talking } from "../samples.ts";
import { ownPhone, type Shown, settings } from "./shown.ts";

const withHeadset = (headset: Partial<AppState["headset"]>): AppState => ({
  ...idle,
  headset: { ...idle.headset, ...headset },
  settings: {
    ...idle.settings,
    headsets: [{ vendorId: 2830, productId: 780, serial: "", name: "Evolve2 65" }],
  },
});

/** The settings window. */
export const settingsStates: Readonly<Record<string, Shown>> = {
  "settings-device-unsure": settings({
    ...idle,
    audio: {
      ...idle.audio,
      devices: ["1", "2"].map((n) => ({
        ...{ deviceId: n, label: "Jabra Evolve2 65", kind: "input", group: n },
      })),
    },
    settings: { ...idle.settings, microphone: "old", microphoneName: "Jabra Evolve2 65" },
  }),
  "settings-search": settings(idle, { search: "text" }),
  "settings-search-nothing": settings(idle, { search: "zeppelin" }),
  "settings-diagnostics": settings(idle, { search: "report", press: ["Show"], until: ".report" }),
  "settings-remove": settings(idle, { press: ["Remove: Log of the program"], until: "dialog" }),
  "settings-own-phone": settings({ ...idle, line: ownPhone }),
  "settings-shortcuts": settings(
    { ...idle, settings: { ...idle.settings, keys: { hold: "Control+J", transfer: "" } } },
    { press: ["Show and change"], until: ".page-head" },
  ),
  "settings-signature": settings(idle, { press: ["Edit: Signature"], until: ".signature" }),
  settings: settings({ ...talking, check: { meter: true, level: 0.16, test: null, isBlocked: true } }),
  "settings-sound-check": settings({
    ...idle,
    audio: { ...idle.audio, open: true, using: "Built-in microphone" },
    check: {
      meter: true,
      level: 0.02,
      test: { serial: 1, what: "record", sound: "", phase: "done", heard: "quiet" },
      isBlocked: false,
    },
  }),
  "settings-update-ready": settings({
    ...idle,
    updates: {
      version: "1.0.0",
      phase: { kind: "ready", version: "1.1.0", notes: "Calls reconnect faster after a change of network." },
      blocker: null,
    },
  }),
  "settings-update-in-call": settings({
    ...talking,
    updates: { version: "1.0.0", phase: { kind: "ready", version: "1.1.0", notes: "" }, blocker: "call" },
  }),
  "settings-update-failed": settings({
    ...idle,
    updates: {
      version: "1.0.0",
      phase: { kind: "failed", fault: "disk", version: "1.1.0", lookedAt: 0 },
      blocker: null,
    },
  }),
  "settings-signed-out": settings({ ...signedOut, session: { ...signedOut.session, keychain: "locked" } }),
  "settings-recording": settings(idle, { press: ["Mute shortcut"] }),
  "settings-same-shortcut": settings({
    ...idle,
    settings: { ...idle.settings, dialHotkey: "Control+Alt+Shift+M" },
    desktop: {
      ...idle.desktop,
      hotkeys: {
        ...idle.desktop.hotkeys,
        dialCopied: { accelerator: "Control+Alt+Shift+M", state: "twice" },
      },
    },
  }),
  "settings-refused": settings({
    ...idle,
    settings: { ...idle.settings, muteHotkey: "Control+Shift+M" },
    desktop: {
      ...idle.desktop,
      hotkeys: { ...idle.desktop.hotkeys, mute: { accelerator: "Control+Shift+M", state: "refused" } },
    },
  }),
  "settings-wayland": settings({
    ...idle,
    desktop: {
      ...idle.desktop,
      platform: "linux",
      hotkeys: { ...idle.desktop.hotkeys, mute: { accelerator: "Control+Alt+Shift+M", state: "asked" } },
    },
  }),
  "settings-headset": settings(withHeadset({ state: "ready", name: "Evolve2 65" })),
  "settings-headset-busy": settings(withHeadset({ state: "busy", name: "Evolve2 65" })),
  "settings-headset-choice": settings({
    ...idle,
    headset: {
      ...idle.headset,
      choices: [
        { deviceId: "a", name: "Evolve2 65" },
        { deviceId: "b", name: "Blackwire 3220 Series" },
      ],
    },
  }),
};

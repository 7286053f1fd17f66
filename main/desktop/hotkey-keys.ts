import { type Hotkey, type HotkeyName, hotkeyNames } from "../../shared/state/desktop.ts";
import type { Settings } from "../../shared/state/settings.ts";

/**
 * The keys of mute by default. On Windows Ctrl+Alt is AltGr, which types a letter on most keyboards (Ctrl+Alt+M is the
 * German µ); Ctrl+Shift alone belongs to the programs beside the phone (Ctrl+Shift+M is Outlook's new message). On a Mac
 * Option and Command with M minimise every window.
 */
export function muteAccelerator(setting: string, platform: string): string {
  if (setting !== "default") return setting;
  return platform === "darwin" ? "Command+Control+M" : "Control+Alt+Shift+M";
}

/** What the settings ask for, by hotkey; "" for none. */
export function wishedKeys(settings: Settings, platform: string): Readonly<Record<HotkeyName, string>> {
  return { mute: muteAccelerator(settings.muteHotkey, platform), dialCopied: settings.dialHotkey };
}

/** What becomes of a wish before the system is asked. */
export type PlannedKeys =
  | { readonly keys: string }
  | { readonly keys: null; readonly state: Exclude<Hotkey["state"], "registered" | "asked" | "refused"> };

/**
 * Which keys to register for each hotkey, in the spelling of `normalise`. What cannot be taken is said even while
 * nobody is signed in.
 * @param on false: nothing is registered now
 */
export function planKeys(
  wished: Readonly<Record<HotkeyName, string>>,
  on: boolean,
): Readonly<Record<HotkeyName, PlannedKeys>> {
  const seen = new Set<string>();
  function planned(wish: string): PlannedKeys {
    if (wish === "") return { keys: null, state: "off" };
    const keys = normalise(wish);
    if (keys === null || isReserved(keys)) return { keys: null, state: "reserved" };
    if (seen.has(keys)) return { keys: null, state: "twice" };
    seen.add(keys);
    return on ? { keys } : { keys: null, state: "off" };
  }
  const entries = hotkeyNames.map((name) => [name, planned(wished[name])] as const);
  return Object.fromEntries(entries) as Record<HotkeyName, PlannedKeys>;
}

const modifiers = new Map([
  ["cmd", "Command"],
  ["command", "Command"],
  ["ctrl", "Control"],
  ["control", "Control"],
  ["commandorcontrol", "CommandOrControl"],
  ["cmdorctrl", "CommandOrControl"],
  ["alt", "Alt"],
  ["option", "Alt"],
  ["shift", "Shift"],
  ["super", "Super"],
  ["meta", "Super"],
]);
const order = ["CommandOrControl", "Command", "Control", "Alt", "Shift", "Super"];

/** One spelling for one shortcut: modifiers in a fixed order, a key in capitals. Null when it is none. */
export function normalise(accelerator: string): string | null {
  const parts = accelerator.split("+").map((part) => part.trim());
  if (parts.some((part) => part === "")) return null;
  const key = parts.at(-1) ?? "";
  const held = parts.slice(0, -1).map((part) => modifiers.get(part.toLowerCase()));
  if (held.some((part) => part === undefined) || modifiers.has(key.toLowerCase())) return null;
  const sorted = order.filter((name) => held.includes(name));
  return [...sorted, key.length === 1 ? key.toUpperCase() : key].join("+");
}

/** Every program's own: taking one of these away system-wide would break copy, paste, close, quit, … */
const everyProgram = [
  "A",
  "C",
  "V",
  "X",
  "Z",
  "Y",
  "S",
  "P",
  "F",
  "N",
  "O",
  "T",
  "W",
  "Q",
  "R",
  "H",
  ",",
  "Tab",
  "Space",
];
const systems = [
  "Alt+Tab",
  "Alt+F4",
  "Alt+Space",
  "Control+Alt+Delete",
  "Control+Shift+Escape",
  "Control+Escape",
  "Super+L",
];

/** Whether a shortcut must not be taken: it belongs to the system or to every program, or types a letter. */
export function isReserved(accelerator: string): boolean {
  const keys = normalise(accelerator);
  if (keys === null) return true;
  const parts = keys.split("+");
  const key = parts.at(-1) ?? "";
  const held = parts.slice(0, -1);
  const functionKey = /^F([1-9]|1\d|2[0-4])$/.test(key) || key.startsWith("Media");
  // A bare letter, or one with Shift, is typing.
  if (!functionKey && held.every((each) => each === "Shift")) return true;
  const oneModifier =
    held.length === 1 && ["Command", "Control", "CommandOrControl", "Super"].includes(held[0] ?? "");
  return systems.includes(keys) || (oneModifier && everyProgram.includes(key));
}

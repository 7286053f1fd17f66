import { type ActionId, actionIds, actions } from "./actions.ts";
import { type DesktopState, type HotkeyName, hotkeyNames } from "./desktop.ts";
import type { Settings } from "./settings.ts";

type Platform = DesktopState["platform"];

/** An Electron accelerator for each action, "" for none. */
export type Shortcuts = Readonly<Record<ActionId, string>>;

/** The keys that an action has unless the user chose others. */
export function defaultKeys(id: ActionId, platform: Platform): string {
  const { keys, mac } = actions[id];
  if (platform === "darwin" && mac !== undefined) return mac;
  return keys.replace("CommandOrControl", platform === "darwin" ? "Command" : "Control");
}

/** What each action's keys are. Where a default meets a chosen one, the chosen one has the keys. */
export function shortcutsOf(chosen: Settings["keys"], platform: Platform): Shortcuts {
  const taken = new Set(actionIds.flatMap((id) => chosen[id] ?? []));
  const entries = actionIds.map((id) => {
    const standard = defaultKeys(id, platform);
    return [id, chosen[id] ?? (taken.has(standard) ? "" : standard)] as const;
  });
  return Object.fromEntries(entries) as Record<ActionId, string>;
}

/** Whose keys these are; null when they are nobody's. */
export function actionFor(shortcuts: Shortcuts, accelerator: string): ActionId | null {
  return accelerator === "" ? null : (actionIds.find((id) => shortcuts[id] === accelerator) ?? null);
}

/** Why keys cannot be an action's. */
export type KeyProblem =
  | { readonly why: "taken"; readonly by: ActionId }
  | { readonly why: "global"; readonly by: HotkeyName }
  /** A text field needs them, the system has them, or they are none. */
  | { readonly why: "typing" | "system" | "unreadable" };

const keyPattern =
  /^(Command\+)?(Control\+)?(Alt\+)?(Shift\+)?(Super\+)?([A-Z0-9,./;=-]|F([1-9]|1\d|2[0-4])|num\d|Space|Up|Down|Left|Right|Return|Escape|Tab|Backspace|Delete|Insert|Home|End|PageUp|PageDown)$/;

const moving = ["Up", "Down", "Left", "Right", "Home", "End", "Backspace", "Delete", "Insert"];
const systems: Readonly<Record<"mac" | "pc", readonly string[]>> = {
  mac: [
    ...["Q", "W", "H", "M", "Tab", "Space"].map((key) => `Command+${key}`),
    ...["3", "4", "5", "6", "Q"].map((key) => `Command+Shift+${key}`),
    "Command+Alt+Escape",
    "Control+Space",
  ],
  pc: ["Alt+F4", "Alt+Tab", "Alt+Space", "Control+Escape", "Control+Shift+Escape", "Control+Alt+Delete"],
};

/** Whether a text field or the system needs these keys: they cannot be an action's. Null when they are free. */
export function reservedFor(
  accelerator: string,
  platform: Platform,
): "typing" | "system" | "unreadable" | null {
  const read = keyPattern.exec(accelerator);
  if (read === null) return "unreadable";
  const [, command, control, alt, shift, meta, key = ""] = read;
  const isMac = platform === "darwin";
  const main = isMac ? command : control;
  if (systems[isMac ? "mac" : "pc"].includes(accelerator) || meta !== undefined) return "system";
  if (/^F\d/.test(key)) return null;
  // Without the platform's modifier it types, or moves the caret; Option types on a Mac, Control edits.
  if (command === undefined && control === undefined && (alt === undefined || isMac)) return "typing";
  if (isMac && command === undefined && alt === undefined && /^[A-Z]$/.test(key)) return "typing";
  if (moving.includes(key)) return "typing";
  if (main === undefined || alt !== undefined) return null;
  return (shift === undefined ? /^[ACVXYZ]$/ : /^[VZ]$/).test(key) ? "typing" : null;
}

/** Why these keys cannot be this action's; null when they can. "" (none) always can. */
export function keyProblem(
  id: ActionId,
  accelerator: string,
  now: {
    readonly shortcuts: Shortcuts;
    readonly hotkeys: DesktopState["hotkeys"];
    readonly platform: Platform;
  },
): KeyProblem | null {
  if (accelerator === "") return null;
  const why = reservedFor(accelerator, now.platform);
  if (why !== null) return { why };
  const by = actionFor(now.shortcuts, accelerator);
  if (by !== null && by !== id) return { why: "taken", by };
  const hotkey = hotkeyNames.find((name) => now.hotkeys[name].accelerator === accelerator);
  return hotkey === undefined ? null : { why: "global", by: hotkey };
}

/** The record to keep: only what differs. `accelerator` null goes back to the default, "" is none. */
export function withKeys(
  chosen: Settings["keys"],
  id: ActionId,
  accelerator: string | null,
  platform: Platform,
): Settings["keys"] {
  const { [id]: _, ...others } = chosen;
  return accelerator === null || accelerator === defaultKeys(id, platform)
    ? others
    : { ...others, [id]: accelerator };
}

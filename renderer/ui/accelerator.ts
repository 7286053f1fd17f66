import type { DesktopState } from "../../shared/state/desktop.ts";

type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** What a key press means while a shortcut is recorded. */
export type Recorded =
  | { readonly kind: "cancel" }
  /** Only modifiers so far: the ones held, for display. */
  | { readonly kind: "more"; readonly held: string }
  /** A plain key would mute while typing. */
  | { readonly kind: "needModifier" }
  | { readonly kind: "keys"; readonly accelerator: string };

const modifierKeys = new Set(["Control", "Shift", "Alt", "Meta", "AltGraph", "CapsLock", "Fn", "OS", "Dead"]);

/** Electron's names for keys that are not one character. */
const named: Readonly<Record<string, string>> = {
  " ": "Space",
  ArrowUp: "Up",
  ArrowDown: "Down",
  ArrowLeft: "Left",
  ArrowRight: "Right",
  Enter: "Return",
  Escape: "Escape",
  Tab: "Tab",
  Backspace: "Backspace",
  Delete: "Delete",
  Insert: "Insert",
  Home: "Home",
  End: "End",
  PageUp: "PageUp",
  PageDown: "PageDown",
};

/**
 * The key as Electron names it. A letter or digit of the layout counts as such; where a modifier
 * has turned it into another character (Option+M gives µ), the key's place on the board decides.
 */
function keyName({ key, code }: Pressed): string | null {
  if (/^[a-z0-9]$/i.test(key)) return key.toUpperCase();
  if (/^F([1-9]|1\d|2[0-4])$/.test(key) || isSign(key)) return key;
  const place = /^(?:Key([A-Z])|Digit(\d)|Numpad(\d))$/.exec(code);
  if (place?.[3] !== undefined) return `num${place[3]}`;
  return place?.[1] ?? place?.[2] ?? named[key] ?? null;
}

/** Signs that a shortcut may have. Some boards have them on Shift, so that Shift says nothing beside them. */
const isSign = (key: string) => /^[,./;=-]$/.test(key);

/** Modifiers in Electron's words, in the order main keeps them. */
function heldOf(event: Pressed, platform: DesktopState["platform"]): string[] {
  const meta = platform === "darwin" ? "Command" : "Super";
  return [
    ...(event.metaKey && meta === "Command" ? [meta] : []),
    ...(event.ctrlKey ? ["Control"] : []),
    ...(event.altKey ? ["Alt"] : []),
    ...(event.shiftKey && !isSign(event.key) ? ["Shift"] : []),
    ...(event.metaKey && meta === "Super" ? [meta] : []),
  ];
}

/** The accelerator of a key press; "" while only modifiers are down and for a key that types. */
export function acceleratorOf(event: KeyboardEvent, platform: DesktopState["platform"]): string {
  // AltGr types a character, although some systems also report Ctrl and Alt.
  if (event.getModifierState?.("AltGraph") === true) return "";
  const read = recorded(event, platform);
  return read.kind === "keys" ? read.accelerator : "";
}

/** Reads one key press of the recorder. */
export function recorded(event: Pressed, platform: DesktopState["platform"]): Recorded {
  const held = heldOf(event, platform);
  if (event.key === "Escape" && held.length === 0) return { kind: "cancel" };
  if (modifierKeys.has(event.key) && !/^Key|^Digit/.test(event.code)) {
    return { kind: "more", held: held.join("+") };
  }
  const key = keyName(event);
  if (key === null) return { kind: "more", held: held.join("+") };
  const alone = held.every((each) => each === "Shift");
  if (alone && !/^F\d+$/.test(key)) return { kind: "needModifier" };
  return { kind: "keys", accelerator: [...held, key].join("+") };
}

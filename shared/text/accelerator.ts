import type { DesktopState } from "../state/desktop.ts";

type Platform = DesktopState["platform"];

const macSymbols: Readonly<Record<string, string>> = {
  Cmd: "⌘",
  Command: "⌘",
  CommandOrControl: "⌘",
  CmdOrCtrl: "⌘",
  Control: "⌃",
  Ctrl: "⌃",
  Alt: "⌥",
  Option: "⌥",
  Shift: "⇧",
  Return: "↩",
};

const pcWords: Readonly<Record<string, string>> = {
  Command: "Cmd",
  Control: "Ctrl",
  CommandOrControl: "Ctrl",
  CmdOrCtrl: "Ctrl",
  Option: "Alt",
  Super: "Win",
  Return: "Enter",
};

/** The names of keys in `aria-keyshortcuts`, where they are not Electron's. */
const ariaNames: Readonly<Record<string, string>> = {
  Command: "Meta",
  Super: "Meta",
  Return: "Enter",
  Up: "ArrowUp",
  Down: "ArrowDown",
  Left: "ArrowLeft",
  Right: "ArrowRight",
};

/** An Electron accelerator as `aria-keyshortcuts` has it; "" for none. */
export function ariaKeys(accelerator: string): string {
  return accelerator
    .split("+")
    .map((key) => ariaNames[key] ?? key)
    .join("+");
}

/** An Electron accelerator as the platform writes it: "⌘⌥M" on a Mac, "Ctrl+Alt+M" elsewhere; "" for none. */
export function acceleratorText(accelerator: string, platform: Platform): string {
  if (accelerator === "") return "";
  const keys = accelerator.split("+");
  if (platform === "darwin") return keys.map((key) => macSymbols[key] ?? key).join("");
  return keys.map((key) => pcWords[key] ?? key).join("+");
}

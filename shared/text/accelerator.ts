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
  Enter: "↩",
};

const pcWords: Readonly<Record<string, string>> = {
  Command: "Cmd",
  Control: "Ctrl",
  CommandOrControl: "Ctrl",
  CmdOrCtrl: "Ctrl",
  Option: "Alt",
  Super: "Win",
};

/** An Electron accelerator as the platform writes it: "⌘⌥M" on a Mac, "Ctrl+Alt+M" elsewhere; "" for none. */
export function acceleratorText(accelerator: string, platform: Platform): string {
  if (accelerator === "") return "";
  const keys = accelerator.split("+");
  if (platform === "darwin") return keys.map((key) => macSymbols[key] ?? key).join("");
  return keys.map((key) => pcWords[key] ?? key).join("+");
}

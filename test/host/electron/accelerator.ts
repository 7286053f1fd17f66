const modifiers: Record<string, string> = {
  command: "Cmd",
  cmd: "Cmd",
  control: "Ctrl",
  ctrl: "Ctrl",
  alt: "Alt",
  option: "Alt",
  altgr: "AltGr",
  shift: "Shift",
  super: "Super",
  meta: "Super",
};

const named = new Set(
  (
    "plus space tab capslock numlock scrolllock backspace delete insert return enter up down left right home end " +
    "pageup pagedown escape esc volumeup volumedown volumemute medianexttrack mediaprevioustrack mediastop " +
    "mediaplaypause printscreen numdec numadd numsub nummult numdiv"
  ).split(" "),
);

/**
 * One spelling for each chord ("CmdOrCtrl+Alt+M" is "Ctrl+Alt+M" on Windows and Linux).
 * Throws what Electron throws for a text that is no accelerator.
 */
export function canonicalAccelerator(text: string, platform: string = process.platform): string {
  const refuse = () =>
    new TypeError(`Error processing argument at index 0, conversion failure from ${JSON.stringify(text)}`);
  const parts = text.split("+").map((part) => part.trim().toLowerCase());
  const key = parts.pop() ?? "";
  const held = new Set<string>();
  for (const part of parts) {
    const either = part === "commandorcontrol" || part === "cmdorctrl";
    const name = either ? (platform === "darwin" ? "Cmd" : "Ctrl") : modifiers[part];
    if (name === undefined) throw refuse();
    held.add(name);
  }
  const good =
    /^[a-z0-9]$|^f([1-9]|1\d|2[0-4])$|^num[0-9]$/.test(key) || /^[!-/:-@[-`{-~]$/.test(key) || named.has(key);
  if (!good) throw refuse();
  return [...[...held].sort(), key.toUpperCase()].join("+");
}

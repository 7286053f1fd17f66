import { cutToUnits } from "../../shared/clean-text.ts";
import type { DesktopState } from "../../shared/state/desktop.ts";

type Platform = DesktopState["platform"];

/** A label that means what it says: in native menus of all three systems Electron takes a single `&` for a mnemonic. */
export const menuLabel = (text: string): string => text.replaceAll("&", "&&");

/** `szTip` of NOTIFYICONDATA has room for this many UTF-16 units; more would be cut in the middle of a character. */
const longestTooltip = 127;
/** From this build on Windows is Windows 11, whose taskbar shows a tooltip's `&` as it is. */
const windows11 = 22_000;

/**
 * A tooltip that shows what it says. Until Windows 10 the tray's tooltip is a menu's label to the system twice over:
 * of `&&&` one is shown. Elsewhere nothing is special.
 *
 * @param release the system's version as `os.release()` has it
 */
export function tooltip(text: string, platform: Platform, release: string): string {
  if (platform !== "win32") return text;
  const isOld = Number(release.split(".")[2] ?? 0) < windows11;
  let most = longestTooltip;
  for (;;) {
    const cut = cutToUnits(text, most);
    const escaped = isOld ? cut.replaceAll("&", "&&&") : cut;
    if (escaped.length <= longestTooltip) return escaped;
    most -= Math.max(1, escaped.length - longestTooltip);
  }
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** The body of a notification: Linux desktops read a few tags of HTML in it, and in the title none. */
export function notificationBody(text: string, platform: Platform): string {
  return platform === "linux" ? text.replace(/[&<>]/g, (sign) => entities[sign] ?? "") : text;
}

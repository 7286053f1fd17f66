import type { MenuItemConstructorOptions } from "electron";
import { desktopText } from "../../shared/text/desktop.ts";

/** macOS needs a menu for copy and paste to work; elsewhere there is none. */
export function applicationMenu(platform: string): MenuItemConstructorOptions[] | null {
  if (platform !== "darwin") return null;
  return [
    { role: "appMenu" },
    {
      label: desktopText.edit.menu,
      submenu: (["undo", "redo", "cut", "copy", "paste", "selectAll"] as const).map((role) => ({ role })),
    },
    { label: desktopText.edit.window, submenu: [{ role: "minimize" }, { role: "close" }] },
  ];
}

import type { MenuItemConstructorOptions } from "electron";
import type { AppState } from "../../shared/state/app.ts";
import { type Language, languageOf } from "../../shared/state/language.ts";
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

/** Keeps the menu in the language of the moment. */
export function createMenuView(
  platform: string,
  show: (menu: MenuItemConstructorOptions[]) => void,
): { render(state: Pick<AppState, "settings" | "session" | "desktop">): void } {
  let shown: Language | null = null;
  return {
    render(state) {
      const language = languageOf(state);
      if (language === shown) return;
      shown = language;
      const menu = applicationMenu(platform);
      if (menu !== null) show(menu);
    },
  };
}

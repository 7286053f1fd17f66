import type { Menu as MenuApi, MenuItemConstructorOptions, NativeImage, Tray } from "electron";
import type { AppState } from "../../shared/state/app.ts";
import type { DesktopState } from "../../shared/state/desktop.ts";
import { type TrayAction, type TrayIcon, type TrayItem, trayModel } from "./tray-model.ts";

export interface TrayParts {
  readonly createTray: (image: NativeImage) => Tray;
  readonly menu: Pick<typeof MenuApi, "buildFromTemplate">;
  readonly image: (icon: TrayIcon) => NativeImage;
  readonly platform: DesktopState["platform"];
  readonly act: (action: TrayAction) => void;
}

export interface TrayView {
  render(state: AppState): void;
  close(): void;
}

/**
 * The tray icon. Windows and Linux: left click opens the window, right click the menu.
 * macOS: either button opens the menu, as its users expect.
 */
export function createTrayView(parts: TrayParts): TrayView {
  let tray: Tray | null = null;
  let shown = "";
  let icon: TrayIcon | null = null;

  function template(entry: TrayItem, isMarked: boolean): MenuItemConstructorOptions {
    if (entry.kind === "separator") return { type: "separator" };
    if (entry.kind === "title") return { label: entry.label, enabled: false };
    const { action } = entry;
    return {
      label: entry.label,
      // Of radio items without a mark Electron marks the first: that would be a lie.
      type: entry.kind === "action" ? "normal" : entry.kind === "radio" && isMarked ? "radio" : "checkbox",
      checked: entry.checked,
      enabled: entry.enabled,
      ...(action === null ? {} : { click: () => chosen(action) }),
    };
  }

  function chosen(action: TrayAction): void {
    // The system moved the mark by itself: the next state is drawn whatever it is.
    shown = "";
    parts.act(action);
  }

  return {
    render(state) {
      const model = trayModel(state);
      const next = JSON.stringify(model);
      if (next === shown) return;
      shown = next;
      if (tray === null) {
        tray = parts.createTray(parts.image(model.icon));
        // A menu set with setContextMenu opens on left click too on macOS, and on right click elsewhere.
        if (parts.platform !== "darwin") tray.on("click", () => parts.act({ do: "open" }));
        tray.on("double-click", () => parts.act({ do: "open" }));
      } else if (icon !== model.icon) {
        tray.setImage(parts.image(model.icon));
      }
      icon = model.icon;
      tray.setToolTip(model.tooltip);
      // Linux shows changes of a menu only after it is set again.
      const isMarked = model.items.some((entry) => entry.kind === "radio" && entry.checked);
      tray.setContextMenu(
        parts.menu.buildFromTemplate(model.items.map((entry) => template(entry, isMarked))),
      );
    },
    close() {
      tray?.destroy();
      tray = null;
      shown = "";
    },
  };
}

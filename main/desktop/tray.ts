import type { Menu, Menu as MenuApi, NativeImage, Tray } from "electron";
import type { AppState } from "../../shared/state/app.ts";
import type { DesktopState } from "../../shared/state/desktop.ts";
import { tooltip } from "./escape.ts";
import { menuTemplate } from "./menu-template.ts";
import type { TrayIcon } from "./tray-icons.ts";
import { type TrayAction, type TrayItem, trayModel } from "./tray-model.ts";

export interface TrayParts {
  readonly createTray: (image: NativeImage) => Tray;
  readonly menu: Pick<typeof MenuApi, "buildFromTemplate">;
  readonly image: (icon: TrayIcon) => NativeImage;
  readonly platform: DesktopState["platform"];
  /** The system's version, as `os.release()` has it. */
  readonly release: string;
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
  let isOpen = false;
  /** What came while the menu was open. */
  let waiting: AppState | null = null;

  function chosen(action: TrayAction): void {
    // The system moved the mark by itself: the next state is drawn whatever it is.
    shown = "";
    parts.act(action);
  }

  function build(items: readonly TrayItem[]): Menu {
    const menu = parts.menu.buildFromTemplate(menuTemplate(items, chosen));
    // Only macOS says when it is open, and only there does a new menu close the one under the pointer.
    if (parts.platform !== "darwin") return menu;
    menu.on("menu-will-show", () => {
      isOpen = true;
    });
    menu.on("menu-will-close", () => {
      isOpen = false;
      // A press is told after the menu has closed, by the menu that was open.
      setImmediate(() => {
        if (waiting !== null && !isOpen) view.render(waiting);
      });
    });
    return menu;
  }

  const view: TrayView = {
    render(state) {
      waiting = isOpen ? state : null;
      const model = trayModel(state);
      const next = JSON.stringify(model);
      if (next === shown) return;
      if (!isOpen) shown = next;
      if (tray === null) {
        tray = parts.createTray(parts.image(model.icon));
        // A menu set with setContextMenu opens on left click too on macOS, and on right click elsewhere.
        if (parts.platform !== "darwin") tray.on("click", () => parts.act({ do: "open" }));
        tray.on("double-click", () => parts.act({ do: "open" }));
      } else if (icon !== model.icon) {
        tray.setImage(parts.image(model.icon));
      }
      icon = model.icon;
      tray.setToolTip(tooltip(model.tooltip, parts.platform, parts.release));
      // Linux shows changes of a menu only after it is set again.
      if (!isOpen) tray.setContextMenu(build(model.items));
    },
    close() {
      tray?.destroy();
      tray = null;
      shown = "";
      waiting = null;
    },
  };
  return view;
}

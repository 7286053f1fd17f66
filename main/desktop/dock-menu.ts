import type { Dock, Menu } from "electron";
import type { AppState } from "../../shared/state/app.ts";
import { menuTemplate } from "./menu-template.ts";
import { statusItems, type TrayAction } from "./tray-model.ts";

/** The menu of macOS's dock: the statuses, as the tray has them. Elsewhere there is no dock. */
export function createDockMenu(parts: {
  readonly dock: Pick<Dock, "setMenu"> | undefined;
  readonly menu: Pick<typeof Menu, "buildFromTemplate">;
  readonly act: (action: TrayAction) => void;
}): { render(state: AppState): void } {
  let shown = "";

  function chosen(action: TrayAction): void {
    // The system moved the mark by itself: the next state is drawn whatever it is.
    shown = "";
    parts.act(action);
  }

  return {
    render(state) {
      if (parts.dock === undefined) return;
      const items = state.session.now.phase === "signedIn" ? statusItems(state) : [];
      const next = JSON.stringify(items);
      if (next === shown) return;
      shown = next;
      parts.dock.setMenu(parts.menu.buildFromTemplate(menuTemplate(items, chosen)));
    },
  };
}

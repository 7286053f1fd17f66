import type { MenuItemConstructorOptions } from "electron";
import { menuLabel } from "./escape.ts";
import type { TrayAction, TrayItem } from "./tray-model.ts";

/** Items as Electron's menus take them. */
export function menuTemplate(
  items: readonly TrayItem[],
  chosen: (action: TrayAction) => void,
): MenuItemConstructorOptions[] {
  const isMarked = items.some((entry) => entry.kind === "radio" && entry.checked);
  return items.map((entry) => {
    if (entry.kind === "separator") return { type: "separator" };
    if (entry.kind === "title") return { label: menuLabel(entry.label), enabled: false };
    const { action } = entry;
    return {
      label: menuLabel(entry.label),
      // Of radio items without a mark Electron marks the first: that would be a lie.
      type: entry.kind === "action" ? "normal" : entry.kind === "radio" && isMarked ? "radio" : "checkbox",
      checked: entry.checked,
      enabled: entry.enabled,
      ...(action === null ? {} : { click: () => chosen(action) }),
    };
  });
}

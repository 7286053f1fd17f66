import type { NativeTheme } from "electron";
import type { Store } from "../state/store.ts";

/** The system draws menus and frames in the theme of the settings. Answers its undo. */
export function followTheme(store: Store, theme: Pick<NativeTheme, "themeSource">): () => void {
  return store.watch((now, was) => {
    if (now.settings.theme !== was.settings.theme) theme.themeSource = now.settings.theme;
  });
}

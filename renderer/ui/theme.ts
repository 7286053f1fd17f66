import { effect, type ReadonlySignal } from "@preact/signals";
import type { Settings } from "../../shared/state/settings.ts";

/** Keeps the chosen theme and text size on <html>; "system" and 100 leave them to the system. Answers its undo. */
export function followTheme(settings: ReadonlySignal<Settings>): () => void {
  return effect(() => {
    const { theme, textSize } = settings.value;
    if (textSize === 100) document.documentElement.removeAttribute("data-text");
    else document.documentElement.setAttribute("data-text", String(textSize));
    if (theme === "system") document.documentElement.removeAttribute("data-theme");
    else document.documentElement.setAttribute("data-theme", theme);
  });
}

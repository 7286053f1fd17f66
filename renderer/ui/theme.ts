import { effect, type ReadonlySignal } from "@preact/signals";
import type { Settings } from "../../shared/state/settings.ts";

/** Keeps the chosen theme on <html>; "system" leaves it to the system. Answers its undo. */
export function followTheme(settings: ReadonlySignal<Settings>): () => void {
  return effect(() => {
    const { theme } = settings.value;
    if (theme === "system") document.documentElement.removeAttribute("data-theme");
    else document.documentElement.setAttribute("data-theme", theme);
  });
}

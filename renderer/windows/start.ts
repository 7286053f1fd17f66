import { type ComponentChild, render } from "preact";
import type { Bridge } from "../../shared/contract/index.ts";
import type { WindowKind } from "../../shared/state/app.ts";
import { commonText } from "../../shared/text/common.ts";
import type { Millis } from "../../shared/time.ts";
import { type Mirror, mirrorState } from "../app/mirror.ts";
import { loadNumbers } from "../numbers/numbers.ts";
import { followLanguage, speakAsBrowser } from "../ui/language.ts";
import { followTheme } from "../ui/theme.ts";

/** Runs what may wait until the page has been painted. */
export function afterPaint(run: () => void): void {
  requestAnimationFrame(() => {
    setTimeout(run);
  });
}

/** Loads the rules of numbers once the page has been painted; until then numbers are shown as they came. */
export const loadNumbersSoon = (): void =>
  afterPaint(() => {
    loadNumbers().catch((reason) => console.error("window: number formats could not be loaded", reason));
  });

/** Pulls the state and draws, in the chosen theme and language. Until then the page shows what its html holds; a failure is said in its place. */
export async function start<K extends Exclude<WindowKind, "voice">>(
  bridge: Bridge<K>,
  draw: (state: Mirror<K>, time: () => Millis) => ComponentChild,
): Promise<void> {
  const root = document.querySelector("#app");
  if (root === null) throw new Error("the page has no #app");
  try {
    const { state, time } = await mirrorState(bridge);
    // Each of these windows has what theme and language depend on; the compiler does not know it of all at once.
    const shown = state as unknown as Mirror<"settings">;
    followTheme(shown.settings);
    await followLanguage(shown);
    root.replaceChildren();
    render(draw(state, time), root);
  } catch (reason) {
    console.error("window: start failed", reason);
    await speakAsBrowser();
    const words = root.querySelector("[data-start-words]");
    if (words !== null) words.textContent = `${commonText.cannotStart} ${commonText.cannotStartHelp}`;
  }
}

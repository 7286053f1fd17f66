import { type ComponentChild, render } from "preact";
import type { Bridge } from "../../shared/contract/index.ts";
import type { WindowKind } from "../../shared/state/app.ts";
import { commonText } from "../../shared/text/common.ts";
import type { Millis } from "../../shared/time.ts";
import { type Mirror, mirrorState } from "../app/mirror.ts";

/** Pulls the state and draws. Until then the page shows what its html holds; a failure is said in its place. */
export async function start<K extends WindowKind>(
  bridge: Bridge<K>,
  draw: (state: Mirror<K>, time: () => Millis) => ComponentChild,
): Promise<void> {
  const root = document.querySelector("#app");
  if (root === null) throw new Error("the page has no #app");
  try {
    const { state, time } = await mirrorState(bridge);
    root.replaceChildren();
    render(draw(state, time), root);
  } catch (reason) {
    console.error("window: start failed", reason);
    const words = root.querySelector("[data-start-words]");
    if (words !== null) words.textContent = `${commonText.cannotStart} ${commonText.cannotStartHelp}`;
  }
}

import { liveCalls } from "../../shared/state/call.ts";
import { isFirstRun } from "../../shared/state/first-run.ts";
import type { MainState } from "../state/reduce.ts";
import type { EffectContext } from "./context.ts";

/** Nobody is talked to and nothing rings: there is time for it. */
const isCalm = ({ calls, offers }: MainState) => liveCalls(calls).length === 0 && offers.open.length === 0;

/**
 * After the first sign-in the page that checks sound, notifications and hotkey comes up, once there is time for it. It
 * goes when it is done with; whoever closes its window has seen it too.
 */
export function showFirstRun({ store, firstRun }: Pick<EffectContext, "store" | "firstRun">): () => void {
  let isUp = false;
  return store.watch((now, _was, event) => {
    const isDue = isFirstRun(now);
    if (isUp && event.kind === "windowGone" && event.window === "settings") {
      isUp = false;
      if (isDue) firstRun.done();
    } else if (isUp && event.kind === "settingsChanged" && now.settings.firstRunDone) {
      isUp = false;
      firstRun.close();
    } else if (!isUp && isDue && isCalm(now)) {
      isUp = true;
      firstRun.open();
    }
  });
}

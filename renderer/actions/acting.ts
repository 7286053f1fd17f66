import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { type Answer, ok } from "../../shared/result.ts";
import { type ActionId, actionState } from "../../shared/state/actions.ts";
import { controlWhyText } from "../../shared/text/controls.ts";
import { useAsk } from "../app/ask.ts";
import { useApp } from "./feature.ts";
import { hereOf, runAction } from "./run.ts";

/** How long a word about a press that could not be done stays (ms). */
const saidFor = 5_000;

/** Actions that belong to no button on the screen: doing one, and the sentence when it could not be done. */
export function useActing() {
  const app = useApp();
  const asking = useAsk();
  const said = useSignal("");
  useEffect(() => {
    if (said.value === "") return;
    const timer = setTimeout(() => {
      said.value = "";
    }, saidFor);
    return () => clearTimeout(timer);
  }, [said.value]);
  return useMemo(() => {
    async function run(name: string, command: () => Promise<Answer<unknown> | string>): Promise<void> {
      said.value = "";
      await asking.run(name, async () => {
        const done = await command();
        if (typeof done !== "string") return done;
        said.value = done;
        return ok();
      });
    }
    return {
      said,
      error: asking.error,
      run,
      /** As if its button were pressed: what cannot be done now says why. */
      async act(id: ActionId): Promise<void> {
        const { shown, enabled, why } = actionState(app.view, id, hereOf(app));
        if (shown && enabled) return run(id, () => runAction(app, id));
        asking.say(null);
        said.value = why === undefined ? "" : `${controlWhyText[why]}.`;
      },
    };
  }, [app, asking, said]);
}

export type Acting = ReturnType<typeof useActing>;

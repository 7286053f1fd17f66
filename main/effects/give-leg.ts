import { liveCalls } from "../../shared/state/call.ts";
import type { MainState } from "../state/reduce.ts";
import type { EffectContext } from "./context.ts";

/** A server that puts a call on the agent's leg by itself has done so by then. */
const ringsWithin = 1_500;

function wantsLeg({ calls, connection, line }: MainState): boolean {
  const isHeard = connection.synced && connection.voice.kind === "open" && line.mode === "softphone";
  const isOn = liveCalls(calls).some((call) => call.kind === "workitem" && call.phase === "active");
  return isHeard && isOn && line.leg.phase === "none";
}

/** A call that is found without a leg, after a restart of the program or of the server, is given one. */
export function giveLeg({ store, clock, leg }: Pick<EffectContext, "store" | "clock" | "leg">): () => void {
  let undoWait: (() => void) | null = null;

  const unwatch = store.watch((now, was) => {
    if (now.connection === was.connection || !wantsLeg(now)) return;
    undoWait ??= clock.after(ringsWithin, () => {
      undoWait = null;
      if (wantsLeg(store.get())) leg.ensure();
    });
  });

  return () => {
    unwatch();
    undoWait?.();
  };
}

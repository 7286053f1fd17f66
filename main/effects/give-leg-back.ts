import { callById } from "../../shared/state/call.ts";
import type { MainState } from "../state/reduce.ts";
import type { EffectContext } from "./context.ts";

/** A call that was ours has gone to somebody else. */
function hasLeft(now: MainState, was: MainState): boolean {
  return now.calls.list.some(
    ({ callId, end }) =>
      (end === "backInQueue" || end === "takenByOther") && callById(was.calls, callId)?.phase !== "ended",
  );
}

/** The last call went to somebody else before it had sound: the leg that was asked for is for nobody. */
export function giveLegBack({ store, leg }: Pick<EffectContext, "store" | "leg">): () => void {
  return store.watch((now, was) => {
    if (now.calls !== was.calls && hasLeft(now, was)) leg.release();
  });
}

import { currentStatus } from "../../shared/state/agent.ts";
import { liveCalls } from "../../shared/state/call.ts";
import { statusToAssert } from "../state/agent.ts";
import type { Context } from "../work/context.ts";
import { assertStatus } from "../work/status.ts";

/** After a call the server moves a busy agent by itself, into wrap-up say, and is not overtaken. */
const serverMovesWithin = 2_000;

/** After a call the agent is brought to the status that they chose last. */
export function setStatusAfterCall(context: Context): () => void {
  const { store, clock } = context;
  let undoPatience: (() => void) | null = null;

  function assertAfterCall(patience = serverMovesWithin): void {
    const { agent, calls } = store.get();
    const statusId = statusToAssert(agent, liveCalls(calls).length > 0);
    const isWaiting = statusId !== null && patience > 0 && currentStatus(agent)?.kind === "busy";
    if (isWaiting && undoPatience !== null) return;
    undoPatience?.();
    undoPatience = isWaiting ? clock.after(patience, () => assertAfterCall(0)) : null;
    if (statusId !== null && !isWaiting) void assertStatus(context, statusId);
  }

  const unwatch = store.watch((now, was) => {
    if (now.agent !== was.agent || now.calls !== was.calls) assertAfterCall();
  });

  return () => {
    unwatch();
    undoPatience?.();
  };
}

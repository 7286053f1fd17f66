import { liveCalls } from "../../shared/state/call.ts";
import { isWrappingUp, openWrapUps } from "../../shared/state/wrap-up.ts";
import { statusAfterWork } from "../state/agent.ts";
import type { Context } from "../work/context.ts";
import { assertStatus } from "../work/status.ts";

/** With the last disposition the server ends wrap-up by itself, and has done so by then. */
const serverEndsWithin = 2_000;

/** Everything was said and the server still keeps the agent in wrap-up: they go where they want to be. */
export function leaveWrapUp(context: Context): () => void {
  const { store, clock } = context;
  const waiting = new Set<() => void>();

  function leave(): void {
    const { agent, wrapUps, calls } = store.get();
    const statusId = statusAfterWork(agent);
    if (statusId === null || !isWrappingUp(agent) || liveCalls(calls).length > 0) return;
    if (openWrapUps(wrapUps).length === 0) void assertStatus(context, statusId);
  }

  const unwatch = store.watch((_now, _was, event) => {
    if (event.kind !== "wrapUpTaken") return;
    const undo = clock.after(serverEndsWithin, () => {
      waiting.delete(undo);
      leave();
    });
    waiting.add(undo);
  });

  return () => {
    unwatch();
    for (const undo of waiting) undo();
  };
}

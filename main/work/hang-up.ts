import { ok, type Result } from "../../shared/result.ts";
import { callById, liveCalls } from "../../shared/state/call.ts";
import { type Context, dispatchWorkitem, outcomeOf, refetchWorkitem } from "./context.ts";

/** A hang-up that the server neither confirms nor refuses is looked into after this, and is one here after that. */
const looksAfter = 2_000;
const freeWithin = 4_500;

const isEnding = ({ store }: Context, callId: string) =>
  callById(store.get().calls, callId)?.phase === "ending";

/** Ends a workitem that the agent has hung up on. It is off the screen soon, whatever the server answers. */
export async function endWorkitem(context: Context, callId: string): Promise<Result<void>> {
  seeToEnd(context, callId);
  const sent = await outcomeOf(context.workitems.hangUp(callId));
  if (sent.ok) {
    dispatchWorkitem(context, sent.value);
    return ok();
  }
  // Not this agent's any more, over already, or not to be ended: the server says which.
  if (isEnding(context, callId)) await refetchWorkitem(context, callId);
  // What is unclear may still come to be.
  if (sent.is !== "unclear") letGo(context, callId);
  return ok();
}

/** A call that is ending has ended soon, with the server's word or without. */
export function seeToEnd(context: Context, callId: string): void {
  context.clock.after(looksAfter, () => {
    if (isEnding(context, callId)) void refetchWorkitem(context, callId);
  });
  context.clock.after(freeWithin, () => letGo(context, callId));
}

/** The agent has hung up, whatever the server makes of it: the leg goes with the last call, and so does the sound. */
function letGo({ store, line, log }: Context, callId: string): void {
  const call = callById(store.get().calls, callId);
  if (call?.phase !== "ending") return;
  log.warn("hang up: not confirmed by the server, call ended here");
  const isLast = liveCalls(store.get().calls).every((each) => each.phase === "ending");
  store.dispatch({ kind: "callGivenUp", callId });
  if (isLast) line.hangUp();
}

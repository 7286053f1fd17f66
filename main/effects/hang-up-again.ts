import { outcomeOf } from "../work/context.ts";
import type { EffectContext } from "./context.ts";

/** Of calls that the agent hung up on in vain, which the server still lists as theirs: it is told again. */
export function hangUpAgain({
  store,
  workitems,
  log,
}: Pick<EffectContext, "store" | "workitems" | "log">): () => void {
  async function hangUp(callId: string): Promise<void> {
    const told = await outcomeOf(workitems.hangUp(callId));
    if (told.ok) return;
    log.warn("hang up: call not ended by the server", { code: told.error.code });
  }

  return store.watch((now, _was, event) => {
    if (event.kind !== "workitemsRead") return;
    const { left = [] } = now.calls;
    for (const { workitemId, state, mine } of event.workitems) {
      const isHungUp = left.some(
        ({ callId, hungUpUntil = 0 }) => callId === workitemId && event.askedAt < hungUpUntil,
      );
      if (isHungUp && mine !== false && state !== "terminated" && state !== "wrapUp") void hangUp(workitemId);
    }
  });
}

import { liveCalls } from "../../shared/state/call.ts";
import { messageWorkById } from "../../shared/state/work.ts";
import type { EffectContext } from "./context.ts";

/** A message that was accepted is shown in its conversation; beside a call without taking the keyboard from it. */
export function openAccepted({
  store,
  openConversation,
}: Pick<EffectContext, "store" | "openConversation">): () => void {
  /** Whose conversation the server has not told yet. */
  const waiting = new Set<string>();
  return store.watch((now, _was, event) => {
    if (event.kind === "signedOut") waiting.clear();
    if (event.kind === "workAccepted") waiting.add(event.offer.workitemId);
    for (const workitemId of waiting) {
      const work = messageWorkById(now.work, workitemId);
      if (work !== null && work.phase !== "ended" && work.conversationId === "") continue;
      waiting.delete(workitemId);
      if (work === null || work.phase === "ended") continue;
      openConversation(work.conversationId, { focus: liveCalls(now.calls).length === 0 });
    }
  });
}

import type { EffectContext } from "./context.ts";

/** The leg's keeper hears that it is up, and that this program can be rung again. */
export function hearOfLeg({ store, leg }: Pick<EffectContext, "store" | "leg">): () => void {
  return store.watch((now, was) => {
    if (now.line.leg.phase === "up" && was.line.leg.phase !== "up") leg.up();
    if (now.connection.voice.kind === "open" && was.connection.voice.kind !== "open") leg.reachable();
  });
}

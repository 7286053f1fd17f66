import type { EffectContext } from "./context.ts";

/** Time to read it and to press. Milliseconds. */
const hintedFor = 5_000;

/** The hint that the agent speaks while muted goes by itself, this long after they last did. */
export function hintMutedSpeech({ store, clock }: Pick<EffectContext, "store" | "clock">): () => void {
  let undoHint = () => {};
  const unwatch = store.watch((_now, _was, event) => {
    if (event.kind !== "mutedSpeech") return;
    undoHint();
    if (event.on) undoHint = clock.after(hintedFor, () => store.dispatch({ kind: "mutedSpeech", on: false }));
  });
  return () => {
    unwatch();
    undoHint();
  };
}

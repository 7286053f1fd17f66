import type { EffectContext } from "./context.ts";

/** What is dialled behind a number is kept with its call. */
export function keepPostDial({
  store,
  keptPostDial,
}: Pick<EffectContext, "store" | "keptPostDial">): () => Promise<void> {
  const unwatch = store.watch((_now, _was, event) => {
    if (event.kind !== "callDialled" || event.postDial === undefined || event.postDial === "") return;
    keptPostDial.add(event.callId, event.postDial);
  });
  return () => {
    unwatch();
    return keptPostDial.written();
  };
}

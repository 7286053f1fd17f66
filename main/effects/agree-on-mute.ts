import type { EffectContext } from "./context.ts";

/** Microphone and server are brought to agree, and every call that comes to the front is told of the mute. */
export function agreeOnMute({ store, muter }: Pick<EffectContext, "store" | "muter">): () => void {
  const unwatch = store.watch((now, was) => {
    if (now.line.mute !== was.line.mute || now.calls !== was.calls) muter.look();
  });
  return () => {
    unwatch();
    muter.close();
  };
}

import type { EffectContext } from "./context.ts";

/** The network is back: its sockets are not believed. */
export function wakeLinks({ store, links }: Pick<EffectContext, "store" | "links">): () => void {
  return store.watch((now, was) => {
    if (now.connection.network === "online" && was.connection.network === "offline") links.wake();
  });
}

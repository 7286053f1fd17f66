import type { EffectContext } from "./context.ts";

/**
 * Messages go when the session is in step with the server, and again after each gap. Signing out takes what is not sent
 * off this computer with the key that opens it; a session that only ended leaves it for the next.
 */
export function sendMessages({
  store,
  writing,
}: Pick<EffectContext, "store" | "writing">): () => Promise<void> {
  const { outbox, keeping, files } = writing;
  const unwatch = store.watch((_now, _was, event) => {
    if (event.kind === "resynced") outbox.wake();
    if (event.kind !== "signedOut") return;
    outbox.forget();
    files.forget();
    void keeping.leave(event.why === "signedOut" ? "goes" : "stays");
  });
  return async () => {
    unwatch();
    await keeping.written();
  };
}

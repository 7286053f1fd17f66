import type { EffectContext } from "./context.ts";

/** Started into the tray, nobody would see why nothing goes on: the phone comes up with the proxy's question. */
export function showProxyQuestion({
  store,
  showPhone,
}: Pick<EffectContext, "store" | "showPhone">): () => void {
  return store.watch((_now, _was, event) => {
    if (event.kind === "proxyAsked" && event.asked !== null) showPhone();
  });
}

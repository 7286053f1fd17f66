import { unreadOf } from "../nextiva/conversations.ts";
import { outcomeOf } from "../work/context.ts";
import type { ReadStateParts } from "../work/read-state.ts";
import type { EffectContext } from "./context.ts";

/** What nobody has read is counted by the server: asked for after every gap, and when a change came without it. */
export function countUnread({
  store,
  conversations,
  log,
}: Pick<ReadStateParts, "store" | "conversations"> & Pick<EffectContext, "log">): () => void {
  let isAsking = false;
  let isWanted = false;
  /** Rises with every count and every sign-out: an answer that was on its way is older. */
  let newest = 0;

  async function ask(): Promise<void> {
    isWanted = isAsking;
    if (isAsking) return;
    isAsking = true;
    const asked = newest;
    const read = await outcomeOf(conversations.fetchUnreadCounts());
    isAsking = false;
    if (!read.ok) log.warn("conversations: unread not counted", { code: read.error.code });
    else if (asked === newest) store.dispatch({ kind: "unreadCounted", unread: unreadOf(read.value) ?? 0 });
    if (isWanted) void ask();
  }

  return store.watch((_now, _was, event) => {
    if (event.kind === "signedOut") {
      newest += 1;
      isWanted = false;
    } else if (event.kind === "resynced") void ask();
    else if (event.kind === "unreadCounted") {
      if (event.unread === null) void ask();
      else newest += 1;
    }
  });
}

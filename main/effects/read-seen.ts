import type { Look } from "../state/events.ts";
import { seen } from "../state/seeing.ts";
import { type ReadStateParts, tellReadState } from "../work/read-state.ts";
import type { EffectContext } from "./context.ts";

/** What passes by is not read. */
const moment = 1_000;
/** Our clock and the server's are told apart by guessing: the newest of what is shown must not be taken for later. */
const slack = 500;

/** What a user has had before their eyes for a moment is read, and the server is told so, once. */
export function readSeen(context: ReadStateParts & Pick<EffectContext, "log">): () => void {
  const { store, clock, server, conversations, log } = context;
  let waiting: { readonly look: Look; readonly undo: () => void } | null = null;
  /** Of the conversation that is seen: up to when the server was told; it may have been left unread on purpose. */
  let told = { conversationId: "", upTo: Number.NEGATIVE_INFINITY };

  async function report({ conversationId, upTo }: Look): Promise<void> {
    waiting = null;
    told = { conversationId, upTo };
    const readUpTo = Math.round(upTo - server.skew()) + slack;
    const sent = await tellReadState(context, conversationId, () =>
      conversations.readConversation(conversationId, readUpTo),
    );
    if (!sent.ok) log.warn("conversation: not marked as read", { is: sent.is, code: sent.error.code });
  }

  function look(): void {
    const { seeing, connection } = store.get();
    const now = seen(seeing);
    if (now?.conversationId !== told.conversationId)
      told = { conversationId: "", upTo: Number.NEGATIVE_INFINITY };
    const isToRead = now !== null && now.unread > 0 && now.upTo > told.upTo && connection.synced;
    if (isToRead && waiting?.look.conversationId === now.conversationId && waiting.look.upTo === now.upTo)
      return;
    waiting?.undo();
    waiting = isToRead ? { look: now, undo: clock.after(moment, () => void report(now)) } : null;
  }

  const unwatch = store.watch((now, was, event) => {
    if (event.kind === "conversationLeftUnread") {
      told = {
        conversationId: event.conversationId,
        upTo: seen(now.seeing)?.upTo ?? Number.NEGATIVE_INFINITY,
      };
    }
    if (now.seeing !== was.seeing || now.connection.synced !== was.connection.synced) look();
  });
  return () => {
    unwatch();
    waiting?.undo();
  };
}

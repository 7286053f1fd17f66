import { userOf } from "../../shared/state/session.ts";
import type { Conversation } from "../../shared/wire/conversation.ts";
import type { ConversationService } from "../nextiva/conversation-service.ts";
import { conversationItem, ofConversation } from "../nextiva/conversations.ts";
import { type Context, type Outcome, outcomeOf } from "./context.ts";

export type ReadStateParts = Pick<Context, "store" | "clock" | "server"> & {
  readonly conversations: Pick<
    ConversationService,
    "fetchConversations" | "fetchUnreadCounts" | "readConversation" | "unreadConversation"
  >;
};

/** A conversation that was just looked at is among so many of the newest. */
const newest = 200;

/** Says once what of a conversation is read; after an unclear end the list of conversations says what is true. */
export async function tellReadState(
  parts: ReadStateParts,
  conversationId: string,
  send: () => Promise<Conversation>,
): Promise<Outcome<void>> {
  const { store, clock, server, conversations } = parts;
  const sent = await outcomeOf(send());
  if (!sent.ok && sent.is === "refused") return sent;
  const reading = { at: clock.now(), skew: server.skew(), userId: userOf(store.get().session)?.userId };
  let row = sent.ok ? ofConversation(sent.value, reading) : null;
  if (!sent.ok) {
    const listed = await outcomeOf(conversations.fetchConversations({ rows: newest, start: 0 }));
    const rows = listed.ok ? (listed.value.objects ?? []) : [];
    row =
      rows.map((each) => conversationItem(each, reading)).find((each) => each?.key === conversationId) ??
      null;
  }
  if (row !== null) store.dispatch({ kind: "conversationReported", conversation: row });
  store.dispatch({ kind: "unreadCounted", unread: null });
  return sent.ok ? { ok: true, value: undefined } : sent;
}

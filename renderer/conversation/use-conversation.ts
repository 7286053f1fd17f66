import type { ConversationItem } from "../../shared/contract/conversation.ts";
import { useCollection } from "../app/use-collection.ts";

/** The row of one conversation, as it is now; null until it is known. */
export function useConversation(conversationId: string): ConversationItem | null {
  const { rows } = useCollection("conversation", { conversationId }, { step: 1 });
  const [row] = rows;
  return row?.key === conversationId ? row : null;
}

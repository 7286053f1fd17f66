import type { Store } from "../state/store.ts";
import type { Windows } from "./windows.ts";

/** Brings a conversation to the front: its own window where it has one, else the messages window shows it. */
export type OpenConversation = (conversationId: string, how?: { readonly focus?: boolean }) => void;

export function createConversationOpener(
  store: Pick<Store, "dispatch">,
  windows: Pick<Windows, "has" | "open">,
): OpenConversation {
  return (conversationId, how = {}) => {
    const own = { kind: "conversation", key: conversationId } as const;
    if (windows.has(own)) {
      windows.open(own, how);
      return;
    }
    store.dispatch({ kind: "conversationWanted", conversationId });
    windows.open("messages", how);
  };
}

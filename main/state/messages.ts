import { never } from "../../shared/assert.ts";
import type { MessagesState } from "../../shared/state/messages.ts";
import type { MessagesEvent } from "./events.ts";

/** What is on its way, whether it is kept, and what nobody has read. */
export function reduceMessages(now: MessagesState, event: MessagesEvent): MessagesState {
  switch (event.kind) {
    case "messagesKept":
      return now.isKept === event.isKept ? now : { ...now, isKept: event.isKept };
    case "outboxChanged":
      return now.unsent === event.unsent ? now : { ...now, unsent: event.unsent };
    case "unreadCounted":
      return event.unread === null || now.unread === event.unread ? now : { ...now, unread: event.unread };
    case "conversationWanted": {
      // Rises also after a start: a window tells a new one by it.
      const id = Math.max(event.at, (now.wanted?.id ?? 0) + 1);
      const { conversationId, instead } = event;
      return { ...now, wanted: { id, conversationId, ...(instead !== undefined && { instead }) } };
    }
    default:
      return never(event);
  }
}

import { never } from "../../shared/assert.ts";
import type { MessagesState } from "../../shared/state/messages.ts";
import type { MessagesEvent } from "./events.ts";

/** What is on its way, and whether it is kept. */
export function reduceMessages(now: MessagesState, event: MessagesEvent): MessagesState {
  switch (event.kind) {
    case "messagesKept":
      return now.isKept === event.isKept ? now : { ...now, isKept: event.isKept };
    case "outboxChanged":
      return now.unsent === event.unsent ? now : { ...now, unsent: event.unsent };
    default:
      return never(event);
  }
}

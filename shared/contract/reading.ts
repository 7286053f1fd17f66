import * as v from "valibot";
import { command, commandFor } from "./command.ts";
import { windowKeySchema } from "./window.ts";

const conversationId = windowKeySchema;
const windows = ["messages", "conversation"] as const;

/** What is looked at, and what counts as read. */
export const reading = {
  /**
   * A window's word on what its page shows. `isShown`: its page can be seen; whether its window has the keyboard main
   * knows itself. `unread` and `upTo` are the row's: how much of it nobody has looked at, and when the newest of it
   * happened (ms, main's time).
   */
  look: command(
    v.object({
      window: v.picklist(windows),
      conversationId,
      isShown: v.boolean(),
      unread: v.pipe(v.number(), v.integer(), v.minValue(0)),
      upTo: v.pipe(v.number(), v.finite()),
    }),
    windows,
    "conversationId",
  ),
  /** Its newest counts as unread again, until somebody comes back to it. */
  markUnread: command(v.object({ conversationId }), windows, "conversationId"),
  /** Brings a conversation to the front, in its own window where it has one. */
  open: command(v.object({ conversationId }), ["phone", "messages", "history"]),
  /** The same for the next one with something unread; false where there is none. */
  openUnread: commandFor<boolean>()(v.undefined(), ["phone", "messages"]),
};

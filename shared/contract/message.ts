import * as v from "valibot";
import type { Outgoing } from "../state/outgoing.ts";
import { collectionOf, type Row } from "./collection.ts";
import { command, commandFor } from "./command.ts";
import { draftKeySchema } from "./draft.ts";

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const windows = ["messages", "conversation"] as const;

/** Sending what was typed. */
export const message = {
  /**
   * Freezes a draft and puts it on its way; the draft is empty then. `notSendable`: its reason names what is missing (to,
   * text, file); `doubtful`: its reason says what the agent must be asked about a number, and `sure` is the yes.
   */
  send: commandFor<{ readonly id: string }>()(v.object({ key: draftKeySchema, sure: v.boolean() }), windows),
  /** Takes back what the server cannot have. */
  cancel: command(v.object({ id }), windows),
  /** The agent's own press for one that was not sent; `force`: although a rule stands against it. */
  again: command(v.object({ id, force: v.boolean() }), windows),
};

/** A message that is not in its conversation yet. */
export type OutgoingRow = Row & Outgoing;

/** Messages on their way in one conversation, the oldest first; "" for those of none yet. */
export const outgoingList = collectionOf<OutgoingRow>()(
  v.object({ conversationId: v.pipe(v.string(), v.maxLength(200)) }),
  windows,
);

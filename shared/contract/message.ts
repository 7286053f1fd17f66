import * as v from "valibot";
import { messageChannels } from "../state/message-key.ts";
import type { Outgoing } from "../state/outgoing.ts";
import { collectionOf, type Row } from "./collection.ts";
import { command, commandFor, commandWithFiles } from "./command.ts";
import { draftKeySchema } from "./draft.ts";
import { windowKeySchema } from "./window.ts";

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const windows = ["messages", "conversation"] as const;

/** A text of the tenant's for one channel, with its fields still in it. */
export interface Template {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

export interface AddedFiles {
  readonly nowhere: readonly number[];
  readonly unreadable: number;
}

/** Sending what was typed. */
export const message = {
  /**
   * Freezes a draft and puts it on its way; the draft is empty then. `notSendable`: its reason names what is missing (to,
   * text, file); `doubtful`: its reason says what the agent must be asked about a number, and `sure` is the yes.
   */
  send: commandFor<{ readonly id: string }>()(v.object({ key: draftKeySchema, sure: v.boolean() }), windows),
  /** Takes back what the server cannot have: its words and files stand in the draft again, before what is there. */
  cancel: command(v.object({ id }), windows),
  /** Throws away what was not sent. */
  drop: command(v.object({ id }), windows),
  /** The agent's own press for one that was not sent; `force`: although a rule stands against it. */
  again: command(v.object({ id, force: v.boolean() }), windows),
  /**
   * Files for a draft, chosen in the system's dialog, or dropped and pasted: those are named by preload. Answers which of
   * them are nowhere on the disk, by their place in the list, and how many could not be read.
   */
  chooseFiles: commandFor<AddedFiles>()(v.object({ key: draftKeySchema }), windows),
  addFiles: commandWithFiles<AddedFiles>()(v.object({ key: draftKeySchema }), windows),
  /** A pasted picture, in base64; `refused`: too big to be kept with the draft. */
  pasteFile: command(
    v.object({
      key: draftKeySchema,
      name: v.pipe(v.string(), v.maxLength(300)),
      data: v.pipe(v.string(), v.nonEmpty(), v.maxLength(7_000_000), v.base64()),
    }),
    windows,
  ),
  /**
   * Files of an email of the server's, to be passed on with a draft. They stay there until the message goes. Answers the
   * names of those that cannot be had.
   */
  forwardFiles: commandFor<{ readonly missing: readonly string[] }>()(
    v.object({ key: draftKeySchema, conversationId: windowKeySchema, workitemId: id, messageId: id }),
    windows,
    "conversationId",
  ),
  /** A picture among the files of a draft or a message, as a `data:` address; `unsupported` for what is none. */
  preview: commandFor<string>()(v.object({ fileId: id }), windows),
  /** What the tenant has of a contact, by the names of its fields: what templates are filled from. */
  contact: commandFor<Readonly<Record<string, string>>>()(v.object({ contactId: id }), windows),
  /** The tenant's texts for a channel, by name. */
  templates: commandFor<readonly Template[]>()(v.object({ channel: v.picklist(messageChannels) }), windows),
};

/** A message that is not in its conversation yet. */
export interface OutgoingRow extends Row, Outgoing {
  /** Of its files, while they are on their way: bytes that went. */
  readonly uploaded: number | null;
}

/** Messages on their way in one conversation, the oldest first. */
export const outgoingList = collectionOf<OutgoingRow>()(
  v.object({ conversationId: v.pipe(v.string(), v.maxLength(200)) }),
  windows,
);

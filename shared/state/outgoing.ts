import * as v from "valibot";
import type { Failure } from "../result.ts";
import type { Consent } from "../wire/messages.ts";
import { messageChannels } from "./message-key.ts";

const text = v.string();
const texts = v.array(text);
const time = v.pipe(v.number(), v.finite());

/** A file that goes with a message, as it was when it was chosen; main knows where it lies. */
const fileSchema = v.object({
  fileId: text,
  name: text,
  /** The media type, by its content. */
  type: text,
  /** Bytes. */
  size: v.number(),
  /** Of a PDF, as far as they can be counted without drawing it; null where they cannot. */
  pages: v.optional(v.nullable(v.number()), null),
  /** A PDF that asks for a password: no fax can be made of it. */
  isLocked: v.optional(v.boolean(), false),
  /** It came with the email that is passed on. */
  isForwarded: v.optional(v.boolean(), false),
});
/** The email that a message answers. */
const answeredSchema = v.object({
  workitemId: text,
  /** Our address that it came to: the answer goes out from there. "" where that is not known. */
  ours: text,
  /** Its Message-ID; "" where that is not known. */
  messageId: text,
});
export type Answered = Readonly<v.InferOutput<typeof answeredSchema>>;
export type MessageFile = Readonly<v.InferOutput<typeof fileSchema>>;

/**
 * Why a message is not sent. `missing`: it ended unclear, and the conversation was read and does not have it.
 * `consent`: a compliance rule stands against it; the agent may force it. `file`: one of its files is gone or changed.
 */
export type NotSent =
  | { readonly why: "refused"; readonly error: Failure }
  | { readonly why: "consent"; readonly consent: Consent | null }
  | { readonly why: "file"; readonly name: string }
  | { readonly why: "missing" };

/** What the server said to a message: that it has it, or what stands against it. */
export type SendAnswer = { readonly taken: true } | { readonly taken: false; readonly notSent: NotSent };

/**
 * A message from the press on Send on: frozen, with an id of its own.
 * queued ─► sending ─► sent
 *              ├─► unclear ─► sent, or notSent (missing), by what the conversation says
 *              └─► notSent ─► queued, by the agent's press only
 */
export const outgoingSchema = v.object({
  id: v.pipe(text, v.nonEmpty()),
  channel: v.picklist(messageChannels),
  /** The conversation it is shown in: one of the server's, or what stands for it until there is one (`newConversation`). */
  conversationId: text,
  to: texts,
  cc: texts,
  bcc: texts,
  subject: text,
  /** An email's is HTML. */
  text,
  files: v.array(fileSchema),
  campaignId: text,
  contactId: text,
  /** The workitem it answers; "" for none. */
  workitemId: text,
  answers: v.optional(v.nullable(answeredSchema), null),
  name: text,
  /** The agent sends it although a rule stands against it. */
  force: v.boolean(),
  /** Millis. */
  writtenAt: time,
  /** When it was last given to the server; null while it never was. */
  sentAt: v.nullable(time),
  /** Keys of those that say the same and were in its conversation before it was; null where that was not read. */
  before: v.optional(v.nullable(texts), null),
  state: v.picklist(["queued", "sending", "unclear", "sent", "notSent"]),
  notSent: v.nullable(
    v.custom<NotSent>((value) => typeof value === "object" && value !== null && "why" in value),
  ),
});
export type Outgoing = Readonly<v.InferOutput<typeof outgoingSchema>>;

/** What the agent freezes by pressing Send. */
export type Message = Omit<Outgoing, "id" | "writtenAt" | "sentAt" | "before" | "state" | "notSent">;

const list = v.optional(texts, []);
const optional = v.optional(text, "");

/** The files of a draft; none where it holds something else. */
export function filesOf({ files }: Readonly<Record<string, unknown>>): readonly MessageFile[] {
  const read = v.safeParse(v.array(fileSchema), files);
  return read.success ? read.output : [];
}

/** What a message's draft holds beside its texts `body` and `subject`. */
export const messageValuesSchema = v.object({
  to: list,
  cc: list,
  bcc: list,
  campaignId: optional,
  contactId: optional,
  workitemId: optional,
  answers: v.optional(v.nullable(answeredSchema), null),
  name: optional,
  /** An email goes without the agent's signature. */
  noSignature: v.optional(v.boolean(), false),
  files: v.optional(v.array(fileSchema), []),
});

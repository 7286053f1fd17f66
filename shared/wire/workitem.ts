/**
 * Workitems, transfers and e-mail replies as sent. Sources: OpenAPI workitem-service for the fields it names;
 * the rest is seen in public code. The full lists of states, channels and types are not public: they stay text.
 */
import * as v from "valibot";
import { count, flag, id, maybe, millis, opaque, pageOf, text } from "./loose.ts";

const contact = v.looseObject({
  name: maybe(text),
  phone: maybe(text),
  contactId: maybe(text),
  _id: maybe(text),
});
/** A file of a message; its bytes come by `downloadFile`. All of it is a guess. */
export const AttachmentSchema = v.looseObject({
  fileId: id,
  /** As the sender called it: hostile text. */
  name: maybe(text),
  /** As the sender said, which may be untrue. */
  contentType: maybe(text),
  /** Bytes. */
  size: maybe(count),
  /** The Content-ID that the HTML shows it by, without its brackets. */
  contentId: maybe(text),
});

/**
 * What became of a message; a guess, proved by the frames of a message sent on a live tenant. `unknown`: the carrier
 * did not say.
 */
export const messageStatuses = [
  "queued",
  "sending",
  "sent",
  "delivered",
  "failed",
  "unknown",
  "received",
] as const;
export type MessageStatus = (typeof messageStatuses)[number];

/** One message of any channel, or one piece of a transcript that is kept. From `channelType` on a guess. */
export const ChatMessageSchema = v.looseObject({
  id: maybe(text),
  /** Its id in transcriptions-and-recordings. */
  messageId: maybe(text),
  textMsg: maybe(text),
  fromId: maybe(text),
  timestamp: maybe(millis),
  /** CLIENT, USER or BOT. */
  type: maybe(text),
  channelType: maybe(text),
  /** One of `messageStatuses`. */
  status: maybe(text),
  statusAt: maybe(millis),
  /** Why it failed, in the carrier's word. */
  statusReason: maybe(text),
  attachments: maybe(v.array(AttachmentSchema)),
  // E-mail. Addresses are as in the message's head: `"Novak, Ines" <ines@customer.test>`.
  subject: maybe(text),
  html: maybe(text),
  /** In a frame that leaves long HTML out: how long it is (characters). The workitem, read, has it. */
  htmlSize: maybe(count),
  from: maybe(text),
  to: maybe(v.array(text)),
  cc: maybe(v.array(text)),
  bcc: maybe(v.array(text)),
  replyTo: maybe(v.array(text)),
  /** Its Message-ID, and the one it answers. */
  internetMessageId: maybe(text),
  inReplyTo: maybe(text),
  /** The message as it came, by `downloadFile`. */
  rawFileId: maybe(id),
  // Fax
  pages: maybe(count),
  pagesDone: maybe(count),
});
export type ChatMessage = v.InferOutput<typeof ChatMessageSchema>;

/** One unit of work. Needed: an id, `workitemId` or else `_id` (read it with `workitemIdOf`). */
export const WorkitemSchema = v.pipe(
  v.looseObject({
    _id: maybe(id),
    workitemId: maybe(id),
    state: maybe(text),
    channelType: maybe(text),
    type: maybe(text),
    priority: maybe(count),
    agentUsername: maybe(text),
    ownedBy: maybe(text),
    createdAt: maybe(millis),
    modifiedAt: maybe(millis),
    assignedAt: maybe(millis),
    terminatedAt: maybe(millis),
    from: maybe(text),
    to: maybe(text),
    name: maybe(text),
    contactId: maybe(text),
    contact: maybe(contact),
    campaignId: maybe(text),
    campaignName: maybe(text),
    queueId: maybe(text),
    queueName: maybe(text),
    conversationId: maybe(text),
    voicemailFile: maybe(text),
    recordingURL: maybe(text),
    summary: maybe(text),
    digits: maybe(text),
    unreadCount: maybe(count),
    inMute: maybe(flag),
    inRecording: maybe(flag),
    /** Ours: recording goes on, but nothing is kept now. */
    recordingPaused: maybe(flag),
    inConference: maybe(flag),
    terminationReason: maybe(text),
    dispositionId: maybe(text),
    dispositionName: maybe(text),
    notes: maybe(text),
    surveyResult: maybe(opaque),
    data: maybe(opaque),
    chatMessages: maybe(v.array(ChatMessageSchema)),
    transcriptionMessages: maybe(v.array(ChatMessageSchema)),
    currentChatMessage: maybe(ChatMessageSchema),
    currentSMSMessage: maybe(ChatMessageSchema),
  }),
  v.check((one) => (one.workitemId ?? one._id) !== undefined, "a workitem without an id"),
);
export type Workitem = v.InferOutput<typeof WorkitemSchema>;

/** The id to call it by: the public one, or the internal one where only that came. */
export function workitemIdOf(workitem: Workitem): string {
  return workitem.workitemId ?? workitem._id ?? "";
}

export const WorkitemPageSchema = pageOf(WorkitemSchema);
export type WorkitemPage = v.InferOutput<typeof WorkitemPageSchema>;

const recordingOptions = ["keepCurrent", "startRecording", "stopRecording"] as const;
export type WorkitemPriority = 1 | 2 | 3 | 4 | 5;

export const TransferToAgentSchema = v.looseObject({
  userId: id,
  workitemId: id,
  eventName: v.optional(text),
  recording: v.optional(v.picklist(recordingOptions)),
  survey: v.optional(opaque),
});
export type TransferToAgentPayload = v.InferInput<typeof TransferToAgentSchema>;

export const TransferToInboxSchema = v.looseObject({
  inboxId: id,
  workitemId: id,
  eventName: v.optional(text),
  recording: v.optional(v.picklist(recordingOptions)),
  ringAll: v.optional(flag),
  survey: v.optional(opaque),
});
export type TransferToInboxPayload = v.InferInput<typeof TransferToInboxSchema>;

export const SendEmailResponseSchema = v.looseObject({
  from: id,
  to: id,
  subject: text,
  toAddresses: v.optional(v.array(text)),
  ccAddresses: v.optional(v.array(text)),
  bccAddresses: v.optional(v.array(text)),
  /** "Body parts of the email": `text` and `html` in it are ours, a guess, proved by an answer seen in the web client. */
  bodyParts: v.optional(opaque),
  createdAt: v.optional(millis),
});
export type SendEmailResponsePayload = v.InferInput<typeof SendEmailResponseSchema>;

/** What became of a workitem; all of it a guess but the names, which are the disposition type's fields. */
export const DispositionSchema = v.looseObject({
  dispositionId: id,
  notes: v.optional(text),
  /** Milliseconds, both: the day, and the moment on it. */
  callbackDate: v.optional(millis),
  callbackTime: v.optional(millis),
});
export type DispositionPayload = v.InferInput<typeof DispositionSchema>;

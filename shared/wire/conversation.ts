/** Conversations. Reads: OpenAPI conversation; what is written, and the fields said to be ours, are guesses. */
import * as v from "valibot";
import { count, id, maybe, millis, opaque, pageOf, text } from "./loose.ts";
import { ChatMessageSchema, WorkitemPageSchema, WorkitemSchema } from "./workitem.ts";

const conversationTabs = [
  "ALL",
  "ARCHIVED",
  "CALLS",
  "CALLS_AND_TEXTS",
  "CHANNELS",
  "DRAFTS",
  "EXTERNAL",
  "INCOMING_CALLS",
  "INTERNAL",
  "MENTIONS",
  "MISSED_CALLS",
  "OUTGOING_CALLS",
  "TEXTS",
  "UNREAD",
  "VOICEMAILS",
] as const;
export type ConversationTab = (typeof conversationTabs)[number];

const ParticipantSchema = v.looseObject({
  id: maybe(text),
  type: maybe(text),
  firstName: maybe(text),
  lastName: maybe(text),
  phoneNumber: maybe(text),
  contact: maybe(opaque),
  user: maybe(opaque),
});

export const ConversationSchema = v.looseObject({
  _id: maybe(id),
  conversationId: maybe(id),
  conversationType: maybe(text),
  name: maybe(text),
  phoneNumber: maybe(text),
  participants: maybe(v.array(ParticipantSchema)),
  createdAt: maybe(millis),
  modifiedAt: maybe(millis),
  totalCount: maybe(count),
  unreadCount: maybe(count),
  // Ours
  contactId: maybe(text),
  email: maybe(text),
  /** When something last happened in it; lists are ordered by it. */
  activeAt: maybe(millis),
  unreadMessages: maybe(count),
  unreadMissedCalls: maybe(count),
  unreadVoicemails: maybe(count),
  /** 0: not archived. */
  archivedAt: maybe(millis),
  /** When they wrote STOP; 0: they did not. */
  optedOutAt: maybe(millis),
  drafts: maybe(
    v.array(
      v.looseObject({
        channelType: maybe(text),
        textMsg: maybe(text),
        subject: maybe(text),
        modifiedAt: maybe(millis),
      }),
    ),
  ),
  lastMessage: maybe(ChatMessageSchema),
  /** The newest workitem, without its messages. */
  lastWorkitem: maybe(WorkitemSchema),
});
export type Conversation = v.InferOutput<typeof ConversationSchema>;
export const ConversationPageSchema = pageOf(ConversationSchema);

/** The contract types the rows of a conversation list as Workitem; a live one may well hold conversations. */
export const ConversationRowsSchema = pageOf(v.union([WorkitemSchema, ConversationSchema]));
export const ConversationWorkitemsSchema = v.looseObject({
  ...WorkitemPageSchema.entries,
  engagementData: maybe(v.array(opaque)),
});
export const ContactRowsSchema = pageOf(
  v.union([v.looseObject({ contacts: v.array(opaque) }), WorkitemSchema]),
);
/** The contract says no more than `id`; that the rest is a conversation's is a guess. */
export const EngagementPageSchema = pageOf(v.looseObject({ ...ConversationSchema.entries, id: maybe(text) }));

export const UnreadCountsSchema = v.looseObject({
  internal: maybe(count),
  mentions: maybe(count),
  total: maybe(count),
  voicecalls: maybe(count),
  voicemails: maybe(count),
});
export type UnreadCounts = v.InferOutput<typeof UnreadCountsSchema>;

export const TranscriptionsPageSchema = pageOf(
  v.looseObject({
    workitemId: maybe(text),
    summary: maybe(text),
    voicemailTranscript: maybe(text),
    callRecordingData: maybe(v.array(v.looseObject({ id: maybe(text), url: maybe(text) }))),
    transcriptionMessages: maybe(v.array(ChatMessageSchema)),
  }),
);

export const CreateConversationSchema = v.looseObject({
  phoneNumber: v.optional(text),
  email: v.optional(text),
  name: v.optional(text),
  description: v.optional(text),
  participants: v.optional(v.array(opaque)),
});
export const ReadConversationSchema = v.looseObject({ readUpTo: v.optional(millis) });
export const ConversationDraftSchema = v.looseObject({
  channelType: v.picklist(["sms", "email", "fax", "chat"]),
  textMsg: text,
  subject: v.optional(text),
});

const conversations = maybe(v.array(ConversationSchema));
export const ConversationActivitySchema = v.array(
  v.looseObject({
    categories: maybe(
      v.looseObject({
        latestActivity: conversations,
        unreadMessages: conversations,
        unreadMissedCalls: conversations,
        unreadVoicemails: conversations,
      }),
    ),
    totalUnreadCount: maybe(count),
    totalUnreadCountByFilter: maybe(v.record(v.string(), count)),
  }),
);

import * as v from "valibot";
import type { CallEnd } from "../state/call.ts";
import type { Channel } from "../state/workitem.ts";
import type { Millis } from "../time.ts";
import { collectionOf } from "./collection.ts";
import { windowKeySchema } from "./window.ts";

/** What a list of conversations can be narrowed to; a channel is that of the newest that happened. */
export const conversationFilters = [
  "all",
  "unread",
  "mine",
  "sms",
  "email",
  "fax",
  "voicemail",
  "missed",
] as const;
export type ConversationFilter = (typeof conversationFilters)[number];

/** The server's own tabs that are offered: who belongs into one is the server's to say. */
export const conversationTabFilters = ["calls", "incoming", "outgoing", "texts", "archived"] as const;
export type ConversationTabFilter = (typeof conversationTabFilters)[number];
export const isTabFilter = (
  filter: ConversationFilter | ConversationTabFilter,
): filter is ConversationTabFilter => conversationTabFilters.some((each) => each === filter);

/** Everything with one contact, as a row of the list. */
export interface ConversationItem {
  /** The conversation's id. */
  readonly key: string;
  readonly name: string;
  /** A number or an e-mail address; "" where none is known. */
  readonly address: string;
  readonly contactId: string;
  /** The newest that happened: its channel, who began it or wrote it, and its words, if it has any. */
  readonly channel: Channel;
  readonly direction: "inbound" | "outbound";
  readonly text: string;
  readonly at: Millis;
  /** Everything that nobody has looked at; of it voicemails and missed calls. */
  readonly unread: number;
  readonly voicemails: number;
  readonly missed: number;
  /** The newest of its workitems is the signed-in agent's. */
  readonly isMine: boolean;
  /** What is written in it and not sent, and when it was last written on. */
  readonly draft?: { readonly text: string; readonly at: Millis };
  /** The newest of what was to be sent and is not there yet. */
  readonly unsent?: {
    readonly text: string;
    readonly at: Millis;
    readonly state: "waits" | "unclear" | "notSent";
  };
}

/** A row stands where the newest of it happened, or was written. */
export const standsAt = ({ at, draft, unsent }: Pick<ConversationItem, "at" | "draft" | "unsent">): Millis =>
  Math.max(at, draft?.at ?? at, unsent?.at ?? at);

/** Texts and voicemails; missed calls are counted as such. */
export const unreadIn = ({ unread, missed }: Pick<ConversationItem, "unread" | "missed">): number =>
  Math.max(0, unread - missed);

/** Conversations, the newest first. `q` is looked for in names, addresses and the newest text. */
export const conversationList = collectionOf<ConversationItem>()(
  v.object({
    filter: v.picklist([...conversationFilters, ...conversationTabFilters]),
    q: v.pipe(v.string(), v.trim(), v.maxLength(100)),
  }),
  ["messages"],
);

/** The row of one conversation; none where nobody has it. A torn-off window may look at its own alone. */
export const oneConversation = collectionOf<ConversationItem>()(
  v.object({ conversationId: windowKeySchema }),
  ["messages", "conversation"],
  "conversationId",
);

/** What became of a message. `unclear`: nobody knows yet whether it was sent. */
export type MessageStatus = "queued" | "sending" | "sent" | "delivered" | "failed" | "unclear" | "received";

/** A file of a message, as its sender described it: hostile words. */
export interface Attachment {
  readonly fileId: string;
  readonly name: string;
  readonly contentType: string;
  /** Bytes; null where that was not said. */
  readonly size: number | null;
}

/** `you` is who is signed in here. */
export type Writer = "you" | "colleague" | "bot";

interface ThreadItemBase {
  /** Tells it from every other of its conversation. */
  readonly key: string;
  readonly workitemId: string;
  readonly channel: Channel;
  readonly direction: "inbound" | "outbound";
  readonly at: Millis;
}

/** A text of any channel. */
export interface ThreadMessage extends ThreadItemBase {
  readonly kind: "message";
  readonly messageId: string;
  /** Who of ours wrote it, where that is known; nothing for what came in. */
  readonly writer?: Writer;
  readonly subject: string;
  readonly text: string;
  /** Null where the server says nothing of it. */
  readonly status: MessageStatus | null;
  /** Why it failed, in the carrier's words. */
  readonly reason: string;
  readonly attachments: readonly Attachment[];
  /** It has a formatted form beside its text. */
  readonly isFormatted: boolean;
}

/** A call, with or without a voicemail. */
export interface ThreadCall extends ThreadItemBase {
  readonly kind: "call";
  readonly end: CallEnd | null;
  /** Null where that was not said, or it goes on. */
  readonly lastedMs: number | null;
  readonly isMissed: boolean;
  readonly hasVoicemail: boolean;
}

export type ThreadItem = ThreadMessage | ThreadCall;

/** What happened in one conversation, the newest first. A torn-off window may look at its own alone. */
export const threadList = collectionOf<ThreadItem>()(
  v.object({ conversationId: windowKeySchema }),
  ["messages", "conversation"],
  "conversationId",
);

/** Messages of every channel, their way to the receiver, and the conversations that they are in. */
import type { MessageStatus } from "../../shared/wire/workitem.ts";

export type Channel = "voice" | "sms" | "email" | "fax" | "chat";

export type MessageChannel = Exclude<Channel, "voice">;

/** What is known of a file; its bytes are kept outside the world. */
export interface Attachment {
  readonly fileId: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly contentId?: string;
}

/** What a message says, whoever wrote it. */
export interface MessageContent {
  readonly textMsg: string;
  readonly attachments?: readonly Attachment[];
  // E-mail
  readonly subject?: string;
  readonly html?: string;
  readonly from?: string;
  readonly to?: readonly string[];
  readonly cc?: readonly string[];
  readonly bcc?: readonly string[];
  readonly replyTo?: readonly string[];
  readonly internetMessageId?: string;
  readonly inReplyTo?: string;
  readonly rawFileId?: string;
  // Fax
  readonly pages?: number;
  readonly pagesDone?: number;
}

export interface Message extends MessageContent {
  readonly id: string;
  readonly fromId: string;
  readonly timestamp: number;
  readonly type: "CLIENT" | "USER" | "BOT";
  readonly channelType: MessageChannel;
  readonly status: MessageStatus;
  readonly statusAt: number;
  readonly statusReason?: string;
}

/** One step of a message's way: after `afterMs` it has this status. */
export interface DeliveryStep {
  readonly afterMs: number;
  readonly status: MessageStatus;
  readonly reason?: string;
  readonly pagesDone?: number;
}

/** A message on its way, and what its receiver answers. */
export interface Delivery {
  readonly messageId: string;
  readonly workitemId: string;
  readonly userId: string;
  readonly steps: readonly DeliveryStep[];
  /** 0: over. */
  readonly nextAt: number;
  readonly answer: { readonly afterMs: number; readonly text: string } | null;
}

export interface Draft {
  readonly textMsg: string;
  readonly subject: string;
  readonly modifiedAt: number;
}

/** Everything with one contact, or with one address that no contact has. */
export interface Conversation {
  readonly conversationId: string;
  /** "": nobody that the tenant knows. */
  readonly contactId: string;
  readonly name: string;
  readonly phoneNumber: string;
  readonly email: string;
  readonly createdAt: number;
  readonly modifiedAt: number;
  /** When something last happened in it. */
  readonly activeAt: number;
  /** "": nothing yet. */
  readonly lastWorkitemId: string;
  readonly unreadMessages: number;
  readonly unreadMissedCalls: number;
  readonly unreadVoicemails: number;
  /** 0: not archived. */
  readonly archivedAt: number;
  /** When they wrote STOP; 0: they did not. */
  readonly optedOutAt: number;
  readonly drafts: Readonly<Partial<Record<MessageChannel, Draft>>>;
}

/** What the carriers do to messages sent from now on. */
export interface Carrier {
  readonly kind: "normal" | "slow" | "fail" | "unclear";
  /** How long a slow one takes. */
  readonly ms: number;
}

export interface UnreadTotals {
  readonly messages: number;
  readonly missedCalls: number;
  readonly voicemails: number;
}

/** Everything that can happen to the contact centre. `userId` is who does it. */
import type { Channel, MessageChannel, MessageContent } from "./message-types.ts";
import type { Agent, Behaviour, ChannelLimits, CrowdCall, MonitorMode, Telephony } from "./types.ts";

interface ByUser {
  readonly userId: string;
}
interface OnItem extends ByUser {
  readonly workitemId: string;
}
interface InConversation {
  readonly conversationId: string;
}
interface StatusChoice {
  readonly statusId?: string | undefined;
}

/** Somebody rings or writes. What is written goes to their open workitem of that channel, where there is one. */
export interface Arrival {
  readonly channel: Channel;
  readonly from: string;
  readonly name?: string | undefined;
  readonly queueId?: string | undefined;
  /** Direct to this agent. */
  readonly agentId?: string | undefined;
  readonly campaignId?: string | undefined;
  readonly priority?: number | undefined;
  readonly ringAll?: boolean | undefined;
  /** Of a message. */
  readonly content?: MessageContent | undefined;
}

export interface DialRequest extends ByUser {
  readonly to: string;
  readonly name?: string | undefined;
  readonly campaignId?: string | undefined;
  readonly contactId?: string | undefined;
  readonly conferenceWorkitemId?: string | undefined;
  readonly context?: unknown;
  readonly force?: boolean | undefined;
}

export interface Sending extends ByUser {
  readonly channel: MessageChannel;
  readonly to: string;
  /** Further numbers, each of which gets it on its own. */
  readonly toNumbers?: readonly string[] | undefined;
  readonly content: MessageContent;
  readonly name?: string | undefined;
  readonly campaignId?: string | undefined;
  readonly contactId?: string | undefined;
  readonly workitemId?: string | undefined;
  readonly force?: boolean | undefined;
}

export type Command =
  | { readonly kind: "tick" }
  | { readonly kind: "setBehaviour"; readonly behaviour: Partial<Behaviour> }
  /** One of the crowd goes on with their day: what they are seen to do next. */
  | (ByUser & { readonly kind: "live"; readonly statusId: string; readonly call: CrowdCall | null })
  // Session and ACD
  | (ByUser & { readonly kind: "startSession" })
  | (ByUser & { readonly kind: "endSession" })
  | (ByUser &
      StatusChoice & {
        readonly kind: "acdLogin";
        readonly queues?: readonly string[] | undefined;
        readonly channels?: Readonly<Record<string, ChannelLimits>> | undefined;
      })
  | (ByUser & { readonly kind: "acdLogout" })
  | (ByUser & StatusChoice & { readonly kind: "setStatusOf"; readonly of: string })
  | (ByUser & { readonly kind: "forceLogout"; readonly of: string; readonly disable: boolean })
  // Offers
  | (ByUser & { readonly kind: "acceptOffer"; readonly offerId: string })
  | (ByUser & StatusChoice & { readonly kind: "rejectOffer"; readonly offerId: string })
  | (ByUser & StatusChoice & { readonly kind: "expireOffer"; readonly offerId: string })
  | { readonly kind: "withdrawOffer"; readonly offerId: string }
  // Calls
  | { readonly kind: "arrive"; readonly arrival: Arrival }
  | { readonly kind: "callerHangsUp"; readonly workitemId: string }
  | (OnItem & { readonly kind: "bridge" })
  | (OnItem & { readonly kind: "hold" })
  | (OnItem & { readonly kind: "hangUp" })
  | (OnItem & { readonly kind: "muteCall"; readonly muted: boolean })
  | (ByUser & { readonly kind: "muteUser"; readonly muted: boolean })
  | (OnItem & { readonly kind: "digits"; readonly digits: string })
  | (OnItem & { readonly kind: "record"; readonly to: "on" | "off" | "paused" })
  | (OnItem & { readonly kind: "dropVoicemail" })
  | { readonly kind: "dial"; readonly call: DialRequest }
  | (ByUser & { readonly kind: "conference"; readonly on: boolean })
  | (OnItem & { readonly kind: "joinCalls"; readonly other: string })
  | (OnItem & { readonly kind: "leaveCalls" })
  // Transfers
  | (OnItem & { readonly kind: "transferToAgent"; readonly to: string })
  | (OnItem & {
      readonly kind: "transferToQueue";
      readonly queueId: string;
      readonly ringAll?: boolean | undefined;
    })
  | (OnItem & { readonly kind: "transferOut"; readonly to: string })
  | (OnItem & { readonly kind: "completeTransfer"; readonly consult: string })
  // What is said, in writing
  | {
      readonly kind: "transcribe";
      readonly workitemId: string;
      /** With the id of one that was said it takes its place. */
      readonly piece: {
        readonly id?: string | undefined;
        readonly speaker: "agent" | "customer";
        readonly text: string;
        readonly final: boolean;
      };
    }
  | { readonly kind: "completeTranscript"; readonly workitemId: string }
  // The workitem's own data
  | { readonly kind: "setPriority"; readonly workitemId: string; readonly priority: number }
  /** What became of it; the agent who wraps up after it is free again. */
  | (OnItem & {
      readonly kind: "dispose";
      readonly dispositionId: string;
      readonly notes?: string | undefined;
      readonly callbackDate?: number | undefined;
      readonly callbackTime?: number | undefined;
    })
  | (OnItem & { readonly kind: "note"; readonly extra: Readonly<Record<string, unknown>> })
  | { readonly kind: "send"; readonly sending: Sending }
  | (OnItem & { readonly kind: "reply"; readonly content: MessageContent })
  | { readonly kind: "verifyConsent"; readonly channel: MessageChannel; readonly to: string }
  /** The customer leaves a chat. */
  | { readonly kind: "customerLeaves"; readonly workitemId: string }
  // Conversations
  | {
      readonly kind: "createConversation";
      readonly phoneNumber?: string | undefined;
      readonly email?: string | undefined;
      readonly name?: string | undefined;
    }
  | (InConversation & { readonly kind: "readConversation"; readonly upTo?: number | undefined })
  | (InConversation & { readonly kind: "unreadConversation" })
  | (InConversation & { readonly kind: "archiveConversation"; readonly on: boolean })
  | (InConversation & {
      readonly kind: "saveDraft";
      readonly channel: MessageChannel;
      readonly textMsg: string;
      readonly subject: string;
    })
  | (InConversation & { readonly kind: "deleteDraft"; readonly channel?: MessageChannel | undefined })
  // The leg
  | (ByUser & { readonly kind: "connect" })
  | (ByUser & { readonly kind: "disconnect" })
  | (ByUser & { readonly kind: "legIsUp" })
  | (ByUser & { readonly kind: "legIsDetached" })
  | (ByUser & { readonly kind: "legIsGone" })
  // Supervision
  | (ByUser & { readonly kind: "monitor"; readonly of: string; readonly mode: MonitorMode })
  | (ByUser & { readonly kind: "terminate"; readonly workitemId: string })
  // Data
  | (ByUser & {
      readonly kind: "putObject";
      readonly type: string;
      readonly object: Readonly<Record<string, unknown>>;
    })
  | { readonly kind: "deleteObject"; readonly type: string; readonly id: string }
  | {
      readonly kind: "changeAgent";
      readonly of: string;
      readonly change: {
        readonly telephony?: Partial<Telephony>;
        readonly acdAutoAccept?: boolean;
        readonly acdAutoLogin?: boolean;
        readonly enabled?: boolean;
        readonly role?: Agent["role"];
        readonly queues?: readonly string[];
        readonly firstName?: string;
        readonly lastName?: string;
        readonly voiceSettings?: Readonly<Record<string, unknown>>;
        readonly extra?: Readonly<Record<string, unknown>>;
      };
    };

export type CommandOf<K extends Command["kind"]> = Extract<Command, { kind: K }>;

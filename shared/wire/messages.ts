/** Dialling and sending: what goes out and what comes back. Sources: the reference page, OpenAPI sms-messaging. */
import * as v from "valibot";
import { count, flag, id, maybe, text } from "./loose.ts";

/** As the page states it; `to` is what a call cannot do without. */
export interface DialPayload {
  to: string;
  campaignId?: string | null;
  conferenceWorkitemId?: string | null;
  contactId?: string;
  context?: unknown;
  conversationId?: string;
  /** Call although a compliance rule (calling hours, say) stands against it. Text in one place of the page. */
  force?: boolean | string;
  name?: string;
  /** The dial type. "Campaign" is the only one named. */
  option?: string;
  spoofWorkitemId?: string;
  ticketId?: string;
  workitemId?: string;
}

export const DialPayloadSchema = v.looseObject({
  to: id,
  campaignId: v.nullish(text),
  conferenceWorkitemId: v.nullish(text),
  contactId: v.nullish(text),
  context: v.optional(v.unknown()),
  conversationId: v.nullish(text),
  force: v.nullish(flag),
  name: v.nullish(text),
  option: v.nullish(text),
  spoofWorkitemId: v.nullish(text),
  ticketId: v.nullish(text),
  workitemId: v.nullish(text),
});

/**
 * What `consentType` means. The numbers are not public: a guess, proved by a dial that a live tenant refuses
 * outside its calling hours, and one to a number without consent.
 */
export const consentTypes = { none: 0, outsideHours: 1, consentNeeded: 2, doNotCall: 3 } as const;
export type Consent = Exclude<keyof typeof consentTypes, "none">;

/** The rule that a number of `consentType` names; null for one we do not know. */
export function consentOf(consentType: number | undefined): Consent | null {
  if (consentType === consentTypes.none) return null;
  const found = Object.entries(consentTypes).find(([, number]) => number === consentType);
  return (found?.[0] as Consent | undefined) ?? null;
}

/** `canDial` false: a compliance rule stands against it; ask the agent and repeat with `force`. Fields are a guess. */
export const DialResponseSchema = v.looseObject({
  canDial: maybe(flag),
  consentType: maybe(count),
  workitemId: maybe(id),
});
export type DialResponse = v.InferOutput<typeof DialResponseSchema>;

/** A Blob, as far as it concerns a file on its way. */
export interface BlobLike {
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A file to send, with a name and a media type. A Blob of a file is read from the disk as it goes. */
export interface TFile {
  readonly name: string;
  readonly contentType: string;
  readonly data: Uint8Array<ArrayBuffer> | BlobLike;
}

/** As the page states it: nine fields, for SMS and fax. */
export interface BaseSendMessagePayload {
  name: string;
  campaignId?: string | undefined;
  contactId?: string | undefined;
  file?: TFile | undefined;
  force?: boolean;
  message?: string;
  option?: string;
  to?: string;
  workitemId?: string | undefined;
}
/**
 * The page gives the nine fields for e-mail too: `to` is "the email address of the receiver", one, and there is none for
 * a subject or for more recipients. These are ours, named as `sendEmailResponse` names them where it does: a guess, proved
 * by a trace of the web client sending an e-mail to two people.
 */
export interface BaseSendEmailPayload extends BaseSendMessagePayload {
  subject?: string | undefined;
  /** All of them, where there are more than the one in `to`. */
  toAddresses?: string[] | undefined;
  ccAddresses?: string[] | undefined;
  bccAddresses?: string[] | undefined;
  /** The message once more, formatted. */
  html?: string | undefined;
  files?: TFile[] | undefined;
  /** The Message-ID that this answers. */
  inReplyTo?: string | undefined;
}

/** What else the SMS contract knows beside the nine. */
export interface SmsPayload extends BaseSendMessagePayload {
  contactIds?: string[];
  files?: TFile[];
  from?: string;
  groupSMSParentTicketId?: string;
  nonAssignedAgentReply?: boolean;
  ticketId?: string;
  toNumbers?: string[];
}

export const SmsPayloadSchema = v.looseObject({
  to: id,
  message: text,
  campaignId: v.optional(text),
  contactId: v.optional(text),
  contactIds: v.optional(v.array(text)),
  force: v.optional(flag),
  from: v.optional(text),
  groupSMSParentTicketId: v.optional(text),
  name: v.optional(text),
  nonAssignedAgentReply: v.optional(flag),
  option: v.optional(text),
  ticketId: v.optional(text),
  toNumbers: v.optional(v.array(text)),
  workitemId: v.optional(text),
});

/** In a form each of these comes as often as it has values. */
export const listFields = ["contactIds", "toNumbers", "toAddresses", "ccAddresses", "bccAddresses"] as const;
/** In a form these are text. */
export const flagFields = ["force", "nonAssignedAgentReply"] as const;

export const EmailPayloadSchema = v.looseObject({
  to: id,
  message: v.optional(text, ""),
  subject: v.optional(text, ""),
  html: v.optional(text),
  toAddresses: v.optional(v.array(text)),
  ccAddresses: v.optional(v.array(text), []),
  bccAddresses: v.optional(v.array(text), []),
  inReplyTo: v.optional(text),
  campaignId: v.optional(text),
  contactId: v.optional(text),
  force: v.optional(flag),
  from: v.optional(text),
  name: v.optional(text),
  option: v.optional(text),
  workitemId: v.optional(text),
});

export const FaxPayloadSchema = v.looseObject({
  to: id,
  message: v.optional(text, ""),
  campaignId: v.optional(text),
  contactId: v.optional(text),
  force: v.optional(flag),
  name: v.optional(text),
  option: v.optional(text),
  workitemId: v.optional(text),
});

export const ConsentPayloadSchema = v.looseObject({ to: id, channelType: v.optional(text, "sms") });

/** The contract has the first two; which message and workitem it became is a guess. */
export const SendMessageResponseSchema = v.looseObject({
  canDial: flag,
  consentType: count,
  messageId: maybe(id),
  workitemId: maybe(id),
  conversationId: maybe(id),
});
export type SendMessageResponse = v.InferOutput<typeof SendMessageResponseSchema>;
/** E-mail and fax: what they answer is not public. */
export const SendAnswerSchema = v.nullish(
  v.looseObject({
    canDial: maybe(flag),
    consentType: maybe(count),
    messageId: maybe(id),
    workitemId: maybe(text),
    conversationId: maybe(id),
  }),
);
export type SendAnswer = v.InferOutput<typeof SendAnswerSchema>;

/**
 * What the events feed says: one row an event, name → schema of its `message`. Client and sandbox read the same
 * rows. The only published sample is the live transcription's; its envelope is taken for all of them.
 */
import * as v from "valibot";
import { ConversationSchema, UnreadCountsSchema } from "./conversation.ts";
import type { Mark } from "./endpoints.ts";
import { count, flag, id, maybe, millis, text } from "./loose.ts";
import { OfferSchema } from "./offer.ts";
import { ChatMessageSchema, WorkitemSchema } from "./workitem.ts";

/** One frame: `{name, id, createdAt, workitemId, result: "SUCCESS", message}`. Needed: the name. */
export const EnvelopeSchema = v.looseObject({
  name: id,
  /** A UUID; a frame whose id came before is a repeat. */
  id: maybe(id),
  createdAt: maybe(millis),
  workitemId: maybe(id),
  result: maybe(text),
  message: maybe(v.unknown()),
});
export type Envelope = v.InferOutput<typeof EnvelopeSchema>;

interface WireEvent {
  readonly message: v.GenericSchema;
  /** How sure the name is. */
  readonly mark: Mark;
  /** How sure the fields of `message` are. */
  readonly fields: Mark;
  /** "internal": the SDK keeps it to itself; "external": it shows it to programs. */
  readonly visibility: "internal" | "external";
  readonly source: string;
  readonly proof?: string;
}

const feedTrace = "a frame of it recorded on a live tenant's events socket";
const acdPage = "ACD service page";
const published = (source: string, visibility: "internal" | "external") =>
  ({ mark: "documented", fields: "guess", visibility, source, proof: feedTrace }) as const;
const ours = (source: string) =>
  ({ mark: "guess", fields: "guess", visibility: "external", source, proof: feedTrace }) as const;

const offerEnd = v.looseObject({
  offerId: id,
  workitemId: maybe(text),
  /** Where the server moved the agent, if it did: "No Answer" after an offer ran out, say. */
  status: maybe(count),
  statusId: maybe(text),
});

const transcript = v.looseObject({
  id: maybe(text),
  objectType: maybe(text),
  /** Who speaks. Its values are not public, nor are those of `status`. */
  type: maybe(text),
  status: maybe(text),
  startedAt: maybe(millis),
  endedAt: maybe(millis),
  content: maybe(text),
  createdAt: maybe(millis),
  modifiedAt: maybe(millis),
});

export const wireEvents = {
  OfferNotification: { message: v.looseObject({ offer: OfferSchema }), ...published(acdPage, "internal") },
  OfferAcceptedNotification: { message: offerEnd, ...published(acdPage, "internal") },
  OfferRejectedNotification: { message: offerEnd, ...published(acdPage, "internal") },
  OfferExpiredNotification: { message: offerEnd, ...published(acdPage, "internal") },
  /** The caller hung up while offered. */
  OfferTerminatedByHangupNotification: { message: offerEnd, ...published(acdPage, "internal") },
  /** Withdrawn, for instance taken by another agent. */
  OfferRemovedNotification: { message: offerEnd, ...published(acdPage, "internal") },
  /** Raised by the SDK itself when its list changes; a server may never send it. */
  OffersChangedNotification: {
    message: v.looseObject({ offers: v.array(OfferSchema) }),
    ...published(acdPage, "external"),
  },
  WorkitemStateChangeNotification: {
    message: v.looseObject({ workitem: WorkitemSchema, previousState: maybe(text) }),
    ...published("call control page", "external"),
  },
  PhoneStateNotification: {
    message: v.looseObject({
      /** Text or number: the values of PhoneState are not public. */
      voiceState: maybe(v.union([text, count])),
      inMute: maybe(flag),
      inConference: maybe(flag),
      inRecording: maybe(flag),
    }),
    ...published("call control page", "external"),
  },
  LiveTranscriptionNotification: {
    message: v.looseObject({ transcript: maybe(transcript) }),
    mark: "documented",
    fields: "documented",
    visibility: "external",
    source: "real-time transcription page",
  },
  LiveTranscriptionCompletedNotification: {
    message: v.looseObject({}),
    ...published("real-time transcription page", "external"),
  },
  /** Named in the call control text without a sample; the SDK may raise them itself. */
  callStarted: {
    message: v.looseObject({ workitem: maybe(WorkitemSchema) }),
    ...published("call control page", "external"),
  },
  callConnected: {
    message: v.looseObject({ workitem: maybe(WorkitemSchema) }),
    ...published("call control page", "external"),
  },
  /**
   * The signed-in agent's own ACD status, whoever changed it; of a colleague it is their presence. That the events feed
   * tells of colleagues is a guess: lists of people read them again as well.
   */
  UserStatusChangeNotification: {
    message: v.looseObject({
      userId: maybe(text),
      status: maybe(count),
      statusId: id,
      statusStartedAt: maybe(millis),
      /** When the server ends this status by itself (wrap-up). 0: never. */
      statusEndsAt: maybe(millis),
      /** 0: no longer logged in to ACD. */
      acdLoginAt: maybe(millis),
      /** Why the server did it: "noAnswer", "supervisor", … */
      reason: maybe(text),
      /** Of a supervisor's doing: whose. */
      byName: maybe(text),
    }),
    ...ours("seven of 18 notification names are unreadable; one must tell the agent's own status"),
  },
  /** The session is over: forced out by a supervisor, disabled, signed in elsewhere. */
  ForceLogoutNotification: {
    message: v.looseObject({
      userId: maybe(text),
      /** "forced", "disabled", … */
      reason: maybe(text),
      by: maybe(text),
      byName: maybe(text),
    }),
    ...ours("forceLogout(userId) must reach the one it logs out"),
  },
  /**
   * Who is on an agent's calls: to the agent (without those who listen in silence), and to each supervisor who is or was
   * on them.
   */
  MonitoringChangedNotification: {
    message: v.looseObject({
      userId: id,
      monitors: v.array(v.looseObject({ userId: id, name: maybe(text), mode: maybe(text) })),
      /** What of the agent's calls is to be heard: "active", "hold" or "conference". */
      state: maybe(text),
      /** Why somebody is not on them any more: "left", "callEnded", "transferred", "agentLoggedOut". */
      reason: maybe(text),
    }),
    ...ours("listen, join and coach must be told of their end; the agent who is coached, of who it is"),
  },
  /** A message came in on a workitem (SMS, e-mail, chat). */
  IncomingMessageNotification: {
    message: v.looseObject({
      workitem: maybe(WorkitemSchema),
      conversationId: maybe(text),
      from: maybe(text),
      name: maybe(text),
      textMsg: maybe(text),
      timestamp: maybe(millis),
      message: maybe(ChatMessageSchema),
    }),
    ...ours("inbound SMS shows up as a workitem on the event stream"),
  },
  /** What became of a message that was sent. To the agent who sent it. */
  MessageStatusNotification: {
    message: v.looseObject({
      conversationId: maybe(text),
      messageId: id,
      status: maybe(text),
      statusAt: maybe(millis),
      statusReason: maybe(text),
      pagesDone: maybe(count),
    }),
    ...ours("delivery receipts of carriers exist; the name is ours"),
  },
  /** A conversation is new, or anything of its row changed: by a message, a call, an agent. To everybody. */
  ConversationChangedNotification: {
    message: v.looseObject({ conversation: ConversationSchema, unreadCounts: maybe(UnreadCountsSchema) }),
    ...ours("seven of 18 notification names are unreadable; a list of conversations must be told of changes"),
  },
} as const satisfies Record<string, WireEvent>;

export type WireEventName = keyof typeof wireEvents;
export type WireMessage<N extends WireEventName> = v.InferOutput<(typeof wireEvents)[N]["message"]>;

export function isWireEventName(name: string): name is WireEventName {
  return Object.hasOwn(wireEvents, name);
}

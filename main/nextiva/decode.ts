import * as v from "valibot";
import { cleanName } from "../../shared/clean-text.ts";
import { type HeardCall, type MonitorMode, monitorModes } from "../../shared/state/monitor.ts";
import type { OfferEnd } from "../../shared/state/offer.ts";
import {
  type Envelope,
  isWireEventName,
  type WireEventName,
  type WireMessage,
  wireEvents,
} from "../../shared/wire/events.ts";
import type { Offer as WireOffer } from "../../shared/wire/offer.ts";
import type { UserSessionRead } from "../../shared/wire/user.ts";
import { type ChatMessage, type Workitem, workitemIdOf } from "../../shared/wire/workitem.ts";
import type { DomainEvent } from "../state/events.ts";
import { wrongField } from "./answer.ts";
import { channelsOf } from "./channels.ts";
import { ofConversation, statusOf, threadItems, unreadOf } from "./conversations.ts";
import { keptLines, lineOf } from "./transcript.ts";
import { factsOf, maySupervise, offerOf, phoneWordOf, type Reading } from "./vocabulary.ts";

/** What a frame of the events feed comes to. */
export type Decoded =
  /** Facts for the state; none for what this program has no use for (the end of another user's session). */
  | { readonly kind: "facts"; readonly events: readonly DomainEvent[] }
  /** The server ended the session. */
  | { readonly kind: "sessionEnded"; readonly reason: string; readonly by: string }
  | { readonly kind: "unknown"; readonly name: string }
  | { readonly kind: "malformed"; readonly name: string; readonly why: string };

export interface Hearing extends Reading {
  /** The signed-in user: status and log-out of others are none of ours. */
  readonly userId: string;
  readonly envelope: Envelope;
}

const none: Decoded = { kind: "facts", events: [] };
/** A piece that says neither whose it is nor which one. */
const nameless = (name: WireEventName): Decoded => ({ kind: "malformed", name, why: "no id" });
const facts = (...events: DomainEvent[]): Decoded => ({ kind: "facts", events });

type Row<N extends WireEventName> = (message: WireMessage<N>, hearing: Hearing) => Decoded;

/** One row an event: its checked message → facts. */
const rows: { readonly [N in WireEventName]: Row<N> } = {
  OfferNotification: ({ offer }, hearing) =>
    facts({ kind: "offerMade", at: hearing.at, offer: offerOf(offer, hearing) }),
  OfferAcceptedNotification: offerOver("accepted"),
  OfferRejectedNotification: offerOver("rejected"),
  OfferExpiredNotification: offerOver("expired"),
  OfferTerminatedByHangupNotification: offerOver("callerHungUp"),
  OfferRemovedNotification: offerOver("withdrawn"),
  OffersChangedNotification: ({ offers }, hearing) => {
    const { createdAt } = hearing.envelope;
    const read = decodeOffers(offers, hearing, hearing.at);
    return facts(createdAt === undefined ? read : { ...read, saidAt: createdAt + hearing.skew });
  },
  WorkitemStateChangeNotification: ({ workitem }, hearing) =>
    facts(...decodeWorkitem(workitem, hearing), ...threadReported(workitem, hearing)),
  PhoneStateNotification: ({ voiceState, inMute }, { at }) =>
    facts(...phoneReported(voiceState, at), ...(inMute === undefined ? [] : [muteReported(inMute, at)])),
  callStarted: ({ workitem }, hearing) => (workitem ? facts(...decodeWorkitem(workitem, hearing)) : none),
  callConnected: ({ workitem }, hearing) => (workitem ? facts(...decodeWorkitem(workitem, hearing)) : none),
  UserStatusChangeNotification: (message, { at, skew, userId }) => {
    const { userId: whose, statusId } = message;
    if (whose !== undefined && whose !== userId)
      return facts({ kind: "colleagueStatusReported", at, userId: whose, statusId });
    if (message.acdLoginAt === 0) return facts({ kind: "acdChanged", at, acd: "out" });
    return facts(statusReported({ ...message, statusId: message.statusId }, { at, skew }));
  },
  ForceLogoutNotification: ({ userId: whose, reason = "", byName = "" }, { userId }) =>
    whose !== undefined && whose !== userId ? none : { kind: "sessionEnded", reason, by: cleanName(byName) },
  MonitoringChangedNotification: (message, { at }) => facts(watchersReported(message, at)),
  LiveTranscriptionNotification({ transcript }, hearing) {
    const { workitemId, id } = hearing.envelope;
    if (transcript === undefined) return none;
    if (workitemId === undefined) return nameless("LiveTranscriptionNotification");
    const line = lineOf(transcript, id ?? "", hearing);
    if (line.id === "") return nameless("LiveTranscriptionNotification");
    return facts({ kind: "transcriptHeard", at: hearing.at, callId: workitemId, lines: [line] });
  },
  LiveTranscriptionCompletedNotification(_message, { at, envelope }) {
    if (envelope.workitemId === undefined) return nameless("LiveTranscriptionCompletedNotification");
    return facts({ kind: "transcriptCompleted", at, callId: envelope.workitemId });
  },
  IncomingMessageNotification({ workitem, conversationId, message }, hearing) {
    if (workitem === undefined) return none;
    const all = message === undefined ? workitem : withMessage(workitem, message);
    const whole = { ...all, conversationId: all.conversationId ?? conversationId };
    return facts(...decodeWorkitem(whole, hearing), ...threadReported(whole, hearing));
  },
  MessageStatusNotification({ conversationId, messageId, status, statusReason }, { at }) {
    const known = statusOf(status);
    if (conversationId === undefined || known === null) return none;
    const reason = cleanName(statusReason ?? "");
    return facts({ kind: "messageStatusReported", at, conversationId, messageId, status: known, reason });
  },
  ConversationChangedNotification({ conversation, unreadCounts }, hearing) {
    const { at } = hearing;
    const counted: DomainEvent = { kind: "unreadCounted", at, unread: unreadOf(unreadCounts) };
    const item = ofConversation(conversation, hearing);
    if (item !== null) return facts({ kind: "conversationReported", at, conversation: item }, counted);
    const conversationId = conversation.conversationId ?? conversation._id;
    return conversationId === undefined
      ? none
      : facts({ kind: "conversationArchived", at, conversationId }, counted);
  },
};

type OfferEndMessage = WireMessage<"OfferAcceptedNotification">;

function offerOver(end: OfferEnd) {
  return ({ offerId, statusId }: OfferEndMessage, { at }: Hearing): Decoded => {
    const ended: DomainEvent = { kind: "offerEnded", at, offerId, end };
    // Where the server moved the agent with it: "No Answer", say.
    return statusId === undefined
      ? facts(ended)
      : facts(ended, { kind: "statusChanged", at, statusId, since: at });
  };
}

/** A frame whose envelope has been checked → what it comes to. */
export function decodeFrame(hearing: Hearing): Decoded {
  const { name, message } = hearing.envelope;
  if (!isWireEventName(name)) return { kind: "unknown", name };
  return decodeRow(name, message, hearing);
}

function decodeRow<N extends WireEventName>(name: N, message: unknown, hearing: Hearing): Decoded {
  const read = v.safeParse(wireEvents[name].message, message ?? {});
  if (!read.success) return { kind: "malformed", name, why: wrongField(read.issues) };
  return (rows[name] as Row<N>)(read.output as WireMessage<N>, hearing);
}

/** What a workitem puts into its conversation. */
function threadReported(workitem: Workitem, reading: Reading): DomainEvent[] {
  const { conversationId } = workitem;
  const items = conversationId === undefined ? [] : threadItems(workitem, reading);
  if (conversationId === undefined || items.length === 0) return [];
  return [{ kind: "threadReported", at: reading.at, conversationId, items }];
}

/** Whether a frame's workitem holds the message that the frame is about is not known. */
function withMessage(workitem: Workitem, message: ChatMessage): Workitem {
  const { chatMessages = [] } = workitem;
  const isIn = chatMessages.some(({ id }) => id !== undefined && id === message.id);
  return isIn ? workitem : { ...workitem, chatMessages: [...chatMessages, message] };
}

/** A workitem, from a frame or an HTTP answer, with what is kept of its transcript. */
export function decodeWorkitem(workitem: Workitem, reading: Reading, askedAt?: number): DomainEvent[] {
  const asked = askedAt === undefined ? {} : { askedAt };
  return [
    { kind: "workitemReported", at: reading.at, workitem: factsOf(workitem, reading), ...asked },
    ...decodeTranscript(workitem, reading),
  ];
}

/** What a workitem brings of its transcript: after a gap it fills what the feed did not tell. */
export function decodeTranscript(workitem: Workitem, reading: Reading): DomainEvent[] {
  const lines = keptLines(workitem.transcriptionMessages ?? [], reading);
  if (lines.length === 0) return [];
  return [{ kind: "transcriptHeard", at: reading.at, callId: workitemIdOf(workitem), lines }];
}

/** All of the agent's open workitems, asked for at `askedAt`: what began before it and is not among them is gone. */
export function decodeWorkitems(list: readonly Workitem[], reading: Reading, askedAt: number): DomainEvent {
  const workitems = list.map((workitem) => factsOf(workitem, reading));
  return { kind: "workitemsRead", at: reading.at, workitems, askedAt };
}

/** All open offers, asked for at `askedAt`. */
export function decodeOffers(
  list: readonly WireOffer[],
  reading: Reading,
  askedAt: number,
): Extract<DomainEvent, { kind: "offersRead" }> {
  return {
    kind: "offersRead",
    at: reading.at,
    offers: list.map((offer) => offerOf(offer, reading)),
    askedAt,
  };
}

/** What a session says of ACD, channels, status, mute and telephone now. An absent or zero `acdLoginAt` is: not logged in to ACD. */
export function decodeSession(session: UserSessionRead, { at, skew }: Reading): DomainEvent[] {
  const events: DomainEvent[] = [];
  if (!session.acdLoginAt) events.push({ kind: "acdChanged", at, acd: "out" });
  else {
    events.push({ kind: "acdChanged", at, acd: "in" });
    const { statusId } = session;
    if (statusId !== undefined) events.push(statusReported({ ...session, statusId }, { at, skew }));
  }
  const channels = channelsOf(session.activeChannels);
  if (channels !== null) events.push({ kind: "channelsReported", at, channels });
  if (session.inMute !== undefined) events.push(muteReported(session.inMute, at));
  return [...events, ...authorityReported(session, at), ...phoneReported(session.voiceState, at)];
}

/** A session that says nothing of it takes nothing away. */
function authorityReported(session: UserSessionRead, at: number): DomainEvent[] {
  if (session.role === undefined && session.authorities === undefined) return [];
  return [{ kind: "authorityReported", at, isSupervisor: maySupervise(session) }];
}

const muteReported = (muted: boolean, at: number): DomainEvent => ({ kind: "muteReported", at, muted });

/** Only where the agent has a telephone of their own does the state take it: this program's leg is known better. */
function phoneReported(voiceState: string | number | undefined, at: number): DomainEvent[] {
  const phone = phoneWordOf(voiceState);
  return phone === null ? [] : [{ kind: "phoneReported", at, phone }];
}

/** Modes that are not known are heard by everybody, for all that can be told: the worst of the three. */
function modeOf(mode: string | undefined): MonitorMode {
  return monitorModes.find((each) => each === mode?.toLowerCase()) ?? "join";
}

function watchersReported(
  { userId, monitors, state, reason }: WireMessage<"MonitoringChangedNotification">,
  at: number,
): DomainEvent {
  const watchers = monitors.map((each) => ({
    userId: each.userId,
    name: cleanName(each.name ?? ""),
    mode: modeOf(each.mode),
  }));
  const call = heardStates.get((state ?? "").toLowerCase()) ?? null;
  return { kind: "watchersReported", at, userId, watchers, call, end: monitorEnds.get(reason ?? "") ?? null };
}

const heardStates: ReadonlyMap<string, HeardCall> = new Map([
  ["active", "talking"],
  ["hold", "held"],
  ["conference", "conference"],
]);

const monitorEnds = new Map(
  (["callEnded", "transferred", "agentLoggedOut"] as const).map((end) => [end as string, end] as const),
);

/** An ACD status with its times, on our clock. */
function statusReported(
  said: {
    readonly statusId: string;
    readonly statusStartedAt?: number | undefined;
    readonly statusEndsAt?: number | undefined;
    readonly reason?: string | undefined;
    readonly byName?: string | undefined;
  },
  { at, skew }: Reading,
): DomainEvent {
  const since = said.statusStartedAt === undefined ? at : said.statusStartedAt + skew;
  const until = said.statusEndsAt ? { until: said.statusEndsAt + skew } : {};
  const by = /supervisor/i.test(said.reason ?? "") ? { by: cleanName(said.byName ?? "") } : {};
  return { kind: "statusChanged", at, statusId: said.statusId, since, ...until, ...by };
}

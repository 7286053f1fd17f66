import { callerName, callerNumber } from "../../shared/caller.ts";
import { cleanName } from "../../shared/clean-text.ts";
import type { CallEnd } from "../../shared/state/call.ts";
import type { Offer } from "../../shared/state/offer.ts";
import type { SignedInUser } from "../../shared/state/session.ts";
import type { Channel } from "../../shared/state/workitem.ts";
import type { Millis } from "../../shared/time.ts";
import type { Offer as WireOffer } from "../../shared/wire/offer.ts";
import { type UserSessionRead, userIdOf } from "../../shared/wire/user.ts";
import { type Workitem, workitemIdOf } from "../../shared/wire/workitem.ts";
import type { PhoneWord, WorkitemFacts } from "../state/events.ts";

/** When something is read: `at` on our clock, and how far ours is ahead of the server's. */
export interface Reading {
  readonly at: Millis;
  readonly skew: number;
  /** The signed-in user, to tell whose a workitem is. */
  readonly userId?: string | undefined;
}

/**
 * Workitem states as sent → ours. inqueue, active, hold and terminated are documented; the others are likely
 * spellings. Ringing is an offer when it comes in and dialling when it goes out.
 */
const states: Readonly<Record<string, WorkitemFacts["state"] | "ringing">> = {
  inqueue: "queued",
  queued: "queued",
  offered: "offered",
  ringing: "ringing",
  dialing: "dialling",
  dialling: "dialling",
  connecting: "ringing",
  active: "active",
  connected: "active",
  hold: "hold",
  onhold: "hold",
  held: "hold",
  wrapup: "wrapUp",
  disposition: "wrapUp",
  inreview: "wrapUp",
  terminated: "terminated",
  completed: "terminated",
};

/** A state as sent, by our name; "ringing" is told apart by its direction. */
export function stateOf(said: string | undefined): WorkitemFacts["state"] | "ringing" {
  const word = (said ?? "").toLowerCase().replace(/[^a-z]/g, "");
  return (Object.hasOwn(states, word) ? states[word] : undefined) ?? "unknown";
}

/** `terminationReason` → why it ended. The values are not public: by words that are hard to mistake. */
const ends: readonly (readonly [RegExp, CallEnd])[] = [
  [/busy/i, "busy"],
  [/no.?answer|timeout/i, "noAnswer"],
  [/reject|decline/i, "rejected"],
  [/transfer/i, "transferred"],
  [/voicemail.?drop/i, "messageLeft"],
  [/supervisor/i, "bySupervisor"],
  [/terminated/i, "terminated"],
  [/agent|user/i, "agentHungUp"],
  [/customer|caller|consumer|client|remote|far.?end|contact/i, "farEndHungUp"],
  [/fail|error|invalid|unreachable/i, "failed"],
];

/**
 * `voiceState` → what the agent's own telephone does; null for a word that says neither. The values are not public:
 * by words that are hard to mistake.
 */
export function phoneWordOf(voiceState: string | number | undefined): PhoneWord | null {
  const word = String(voiceState ?? "");
  if (/disconnect|hang.?up|idle|^down$|^none$|^off/i.test(word)) return "disconnected";
  if (/ring|calling|dial|connecting/i.test(word)) return "ringing";
  return /^(connected|up|active|answered|talking)$/i.test(word) ? "connected" : null;
}

/** `type` → channel, where `channelType` is left out: InboundCall, OutboundSMS, Chat. */
const channelsByType: readonly (readonly [RegExp, Channel])[] = [
  [/call$/i, "voice"],
  [/sms$/i, "sms"],
  [/e-?mail$/i, "email"],
  [/fax$/i, "fax"],
  [/chat$/i, "chat"],
];

/** The channel, also one without a name here; "" where neither it nor a known type is said. */
export function channelOf(workitem: {
  readonly channelType?: string | undefined;
  readonly type?: string | undefined;
}): Channel {
  const { channelType, type = "" } = workitem;
  if (channelType !== undefined && channelType !== "") return cleanName(channelType, 40).toLowerCase();
  return channelsByType.find(([word]) => word.test(type))?.[1] ?? cleanName(type, 40).toLowerCase();
}

const newestMessage = ({ chatMessages, currentSMSMessage, currentChatMessage }: Workitem) =>
  chatMessages?.at(-1) ?? currentSMSMessage ?? currentChatMessage;

/** The same of a workitem, which may say it by the messages in it alone. */
export function channelIn(workitem: Workitem): Channel {
  const last = newestMessage(workitem);
  const held = last === undefined ? "" : workitem.currentSMSMessage === undefined ? "chat" : "sms";
  return channelOf(workitem) || channelOf({ channelType: last?.channelType }) || held;
}

/** By a workitem's type: whether we began it. */
export const isOutbound = (type: string | undefined): boolean =>
  /^(outbound|predictive|progressive)/i.test(type ?? "");

export function factsOf(workitem: Workitem, { at, skew, userId }: Reading): WorkitemFacts {
  const direction = isOutbound(workitem.type) ? "outbound" : "inbound";
  const state = stateOf(workitem.state);
  const reason = workitem.terminationReason;
  return {
    workitemId: workitemIdOf(workitem),
    channel: channelIn(workitem),
    state: state === "ringing" ? (direction === "inbound" ? "offered" : "dialling") : state,
    direction,
    ...partyOf(workitem, direction),
    queue: cleanName(workitem.queueName ?? ""),
    campaign: cleanName(workitem.campaignName ?? ""),
    campaignId: workitem.campaignId ?? "",
    createdAt: workitem.createdAt === undefined ? at : workitem.createdAt + skew,
    // The server's own clock: it is only compared with itself. Without one, the last word counts.
    modifiedAt: workitem.modifiedAt ?? workitem.createdAt ?? at - skew,
    end: reason === undefined ? null : (ends.find(([word]) => word.test(reason))?.[1] ?? null),
    mine: isOurs(workitem, userId),
    inConference: workitem.inConference ?? false,
    recording: recordingOf(workitem),
    priority: workitem.priority ?? null,
    conversationId: workitem.conversationId ?? "",
    lastText: cleanName(newestMessage(workitem)?.textMsg ?? ""),
    relatedTo: relatedTo(workitem),
  };
}

/** Who it is with. A caller who hides the number is nobody's contact: the tenant may have one for all of them. */
function partyOf(
  { from, to, name, contact, contactId }: Workitem,
  direction: WorkitemFacts["direction"],
): Pick<WorkitemFacts, "number" | "name" | "contactId"> {
  if (direction === "outbound") {
    const number = cleanName(to ?? contact?.phone ?? "");
    return {
      number,
      name: cleanName(name ?? "") || cleanName(contact?.name ?? ""),
      contactId: contactId ?? "",
    };
  }
  const number = callerNumber(from ?? contact?.phone);
  if (number === "") return { number, name: callerName(name), contactId: "" };
  return { number, name: callerName(name) || callerName(contact?.name), contactId: contactId ?? "" };
}

/** `ownedBy` is the user that handles it. A workitem that is over says who had it, not who has it. */
function isOurs({ ownedBy }: Workitem, userId: string | undefined): boolean | null {
  return ownedBy === undefined || ownedBy === "" || !userId ? null : ownedBy === userId;
}

function recordingOf({ inRecording, recordingPaused }: Workitem): WorkitemFacts["recording"] {
  if (inRecording === undefined) return null;
  if (!inRecording) return "off";
  return recordingPaused === true ? "paused" : "on";
}

/** `data.relatedWorkitemId`: what scripts call the workitem that another one belongs to. */
function relatedTo({ data }: Workitem): string {
  const related = (data as { relatedWorkitemId?: unknown } | undefined)?.relatedWorkitemId;
  return typeof related === "string" ? related : "";
}

export function offerOf(offer: WireOffer, { at, skew }: Reading): Offer {
  const createdAt = offer.createdAt === undefined ? at : offer.createdAt + skew;
  return {
    offerId: offer.offerId,
    workitemId: offer.workitemId,
    source: "acd",
    // One that says nothing of itself is taken for a call: that is what may not be missed.
    channel: channelOf(offer) || "voice",
    type: offer.type ?? "",
    from: callerNumber(offer.from),
    to: cleanName(offer.to ?? ""),
    name: callerName(offer.name),
    campaign: cleanName(offer.campaignName ?? ""),
    campaignId: offer.campaignId ?? "",
    queue: cleanName(offer.queueName ?? ""),
    createdAt,
    expiresAt: endOf(offer, createdAt, skew),
    phase: "open",
  };
}

function endOf(offer: WireOffer, createdAt: Millis, skew: number): Millis | null {
  if (offer.expiresAt !== undefined && offer.expiresAt > 0) return offer.expiresAt + skew;
  return offer.timeout !== undefined && offer.timeout > 0 ? createdAt + offer.timeout * 1000 : null;
}

/** Who signed in, as windows may know it. */
export function signedInUser(session: UserSessionRead): SignedInUser {
  const full = cleanName([session.firstName, session.lastName].filter(Boolean).join(" "));
  return {
    userId: userIdOf(session),
    username: session.username ?? "",
    name: cleanName(session.name ?? "") || full || cleanName(session.username ?? ""),
    tenant: cleanName(session.tenantName ?? ""),
    isSupervisor: maySupervise(session),
    language: session.language ?? "",
    // Unless the tenant says no: the server refuses what it does not allow.
    mayChangeStatus: session.allowAcdChanges ?? true,
    autoAccepts: session.acdAutoAccept ?? false,
    mayStartRecording: session.disableStartRecording !== true,
    mayStopRecording: session.disableStopRecording !== true,
    dropsVoicemail: (session.voicemailDropFilename ?? "") !== "",
    isTranscribed:
      session.enableRealtimeTranscription === true || session.enableRealtimeTranscription === "on",
    confirmsDial: session.dialConfirmation ?? false,
    verifiesConsent: session.verifyConsentOnSMS ?? false,
    disposes: !isDispositionOff(session),
    autoDispositionId: session.autoDispositionId || session.userProfile?.autoDispositionId || "",
    profileId: session.userProfileId ?? "",
    timeZone: session.timezone ?? "",
  };
}

/** `disableDisposition` comes as a switch or a word; "userProfile" leaves it to the profile. */
function isDispositionOff({ disableDisposition: said, userProfile }: UserSessionRead): boolean {
  if (said === "userProfile") return userProfile?.disableDisposition === true;
  return said === true || said === "on";
}

/** By role, or by an authority that speaks of supervising; the form of authorities is not public. */
export function maySupervise(session: UserSessionRead): boolean {
  const words = [session.role, ...(session.authorities ?? []).map(authorityName)];
  return words.some((word) => word !== undefined && /supervis|monitor|admin/i.test(word));
}

function authorityName(authority: unknown): string | undefined {
  if (typeof authority === "string") return authority;
  const named = authority as { authority?: unknown; name?: unknown } | null;
  const name = named?.authority ?? named?.name;
  return typeof name === "string" ? name : undefined;
}

/**
 * The contact centre as plain data. Nothing here knows sockets, sound or clocks: `step` takes a world, a command and
 * the time, changes the world, and gives the frames for the agents (`events`), what is to be done outside (`effects`)
 * and what it touched (`changes`). A row is never changed in place: whoever holds one has it as it was.
 */
import type { WireEventName } from "../../shared/wire/events.ts";
import type { Carrier, Channel, Conversation, Message, UnreadTotals } from "./message-types.ts";
import type { ReadonlyConversations } from "./store/conversations.ts";
import type { ReadonlyHistory } from "./store/history.ts";
import type { ReadonlyTable } from "./store/table.ts";

/** Tenant data of any type (queue, campaign, contact, userstatus, …), as the data service gives it. */
export interface TenantObject {
  readonly [key: string]: unknown;
  readonly _id: string;
  readonly name?: string;
}

export const everybody = "*";

export type LegPhase = "none" | "ringing" | "up" | "detached";
export type MonitorMode = "listen" | "join" | "coach";

export interface Telephony {
  readonly type: "WEBRTC" | "PSTN";
  readonly useSipEndpoint: boolean;
  readonly workOffHook: boolean;
  /** The telephone of a PSTN agent. */
  readonly number: string;
  /** Somebody is there to pick that telephone up. */
  readonly answers: boolean;
  /** mod_verto's user name and password. */
  readonly login: string;
  readonly passwd: string;
}

export interface ChannelLimits {
  readonly enabled: boolean;
  /** Open workitems of the channel at a time; 0: no limit. */
  readonly limit: number;
  /** Messages of it are offered during a call. */
  readonly multitasking: boolean;
}

export interface Agent {
  readonly userId: string;
  readonly username: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: "Agent" | "Supervisor";
  readonly extension: string;
  readonly enabled: boolean;
  /** Queues they are a member of, and those chosen at ACD login. */
  readonly queues: readonly string[];
  /** What they take, by channel, as said at ACD login; a channel that is not named: without a limit, not beside calls. */
  readonly channels: Readonly<Partial<Record<Channel, ChannelLimits>>>;
  readonly loginAt: number;
  /** 0: not logged in to ACD. */
  readonly acdLoginAt: number;
  readonly statusId: string;
  readonly statusStartedAt: number;
  /** Where the agent goes after the call or wrap-up under way. */
  readonly nextStatusId: string;
  /** The supervisor who set the status, and the next one; "" for anybody else. */
  readonly statusBy: string;
  readonly nextStatusBy: string;
  /** End of wrap-up; 0 when not in it. */
  readonly wrapUpUntil: number;
  /** Workitems that ended since the agent last was free. */
  readonly wrapUpWorkitems: readonly string[];
  readonly inMute: boolean;
  readonly inConference: boolean;
  readonly acdAutoAccept: boolean;
  readonly acdAutoLogin: boolean;
  readonly telephony: Telephony;
  readonly leg: LegPhase;
  /** When a PSTN agent's telephone is picked up; 0 when it does not ring. */
  readonly phoneAnswersAt: number;
  /** Calls that they took since the sandbox began. */
  readonly callsToday: number;
  /** One of the crowd, seen to be on a call that no workitem stands behind; null: not so. */
  readonly crowdCall: CrowdCall | null;
  /** Whom a supervisor listens to, joins or coaches. */
  readonly monitors: { readonly userId: string; readonly mode: MonitorMode } | null;
  readonly voiceSettings: Readonly<Record<string, unknown>>;
  /** Anything else that was written to the user by the data service. */
  readonly extra: Readonly<Record<string, unknown>>;
}

/** A call as a supervisor sees it from afar. */
export interface CrowdCall {
  readonly workitemId: string;
  readonly name: string;
  readonly from: string;
  readonly queueId: string;
  readonly assignedAt: number;
}

export type ItemState = "inqueue" | "offered" | "ringing" | "active" | "hold" | "terminated";

/** A workitem, with what routing needs to know beside it. */
export interface Item {
  readonly workitemId: string;
  readonly _id: string;
  readonly state: ItemState;
  readonly channelType: Channel;
  readonly type: string;
  readonly priority: number;
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly contactId: string;
  /** Everything with one contact; of an unknown address, everything with that address. */
  readonly conversationId: string;
  readonly campaignId: string;
  /** "" for a direct or outbound one. */
  readonly queueId: string;
  /** Who has it; "" while nobody does. An accepted call without a leg yet is "offered" and has one. */
  readonly agentId: string;
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly assignedAt: number;
  readonly terminatedAt: number;
  readonly terminationReason: string;
  readonly digits: string;
  readonly inMute: boolean;
  readonly inRecording: boolean;
  readonly recordingPaused: boolean;
  readonly inConference: boolean;
  readonly data: Readonly<Record<string, unknown>>;
  readonly messages: readonly Message[];
  /** Set by disposition, survey and the like. */
  readonly extra: Readonly<Record<string, unknown>>;
  // Routing
  /** Only this agent is offered it. */
  readonly directTo: string;
  readonly transferred: boolean;
  readonly ringAll: boolean;
  /** Agents who let it go; not asked again before `retryAt`. */
  readonly declinedBy: readonly string[];
  readonly retryAt: number;
  /** The leg must be up by then; 0: it is, or none is needed. */
  readonly legDeadline: number;
  /** The other half of a call between two agents; "" when the far end is outside. */
  readonly linked: string;
  /** An outbound call's far end: what it does and when. */
  readonly farEnd: { readonly outcome: "answers" | "busy" | "noAnswer"; readonly at: number } | null;
}

export type OfferState = "open" | "accepted" | "rejected" | "expired" | "hangup" | "removed";

export interface OpenOffer {
  readonly offerId: string;
  readonly workitemId: string;
  readonly userId: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly state: OfferState;
}

/** What the contact centre does by itself; changed while it runs. */
export interface Behaviour {
  readonly offerTimeoutMs: number;
  /** What the server does with an agent after a call: back to their own choice, or Available whatever they chose. */
  readonly afterCall: "chosen" | "available";
  /** 0: no wrap-up. */
  readonly wrapUpMs: number;
  /** How long a call waits for a leg that is not there before the server gives up. */
  readonly legGraceMs: number;
  /** When everybody let an offer go, it goes round again after this. */
  readonly reofferMs: number;
  /** An outbound call is picked up after this. */
  readonly answerAfterMs: number;
  /** How long an outbound call rings at somebody who is not in. */
  readonly ringForMs: number;
  /** From sending a message to its receipt. */
  readonly deliverAfterMs: number;
  /** Contacts answer what is written to them, after `answerMessageAfterMs`. */
  readonly contactsAnswer: boolean;
  readonly answerMessageAfterMs: number;
  readonly carrier: Carrier;
  /** What is said in calls is written along, by a script. */
  readonly transcribes: boolean;
  /** Calls need the agent's leg before they are active. False where there is no sound. */
  readonly needsLeg: boolean;
}

/** A piece of a live transcript, as it is sent. */
export interface TranscriptPiece {
  readonly id: string;
  readonly objectType: "transcript";
  readonly type: "AGENT" | "CUSTOMER";
  readonly status: "PARTIAL" | "FINAL";
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly content: string;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

export interface Transcript {
  readonly workitemId: string;
  /** Who got the last piece: pieces that come after the call are theirs. */
  readonly agentId: string;
  readonly pieces: readonly TranscriptPiece[];
  readonly isComplete: boolean;
  /** When the script goes on; 0: there is none. */
  readonly nextAt: number;
  /** Of the script. */
  readonly piecesSaid: number;
}

/** Tenant data by type, then by id. */
export type Objects = Readonly<Record<string, ReadonlyTable<TenantObject>>>;

/** The contact centre as others may look at it; `WorldState` (state.ts) is the one that a transaction changes. */
export interface World {
  readonly seed: number;
  /** Rises with every id. */
  readonly serial: number;
  readonly tenantId: string;
  readonly behaviour: Behaviour;
  readonly agents: ReadonlyTable<Agent>;
  /** Those that are not terminated. */
  readonly items: ReadonlyTable<Item>;
  readonly history: ReadonlyHistory<Item>;
  readonly offers: ReadonlyTable<OpenOffer>;
  readonly objects: Objects;
  /**
   * Far ends that go on talking after their agent put them together and left: by name, those in it. Each is a
   * workitem's id, or that and a number it was sent to (`dialledFarEnd`).
   */
  readonly farEndCalls: ReadonlyMap<string, readonly string[]>;
  readonly conversations: ReadonlyConversations<Conversation>;
  readonly unread: UnreadTotals;
  /** By workitem. */
  readonly transcripts: ReadonlyTable<Transcript>;
  /** Open and terminated ones. */
  item(workitemId: string): Item | undefined;
  /** An agent's open workitems, oldest first. */
  itemsOf(userId: string): readonly Item[];
  /** A conversation's open workitems, oldest first. */
  openItemsIn(conversationId: string): readonly Item[];
  /** Open offers to an agent. */
  offersTo(userId: string): readonly OpenOffer[];
  /** By user name, its part before the @, the extension or the line's login. */
  agentNamed(name: string): Agent | undefined;
  objectsOf(type: string): Iterable<TenantObject>;
  /** By its own id or by its `<type>Id`. */
  object(type: string, id: string): TenantObject | undefined;
  queueCounts(queueId: string): QueueCounts;
  /** Calls of a queue that were taken since the sandbox began, and those in time. */
  serviceOf(queueId: string): { readonly taken: number; readonly inTime: number };
  /** Calls that are talked in. */
  readonly activeCalls: readonly Item[];
  /** When something happens by itself next; Infinity: never. */
  readonly nextDue: number;
}

export interface QueueCounts {
  readonly waiting: number;
  /** When the one that waits longest came; 0: none waits. */
  readonly oldestAt: number;
  readonly active: number;
  readonly agentsLoggedIn: number;
  readonly agentsAvailable: number;
}

/** What a step touched, by id. */
export interface Changes {
  readonly agents: ReadonlySet<string>;
  readonly items: ReadonlySet<string>;
  readonly queues: ReadonlySet<string>;
  /** Far ends were put together, or one of them left. */
  readonly farEnds: boolean;
}

/** A frame for one agent on the events feed, or for everybody. */
export interface WorldEvent {
  readonly to: string | typeof everybody;
  readonly name: WireEventName;
  readonly id: string;
  readonly createdAt: number;
  readonly workitemId: string | null;
  readonly message: Readonly<Record<string, unknown>>;
}

/** Something the world wants done outside. Sound follows the world's state by itself; these are the moments. */
export type Effect =
  | { readonly kind: "ringLeg"; readonly userId: string }
  | { readonly kind: "endLeg"; readonly userId: string }
  /** The agent's tokens and sockets end. */
  | { readonly kind: "endSession"; readonly userId: string };

export type RefusalKind = "notFound" | "gone" | "forbidden" | "invalid" | "conflict";

export type Answer<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: RefusalKind; readonly message: string };

export interface Step {
  readonly events: readonly WorldEvent[];
  readonly effects: readonly Effect[];
  readonly changes: Changes;
  readonly answer: Answer;
}

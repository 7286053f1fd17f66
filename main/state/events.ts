import type { ConversationItem, MessageStatus, ThreadItem } from "../../shared/contract/conversation.ts";
import type { ErrorCode } from "../../shared/errors.ts";
import type { LinkTrouble } from "../../shared/messages/link.ts";
import type { Nothing } from "../../shared/numbers/in-text.ts";
import type { Failure } from "../../shared/result.ts";
import type { AcdStatus, AgentState } from "../../shared/state/agent.ts";
import type { WindowKind } from "../../shared/state/app.ts";
import type { AudioDevice, Microphone, Quality } from "../../shared/state/audio.ts";
import type { BoardState } from "../../shared/state/board.ts";
import type { ThresholdName } from "../../shared/state/board-settings.ts";
import type { Call, CallEnd, Recording } from "../../shared/state/call.ts";
import type { Channels } from "../../shared/state/channels.ts";
import type { SoundCheck, SoundTest } from "../../shared/state/check.ts";
import type { ClickedNumber, DesktopState, Hotkey, HotkeyName } from "../../shared/state/desktop.ts";
import type { DeviceRole } from "../../shared/state/devices.ts";
import type { HeadsetState } from "../../shared/state/headset.ts";
import type { WantedHistory } from "../../shared/state/history.ts";
import type { DesiredPeer, LineState, MediaHealth } from "../../shared/state/line.ts";
import type { ConnectionState, Link } from "../../shared/state/link.ts";
import type { AgentAction, HeardCall, MonitorEnd, MonitorMode, Watcher } from "../../shared/state/monitor.ts";
import type { Offer, OfferEnd } from "../../shared/state/offer.ts";
import type { KeychainHealth, SessionSlice, SignedInUser, SignedOutWhy } from "../../shared/state/session.ts";
import type { Settings } from "../../shared/state/settings.ts";
import type { TranscriptLine } from "../../shared/state/transcript.ts";
import type { UpdatePhase } from "../../shared/state/updates.ts";
import type { DesiredVoice } from "../../shared/state/voice.ts";
import type { MessageEnd } from "../../shared/state/work.ts";
import type { Channel } from "../../shared/state/workitem.ts";
import type { WrapUp } from "../../shared/state/wrap-up.ts";
import type { Millis } from "../../shared/time.ts";
import type { ProfileProblem } from "../../shared/wire/profile/read.ts";
import type { FileTrouble } from "../files/kept-file.ts";

/**
 * What the server last said of a workitem, in our words. An HTTP answer and a feed frame
 * become the same thing; the older of two (by `modifiedAt`) changes nothing.
 */
export interface WorkitemFacts {
  readonly workitemId: string;
  /** "" where it was not said. */
  readonly channel: Channel;
  readonly state: "queued" | "offered" | "dialling" | "active" | "hold" | "wrapUp" | "terminated" | "unknown";
  readonly direction: "inbound" | "outbound";
  readonly number: string;
  readonly name: string;
  readonly queue: string;
  readonly campaign: string;
  readonly campaignId: string;
  readonly createdAt: Millis;
  readonly modifiedAt: Millis;
  /** Why it ended, when the server said so. */
  readonly end: CallEnd | null;
  /** Whether it is the signed-in agent's; null when that was not said. */
  readonly mine: boolean | null;
  readonly inConference: boolean;
  /** Null: nothing was said of it. */
  readonly recording: Recording | null;
  readonly priority: number | null;
  readonly contactId: string;
  readonly conversationId: string;
  /** The newest text in it; "" for none, and for a call. */
  readonly lastText: string;
  /** The workitem it was dialled for; "" for none. */
  readonly relatedTo: string;
}

/** What outlives the program of a call that was up. */
export type LeftCall = Pick<
  Call,
  "callId" | "kind" | "direction" | "number" | "name" | "queue" | "campaign" | "startedAt" | "connectedAt"
>;

type Fact<K extends string, P = unknown> = { readonly kind: K; readonly at: Millis } & Readonly<P>;

export type SessionEvent =
  | Fact<"keychainReported", { health: KeychainHealth }>
  | Fact<"formReported", { form: SessionSlice["form"] }>
  /** A call of the last run can be taken back until then; null: not any more. */
  | Fact<"callLeft", { until: Millis | null }>
  | Fact<"signInStarted", { username: string }>
  | Fact<"signedIn", { user: SignedInUser; stays: boolean }>
  /** The server says anew what the signed-in user may do. */
  | Fact<"authorityReported", { isSupervisor: boolean }>
  | Fact<"signOutStarted">
  /** `by`: the supervisor who did it, by name. */
  | Fact<"signedOut", { why: SignedOutWhy | null; error: Failure | null; by?: string }>;

export type ConnectionEvent =
  | Fact<"networkChanged", { online: boolean }>
  | Fact<"feedChanged", { link: Link }>
  | Fact<"voiceLinkChanged", { link: Link }>
  | Fact<"proxyAsked", { asked: ConnectionState["proxyAsked"] }>
  | Fact<"resyncStarted">
  | Fact<"resynced">;

/** How far the supervisor's board is to be believed; its rows are collections. */
export type BoardEvent =
  | Fact<"boardReported", { change: Partial<BoardState> }>
  /** Limits of the supervisor's own that were crossed just now and are to be told. */
  | Fact<"limitsCrossed", { crossed: readonly CrossedLimit[]; isQuiet: boolean }>;

/** A queue or an agent, by name, and what it came to: calls, seconds or percent, by the limit. */
export interface CrossedLimit {
  readonly name: ThresholdName;
  readonly what: string;
  readonly value: number;
}

export type AgentEvent =
  | Fact<"statusesRead", { statuses: readonly AcdStatus[] }>
  | Fact<"acdChanged", { acd: AgentState["acd"] }>
  /** What the agent takes of each channel, in the server's word. */
  | Fact<"channelsReported", { channels: Channels }>
  /** The agent chose; during a call it waits as `next`. */
  | Fact<"statusChosen", { statusId: string }>
  | Fact<"statusAsked", { statusId: string }>
  | Fact<"statusRefused", { statusId: string }>
  /** The server's word on the signed-in agent's status. */
  /** The server's word; `by`: the supervisor who set it, by name, "" for one without. */
  | Fact<"statusChanged", { statusId: string; since: Millis; until?: Millis | undefined; by?: string }>;

export type OfferEvent =
  | Fact<"offerMade", { offer: Offer }>
  | Fact<"offerAsked", { offerId: string; to: "accepting" | "rejecting" }>
  | Fact<"offerLeft", { offerId: string }>
  | Fact<"offerRefused", { offerId: string }>
  | Fact<"offerEnded", { offerId: string; end: OfferEnd }>
  /** A call rang the line while the agent was on it, and was refused. */
  | Fact<"rangBusy", { offer: Offer }>
  /**
   * Everything open now, asked for at `askedAt`: others that were known before it are gone. A list that the server sent
   * by itself has the time of its frame, `saidAt`: it may come late, and later offers are not in it.
   */
  | Fact<"offersRead", { offers: readonly Offer[]; askedAt: Millis; saidAt?: Millis }>
  | Fact<"offersSeen">;

/** Of calls and message work alike. */
type WorkitemEvent =
  /** `askedAt`: it is the answer to a question, and not older than that. A frame of the feed may be. */
  | Fact<"workitemReported", { workitem: WorkitemFacts; askedAt?: Millis }>
  /** All of the agent's open workitems. */
  | Fact<"workitemsRead", { workitems: readonly WorkitemFacts[]; askedAt: Millis }>;

export type CallEvent =
  | WorkitemEvent
  | Fact<"callAccepted", { offer: Offer }>
  /** A number was pressed, and is with the server until `dialOver`. */
  | Fact<"dialAsked", { number: string; name: string }>
  | Fact<"dialLeft">
  | Fact<"dialOver">
  | Fact<
      "callDialled",
      {
        callId: string;
        number: string;
        name: string;
        consultFor?: string | null;
        /** Digits to send when they answer. */
        postDial?: string;
      }
    >
  | Fact<"holdAsked", { callId: string; on: boolean }>
  | Fact<"holdRefused", { callId: string }>
  | Fact<"hangUpAsked", { callId: string }>
  | Fact<"hangUpRefused", { callId: string }>
  | Fact<"digitsSent", { callId: string; digits: string }>
  /** The first group of those that were kept for later is sent. */
  | Fact<"postDialSent", { callId: string }>
  /** A direct call (no workitem) has its own life on the line. */
  | Fact<"directCallAnswered", { callId: string }>
  | Fact<"directCallHeld", { callId: string; held: boolean }>
  /** A direct call of the last run of the program is back on the line. */
  | Fact<"callTakenBack", { call: LeftCall }>
  /** A call of the last run was over when the program came back. */
  | Fact<"callEndedAway", { call: LeftCall }>
  | Fact<"callEnded", { callId: string; end: CallEnd }>
  /** The agent hung up and the server does not say that it is over: it is over here. */
  | Fact<"callGivenUp", { callId: string }>
  | Fact<"callDismissed", { callId: string }>;

/** Message work: SMS, email, fax, chat. */
export type WorkEvent =
  | WorkitemEvent
  | Fact<"workAccepted", { offer: Offer }>
  /** The agent finished it: from then on until the server's word it is ending. */
  | Fact<"workFinishAsked", { workitemId: string }>
  | Fact<"workFinishRefused", { workitemId: string }>
  | Fact<"workEnded", { workitemId: string; end: MessageEnd }>
  | Fact<"workDismissed", { workitemId: string }>;

/** What a telephone does that the server calls. */
export type PhoneWord = "ringing" | "connected" | "disconnected";

export type TranscriptEvent =
  | Fact<"transcriptHeard", { callId: string; lines: readonly TranscriptLine[] }>
  | Fact<"transcriptCompleted", { callId: string }>;

export type WrapUpEvent =
  /** The agent wrote or chose; what is not named stays. */
  | Fact<
      "wrapUpWritten",
      {
        workitemId: string;
        noted?: boolean | undefined;
        dispositionId?: string | null | undefined;
        callbackAt?: Millis | null | undefined;
      }
    >
  | Fact<"wrapUpAsked", { workitemId: string }>
  | Fact<"wrapUpRefused", { workitemId: string }>
  /** The server has it. */
  | Fact<"wrapUpTaken", { workitemId: string }>
  /** The agent threw it away. */
  | Fact<"wrapUpDropped", { workitemId: string }>
  /** Kept by an earlier run of the program. */
  | Fact<"wrapUpsFound", { wrapUps: readonly WrapUp[] }>;

export type LineEvent =
  | Fact<"lineModeReported", { mode: LineState["mode"]; number?: string }>
  /** The agent's own telephone, as the server sees it. */
  | Fact<"phoneReported", { phone: PhoneWord }>
  | Fact<"legAsked">
  | Fact<"legNegotiating", { id: string }>
  | Fact<"legUp", { id: string }>
  | Fact<"legReattaching">
  /** `unreached`: it never came up although it was asked for. */
  | Fact<"legEnded", { cause: string; unreached?: boolean }>
  | Fact<"peerDesired", { peer: DesiredPeer | null }>
  /** Of the voice server that is in use from now on; null: none. */
  | Fact<"iceServersReported", { iceServers: DesiredPeer["iceServers"] | null }>
  | Fact<"muteAsked", { muted: boolean }>
  /** The server's word on the agent's mute, from an answer or the feed. */
  | Fact<"muteReported", { muted: boolean }>
  /** `quiet`: nobody need hear of it. */
  | Fact<"muteUnconfirmed", { quiet?: boolean }>
  /** The microphone of a call of the last run, as its agent left it; false: there is no such call any more. */
  | Fact<"muteRestored", { muted: boolean }>
  | Fact<"mediaJudged", { health: MediaHealth }>;

export type MonitorEvent =
  /** A press: to get on an agent's calls. */
  | Fact<"monitorAsked", { userId: string; name: string; mode: MonitorMode }>
  /** The server said yes, or it rang the leg that was asked for. */
  | Fact<"monitorTaken">
  | Fact<"monitorModeAsked", { mode: MonitorMode }>
  | Fact<"monitorModeTaken", { mode: MonitorMode }>
  /** `unclear`: it may be so all the same. */
  | Fact<"monitorModeRefused", { unclear: boolean }>
  | Fact<"monitorLeaving">
  /** The server would not let the leg go. */
  | Fact<"monitorStayed">
  | Fact<"monitorEnded", { end: MonitorEnd; code?: ErrorCode }>
  | Fact<"monitorPutAway">
  /** The server's word on who is on an agent's calls, and what is to be heard of them; `end`: why one is not any more. */
  | Fact<
      "watchersReported",
      {
        userId: string;
        watchers: readonly Watcher[];
        call: HeardCall | null;
        end: Extract<MonitorEnd, "callEnded" | "transferred" | "agentLoggedOut"> | null;
      }
    >
  | Fact<
      "agentActionAsked",
      { action: Pick<AgentAction, "id" | "kind" | "userId" | "name" | "target" | "label"> }
    >
  | Fact<"agentActionDone", { id: number }>
  | Fact<"agentActionNotDone", { id: number; code: ErrorCode | null; instead?: string; by?: string }>
  | Fact<"agentActionClosed", { id: number }>;

export type AudioEvent =
  | Fact<"microphoneReported", { microphone: Microphone; open: boolean; using: string }>
  | Fact<"devicesReported", { devices: readonly AudioDevice[] }>
  | Fact<"audioReset">
  | Fact<"mutedSpeech", { on: boolean }>
  /** The voice window keeps dying and is made again at `retryAt`; null: it is there. */
  | Fact<"voiceDown", { retryAt: Millis | null }>
  | Fact<"qualityReported", { quality: Quality | null }>
  /** What the voice window made of the known headsets. */
  | Fact<"headsetReported", Pick<HeadsetState, "state" | "name">>
  /** Several headsets fit what the user asked for; none: nothing is asked any more. */
  | Fact<"headsetsFound", Pick<HeadsetState, "choices">>
  | Fact<"toneRequested", { name: NonNullable<DesiredVoice["tone"]>["name"] }>;

export type CheckEvent =
  | Fact<"meterAsked", { on: boolean }>
  | Fact<"levelReported", { level: number }>
  | Fact<"testAsked", { what: SoundCheck; sound?: string }>
  | Fact<"testStopped">
  /** A page that is gone cannot say any more what it no longer needs, nor stop what it began. */
  | Fact<"windowGone", { window: WindowKind }>
  /** `level` is what was recorded: its loudest RMS. */
  | Fact<"testReported", { serial: number; phase: SoundTest["phase"]; level?: number }>;

export type DesktopEvent =
  | Fact<"settingsChanged", { settings: Settings }>
  | Fact<"platformReported", Pick<DesktopState, "platform" | "region" | "languages" | "isInstalled">>
  | Fact<"hotkeyReported", { name: HotkeyName; hotkey: Hotkey }>
  | Fact<"hotkeyPressed", { name: HotkeyName }>
  | Fact<"numberClicked", Omit<ClickedNumber, "id">>
  | Fact<"clickToDialClosed", { id: number }>
  | Fact<"noticeClosed", { id: number }>;

/** How somebody else of the tenant is now, whom main/people may know. The state holds none of it. */
export type PeopleEvent = Fact<"colleagueStatusReported", { userId: string; statusId: string }>;

/** What the feed says of conversations. The state holds none of it: the collections do. */
export type ConversationEvent =
  | Fact<"conversationReported", { conversation: ConversationItem }>
  | Fact<"conversationArchived", { conversationId: string }>
  | Fact<"threadReported", { conversationId: string; items: readonly ThreadItem[] }>
  | Fact<
      "messageStatusReported",
      { conversationId: string; messageId: string; status: MessageStatus; reason: string }
    >;

export type MessagesEvent =
  | Fact<"messagesKept", { isKept: boolean }>
  | Fact<"outboxChanged", { unsent: number }>
  /** Null: it changed, and was not said to what. */
  | Fact<"unreadCounted", { unread: number | null }>
  | Fact<"conversationWanted", { conversationId: string; instead?: string }>;

/** Somebody wants to see a history. */
export type HistoryEvent = Fact<"historyWanted", Omit<WantedHistory, "id">>;

/** The conversation that a window shows: how much of it is unread, and when its newest happened. */
export interface Look {
  readonly conversationId: string;
  readonly unread: number;
  readonly upTo: Millis;
}

export type SeeingEvent =
  /** The window that has the keyboard, by its name; "" for none of ours. */
  | Fact<"windowFronted", { window: string }>
  /** What a window shows its user, as it says itself; null while its page is hidden, or shows no conversation. */
  | Fact<"conversationLooked", { window: string; look: Look | null }>
  /** The agent wants it to stay unread although it is seen. */
  | Fact<"conversationLeftUnread", { conversationId: string }>;

/** What a kept file holds; shared/text has words for each. */
export type KeptWhat = "wrapUps" | "quality" | "inCall" | "postDial" | "messages" | "settings" | "update";

/** Why a press or a click in another program brought no number. */
export type ClickFailure = Nothing | "unreadableLink" | "linkElsewhere";

/** What changes nothing but what the user is told: notices are made from these, as from every other fact. */
export type TroubleEvent =
  /** A call is gone without anybody having hung up. */
  | Fact<"callLost", { call: Pick<Call, "name" | "number"> & Partial<Pick<Call, "dialledPostDial">> }>
  /** The server has no voice line for the agent, or none that can be used. */
  | Fact<"lineNotGiven">
  | Fact<"lineRefused">
  /** Somebody signed in with it elsewhere. */
  | Fact<"lineTakenOver">
  /** A leg was asked for and did not come, or had no way for its sound. */
  | Fact<"legInVain", { why: "noLine" | "noPath" }>
  /** A status that nobody pressed just now was not taken; null: the one at sign-in. */
  | Fact<"statusNotSet", { statusId: string | null }>
  /** By their names; `instead`: what is used now, "" for none. */
  | Fact<"campaignGone", { campaign: string; instead: string }>
  | Fact<"signInNotKept", { health: KeychainHealth }>
  | Fact<"fileTroubled", { what: KeptWhat; trouble: FileTrouble }>
  | Fact<"settingsNotSaved">
  /** `place`: whose the number would be. */
  | Fact<"clickRefused", { why: ClickFailure; place?: string }>
  /** A part of this host's protocol profile is not used. */
  | Fact<"profileTroubled", { host: string; problem: ProfileProblem }>
  /** A link to a number or an address for a message, of which nothing can be made. */
  | Fact<"messageLinkRefused", { why: LinkTrouble }>
  /** A link wanted files of this computer sent along: they are not. */
  | Fact<"linkWantedFiles">
  /** A press that has no place of its own to say so. */
  | Fact<"actionFailed", { code: ErrorCode }>
  /** The voice window did not find what was chosen. */
  | Fact<"deviceMissing", { device: DeviceRole }>;

export type UpdateEvent =
  | Fact<"versionReported", { version: string; phase: UpdatePhase }>
  | Fact<"updateMoved", { phase: UpdatePhase }>;

/** Everything that can happen, as facts with their time. */
export type DomainEvent =
  | SessionEvent
  | ConnectionEvent
  | BoardEvent
  | AgentEvent
  | OfferEvent
  | CallEvent
  | WorkEvent
  | TranscriptEvent
  | WrapUpEvent
  | MessagesEvent
  | HistoryEvent
  | LineEvent
  | MonitorEvent
  | AudioEvent
  | CheckEvent
  | DesktopEvent
  | ConversationEvent
  | PeopleEvent
  | SeeingEvent
  | UpdateEvent
  | TroubleEvent;

import { type AgentState, initialAgent } from "./agent.ts";
import { type AudioState, initialAudio } from "./audio.ts";
import { type BoardState, initialBoard } from "./board.ts";
import { type CallsState, initialCalls } from "./call.ts";
import { type CheckState, initialCheck } from "./check.ts";
import { type DesktopState, initialDesktop } from "./desktop.ts";
import { type HeadsetState, initialHeadset } from "./headset.ts";
import { type HistoryState, initialHistory } from "./history.ts";
import { initialLine, type LineState } from "./line.ts";
import { type ConnectionState, initialConnection } from "./link.ts";
import { initialMessages, type MessagesState } from "./messages.ts";
import { initialMonitor, type MonitorState } from "./monitor.ts";
import { initialOffers, type OffersState } from "./offer.ts";
import { initialSession, type SessionSlice } from "./session.ts";
import { defaultSettings, type Settings } from "./settings.ts";
import type { TranscriptsState } from "./transcript.ts";
import { initialUpdates, type UpdatesState } from "./updates.ts";
import { type DesiredVoice, idleVoice } from "./voice.ts";
import { initialWork, type WorkState } from "./work.ts";
import { initialWrapUps, type WrapUpsState } from "./wrap-up.ts";

/** What windows can see. Plain JSON, no secret. What is long (history, directory) is asked for, never here. */
export interface AppState {
  readonly session: SessionSlice;
  readonly connection: ConnectionState;
  readonly agent: AgentState;
  readonly offers: OffersState;
  readonly calls: CallsState;
  readonly work: WorkState;
  readonly wrapUps: WrapUpsState;
  readonly messages: MessagesState;
  readonly history: HistoryState;
  readonly line: LineState;
  readonly monitor: MonitorState;
  readonly audio: AudioState;
  readonly headset: HeadsetState;
  readonly check: CheckState;
  readonly settings: Settings;
  readonly desktop: DesktopState;
  readonly board: BoardState;
  readonly transcripts: TranscriptsState;
  readonly updates: UpdatesState;
  readonly voice: DesiredVoice;
}

export type SliceName = keyof AppState;

export const initialState: AppState = {
  session: initialSession,
  connection: initialConnection,
  agent: initialAgent,
  offers: initialOffers,
  calls: initialCalls,
  work: initialWork,
  wrapUps: initialWrapUps,
  messages: initialMessages,
  history: initialHistory,
  line: initialLine,
  monitor: initialMonitor,
  audio: initialAudio,
  headset: initialHeadset,
  check: initialCheck,
  settings: defaultSettings,
  desktop: initialDesktop,
  board: initialBoard,
  transcripts: {},
  updates: initialUpdates,
  voice: idleVoice,
};

export type WindowKind =
  | "phone"
  | "settings"
  | "messages"
  | "conversation"
  | "supervisor"
  | "people"
  | "history"
  | "voice";

/** The least each window needs: it is sent these slices and no others. */
export const slicesOf = {
  phone: [
    "session",
    "connection",
    "agent",
    "offers",
    "calls",
    "work",
    "wrapUps",
    "messages",
    "line",
    "monitor",
    "audio",
    "settings",
    "desktop",
    "transcripts",
  ],
  settings: ["session", "audio", "headset", "check", "line", "settings", "desktop", "updates"],
  messages: ["session", "agent", "work", "messages", "connection", "calls", "audio", "settings", "desktop"],
  conversation: [
    "session",
    "agent",
    "work",
    "messages",
    "connection",
    "calls",
    "audio",
    "settings",
    "desktop",
  ],
  history: [
    "session",
    "connection",
    "agent",
    "offers",
    "calls",
    "wrapUps",
    "line",
    "monitor",
    "audio",
    "history",
    "settings",
    "desktop",
  ],
  supervisor: [
    "session",
    "connection",
    "agent",
    "offers",
    "calls",
    "line",
    "monitor",
    "audio",
    "board",
    "settings",
    "desktop",
  ],
  people: [
    "session",
    "connection",
    "agent",
    "offers",
    "calls",
    "wrapUps",
    "line",
    "monitor",
    "check",
    "settings",
    "desktop",
  ],
  voice: ["voice"],
} as const satisfies Record<WindowKind, readonly SliceName[]>;

/** What a window of kind K holds. */
export type View<K extends WindowKind> = Pick<AppState, (typeof slicesOf)[K][number]>;

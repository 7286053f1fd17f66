import type { AppState } from "../../../shared/state/app.ts";
import {
  type AgentAction,
  type EndedMonitoring,
  initialMonitor,
  type Monitoring,
  type MonitorState,
} from "../../../shared/state/monitor.ts";
import { idle, now, talking, user } from "../samples.ts";
import { supervising as withBoard } from "./board.ts";
import { hostile, phone, type Shown } from "./shown.ts";

const supervisor: AppState = {
  ...idle,
  session: {
    ...idle.session,
    now: { phase: "signedIn", staysSignedIn: true, user: { ...user, isSupervisor: true } },
  },
  line: { ...idle.line, leg: { phase: "up", since: now - 60_000, id: "leg-1" } },
};

export const monitoring = (change: Partial<Monitoring> = {}): Monitoring => ({
  userId: "u-ana",
  name: "Ana Alvarez",
  phase: "on",
  mode: "listen",
  wanted: change.mode ?? "listen",
  isWaiting: false,
  isTaken: true,
  since: now - 74_000,
  call: "talking",
  others: [],
  ...change,
});

export const supervising = (change: Partial<MonitorState>, more: Partial<AppState> = {}): AppState => ({
  ...supervisor,
  ...more,
  monitor: { ...initialMonitor, ...change },
});

const on = (change: Partial<Monitoring> = {}, more: Partial<AppState> = {}) =>
  phone(supervising({ now: monitoring(change) }, more));
const ended = (end: EndedMonitoring["end"], code: EndedMonitoring["code"] = null) =>
  phone(supervising({ last: { userId: "u-ana", name: "Ana Alvarez", mode: "listen", end, code } }));

const action = (id: number, change: Partial<AgentAction>): AgentAction => ({
  id,
  kind: "status",
  userId: `u-${id}`,
  name: "Ana Ruiz",
  target: "lunch",
  label: "Lunch",
  phase: "asked",
  askedAt: now,
  code: null,
  instead: "",
  by: "",
  ...change,
});

/** Of the supervisor window. */
const onBoard = (change: Partial<MonitorState>, more: Partial<Shown> = {}): Shown => ({
  window: "supervisor",
  isWide: true,
  ...more,
  state: supervising(change, { board: withBoard.board }),
});
const narrow = (change: Partial<MonitorState>): Shown => {
  const { isWide: _, ...shown } = onBoard(change);
  return shown;
};
const opens = (...press: readonly string[]) => onBoard({}, { press: ["Actions for Ben Okafor", ...press] });

/** In the phone: a supervisor on an agent's call, and an agent who is coached. */
export const monitorStates: Readonly<Record<string, Shown>> = {
  "monitor-listening": on(),
  "monitor-starting": on({ phase: "starting", isTaken: false, isWaiting: true }),
  "monitor-coaching": on({ mode: "coach", others: [{ userId: "u-tom", name: "Tom Tran", mode: "join" }] }),
  "monitor-joined-muted": on(
    { mode: "join", call: "conference" },
    { line: { ...supervisor.line, mute: { muted: true, server: true, asked: null, by: "agent" } } },
  ),
  "monitor-changing": on({ wanted: "join", isWaiting: true }),
  "monitor-held": on({ call: "held" }),
  "monitor-leaving": on({ phase: "leaving" }),
  "monitor-hostile": on({ mode: "coach", name: hostile }),
  "monitor-call-ended": ended("callEnded"),
  "monitor-refused": ended("refused", "forbidden"),
  "monitor-unclear": ended("unclear"),
  "monitor-board-listening": onBoard({ now: monitoring() }),
  "monitor-board-coaching": onBoard({ now: monitoring({ mode: "coach" }) }),
  "monitor-board-joined-narrow": narrow({ now: monitoring({ mode: "join" }) }),
  "monitor-board-ended": onBoard({
    last: { userId: "u-ana", name: "Ana Alvarez", mode: "coach", end: "transferred", code: null },
  }),
  "monitor-board-told": onBoard({
    actions: [
      action(1, { phase: "done", name: "Chloe Martin" }),
      action(2, {}),
      action(3, { name: "Ben Okafor", phase: "notDone", code: "forbidden" }),
      action(4, { name: hostile, phase: "notDone", instead: "Break", by: "Tom Tran" }),
    ],
  }),
  "monitor-menu": opens(),
  "monitor-log-out": opens("Log out…"),
  "monitor-disable": opens("Log out and disable…"),
  "monitor-end-work": opens("End the work with Maria Delgado…"),
  "agent-coached": phone({
    ...talking,
    monitor: { ...initialMonitor, onMe: [{ userId: "u-sue", name: "Sue Sato", mode: "coach" }] },
  }),
};

import { never } from "../../shared/assert.ts";
import type { LineState } from "../../shared/state/line.ts";
import type {
  AgentAction,
  EndedMonitoring,
  MonitorEnd,
  Monitoring,
  MonitorState,
} from "../../shared/state/monitor.ts";
import type { Millis } from "../../shared/time.ts";
import type { MonitorEvent } from "./events.ts";

/** Older ones make room. */
const actionsKept = 250;

/**
 * Whom the supervisor is on, what they asked of agents, and who is on this user's own calls.
 * @param me the signed-in user's id
 */
export function reduceMonitor(now: MonitorState, event: MonitorEvent, me: string): MonitorState {
  switch (event.kind) {
    case "monitorAsked":
      return { ...now, now: asked(event), last: null };
    case "monitorTaken":
      return changed(now, { isTaken: true });
    case "monitorModeAsked":
      return changed(now, { wanted: event.mode, isWaiting: true });
    case "monitorModeTaken":
      return changed(now, { mode: event.mode, isWaiting: now.now?.wanted !== event.mode });
    case "monitorModeRefused":
      // What may be so all the same is still wanted: the server's word on it decides.
      return changed(now, event.unclear || now.now === null ? { isWaiting: false } : refused(now.now));
    case "monitorLeaving":
      return changed(now, { phase: "leaving", since: event.at });
    case "monitorStayed":
      return changed(now, { phase: "on", since: event.at });
    case "monitorEnded":
      return ended(now, event.end, event.code ?? null);
    case "monitorPutAway":
      return now.last === null ? now : { ...now, last: null };
    case "watchersReported":
      return watched(now, event, me);
    case "agentActionAsked":
      return { ...now, actions: [...now.actions, actionOf(event)].slice(-actionsKept) };
    case "agentActionDone":
      return action(now, event.id, { phase: "done", code: null, instead: "", by: "" });
    case "agentActionNotDone": {
      const { code, instead = "", by = "" } = event;
      return action(now, event.id, { phase: "notDone", code, instead, by });
    }
    case "agentActionClosed":
      return { ...now, actions: now.actions.filter(({ id }) => id !== event.id) };
    default:
      return never(event);
  }
}

function asked({ userId, name, mode, at }: Extract<MonitorEvent, { kind: "monitorAsked" }>): Monitoring {
  return {
    userId,
    name,
    phase: "starting",
    mode,
    wanted: mode,
    isWaiting: true,
    isTaken: false,
    since: at,
    call: "talking",
    others: [],
  };
}

function changed(state: MonitorState, change: Partial<Monitoring>): MonitorState {
  return state.now === null ? state : { ...state, now: { ...state.now, ...change } };
}

const refused = ({ mode }: Monitoring): Partial<Monitoring> => ({ wanted: mode, isWaiting: false });

function ended(state: MonitorState, end: MonitorEnd, code: EndedMonitoring["code"] = null): MonitorState {
  if (state.now === null) return state;
  const { userId, name, mode } = state.now;
  return { ...state, now: null, last: { userId, name, mode, end, code } };
}

function watched(
  state: MonitorState,
  { userId, watchers, call, end }: Extract<MonitorEvent, { kind: "watchersReported" }>,
  me: string,
): MonitorState {
  // Whoever listens in silence is not told of here, whatever the server says.
  if (userId === me) return { ...state, onMe: watchers.filter(({ mode }) => mode !== "listen") };
  const { now } = state;
  if (now === null || now.userId !== userId || now.phase === "leaving") return state;
  const mine = watchers.find((each) => each.userId === me);
  if (mine === undefined) {
    // While it begins, the word may be about the time before it.
    const isOver = now.phase === "on" || (now.isTaken && end !== null);
    return isOver ? ended(state, end ?? "lineEnded") : state;
  }
  const isAnswer = mine.mode === now.wanted;
  return changed(state, {
    isTaken: true,
    mode: mine.mode,
    isWaiting: now.isWaiting && !isAnswer,
    call: call ?? now.call,
    others: watchers.filter((each) => each.userId !== me),
  });
}

function actionOf({ action: given, at }: Extract<MonitorEvent, { kind: "agentActionAsked" }>): AgentAction {
  return { ...given, phase: "asked", askedAt: at, code: null, instead: "", by: "" };
}

function action(state: MonitorState, id: number, change: Partial<AgentAction>): MonitorState {
  return {
    ...state,
    actions: state.actions.map((each) => (each.id === id ? { ...each, ...change } : each)),
  };
}

/** The leg is up and the server has said yes: the agent's calls are heard. */
export function heard(state: MonitorState, { leg }: LineState, at: Millis): MonitorState {
  const { now } = state;
  if (now?.phase !== "starting" || !now.isTaken || leg.phase !== "up") return state;
  return changed(state, { phase: "on", since: at, isWaiting: false });
}

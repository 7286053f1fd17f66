import type { ErrorCode } from "../errors.ts";
import type { Millis } from "../time.ts";
import type { LineState } from "./line.ts";

/**
 * How a supervisor is on an agent's call. `listen`: nobody hears them; `coach`: the agent alone does; `join`: everybody
 * does.
 */
export const monitorModes = ["listen", "coach", "join"] as const;
export type MonitorMode = (typeof monitorModes)[number];

/** A supervisor on an agent's calls. */
export interface Watcher {
  readonly userId: string;
  readonly name: string;
  readonly mode: MonitorMode;
}

/** What of the agent's calls can be heard now, where the server says so. */
export type HeardCall = "talking" | "held" | "conference";

/**
 * The agent whose calls this supervisor is on.
 * starting (asked, no sound yet) → on (the server said yes and the leg is up) → leaving → none.
 */
export interface Monitoring {
  readonly userId: string;
  readonly name: string;
  readonly phase: "starting" | "on" | "leaving";
  /** As the server has it; while starting, as it was asked for. */
  readonly mode: MonitorMode;
  /** The supervisor's newest press. The microphone is theirs: it opens only where both modes are ones to speak in. */
  readonly wanted: MonitorMode;
  /** The newest press is on its way. */
  readonly isWaiting: boolean;
  /** The server has said yes, or the leg that rang says it. */
  readonly isTaken: boolean;
  /** Since when `phase` is as it is. */
  readonly since: Millis;
  readonly call: HeardCall;
  /** Other supervisors on the same agent. */
  readonly others: readonly Watcher[];
}

export type MonitorEnd =
  | "left"
  /** The agent's call is over. */
  | "callEnded"
  /** The agent passed it on. */
  | "transferred"
  | "agentLoggedOut"
  /** The supervisor's leg went, and nobody said why. */
  | "lineEnded"
  /** The server did not ring the line, or it had no sound. */
  | "noLine"
  | "refused"
  /** The answer was lost, and nothing was heard since. */
  | "unclear"
  /** The authority was withdrawn. */
  | "notAllowed"
  /** For a call of the supervisor's own. */
  | "ownCall";

/** What became of the last one, until it is put away or the next begins. */
export interface EndedMonitoring {
  readonly userId: string;
  readonly name: string;
  readonly mode: MonitorMode;
  readonly end: MonitorEnd;
  /** Why the server refused it; null where it did not. */
  readonly code: ErrorCode | null;
}

export type AgentActionKind = "status" | "logout" | "disable" | "terminate";

/**
 * Something that a supervisor does to an agent. asked → done (what the server tells of the agent says so) | notDone. The
 * server's later word makes done of what was not.
 */
export interface AgentAction {
  readonly id: number;
  readonly kind: AgentActionKind;
  readonly userId: string;
  readonly name: string;
  /** The status it is set to, or the workitem that is ended; "" for neither. */
  readonly target: string;
  /** The name of that status, or whose workitem it is. */
  readonly label: string;
  readonly phase: "asked" | "done" | "notDone";
  readonly askedAt: Millis;
  /** Of one that is not done: the server's refusal; null: it said yes, and nothing shows that it happened. */
  readonly code: ErrorCode | null;
  /** Of a status: the one that the agent has instead, as far as it is known; and who set it. */
  readonly instead: string;
  readonly by: string;
}

/** Supervising: whom this user listens to, what they asked of agents, and who is on their own calls. */
export interface MonitorState {
  readonly now: Monitoring | null;
  readonly last: EndedMonitoring | null;
  /** The oldest first. */
  readonly actions: readonly AgentAction[];
  /** Supervisors whom this user is told of: those who coach them or have joined their call. */
  readonly onMe: readonly Watcher[];
}

export const initialMonitor: MonitorState = { now: null, last: null, actions: [], onMe: [] };

/** What is done to several agents at once: so many at most. */
export const mostAgentsAtOnce = 200;

/** This program carries the supervisor's voice: the one case in which listening to somebody needs a microphone. */
export function speaks({ now }: MonitorState, line: Pick<LineState, "mode" | "leg">): boolean {
  if (now?.phase !== "on" || now.mode === "listen" || now.wanted === "listen") return false;
  const { phase } = line.leg;
  return line.mode === "softphone" && (phase === "up" || phase === "reattaching");
}

/** Whether somebody's name was written out to confirm what cannot be taken back: letters count, their case and the spaces around do not. */
export function isNameTyped(typed: string, name: string): boolean {
  const plain = (text: string) => text.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
  return plain(typed) !== "" && plain(typed) === plain(name);
}

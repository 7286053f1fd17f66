import type { Millis } from "../time.ts";
import type { Channels } from "./channels.ts";

/** What a status means for routing, whatever the tenant calls it. */
export type StatusKind = "available" | "unavailable" | "busy" | "wrapUp" | "noAnswer" | "loggedOut";

/** One of the tenant's own ACD statuses. `status` is the wire's number and means nothing by itself. */
export interface AcdStatus {
  readonly statusId: string;
  readonly name: string;
  readonly status: number;
  readonly kind: StatusKind;
  /** The agent may choose it; others are set by the server only. */
  readonly selectable: boolean;
}

export interface AgentState {
  /** Whether the agent gets work. */
  readonly acd: "out" | "loggingIn" | "in";
  readonly statuses: readonly AcdStatus[];
  /** What the server says the agent takes of each channel; a channel it says nothing of is not here. */
  readonly channels: Channels;
  /** The status the server last told of. */
  readonly current: {
    readonly statusId: string;
    readonly since: Millis;
    /** When the server ends it by itself, where it said so: wrap-up's time limit. */
    readonly until?: Millis;
  } | null;
  /** The status the agent chose last; asserted again after a call. */
  readonly chosen: string | null;
  /** Chosen during a call, set when the call ends. */
  readonly next: string | null;
  /** A change that was sent and is not confirmed yet. */
  readonly changing: { readonly statusId: string; readonly since: Millis } | null;
  /** A call ended and the agent's choice has not been seen in force since: it is asserted once. */
  readonly afterCall: boolean;
  /** When the last call ended; absent when none did, or once what followed it was put right. */
  readonly freeSince?: Millis;
}

export const initialAgent: AgentState = {
  acd: "out",
  statuses: [],
  channels: {},
  current: null,
  chosen: null,
  next: null,
  changing: null,
  afterCall: false,
};

/** The status object of an id; null for one the tenant's list does not have. */
export function statusById(agent: AgentState, statusId: string | null | undefined): AcdStatus | null {
  return agent.statuses.find((status) => status.statusId === statusId) ?? null;
}

/** The current status, with the server's kind; null when logged out of ACD. */
export function currentStatus(agent: AgentState): AcdStatus | null {
  return agent.acd === "in" ? statusById(agent, agent.current?.statusId) : null;
}

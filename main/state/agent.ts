import { isDeepStrictEqual } from "node:util";
import { never } from "../../shared/assert.ts";
import { type AcdStatus, type AgentState, statusById } from "../../shared/state/agent.ts";
import type { AgentEvent, CallEvent } from "./events.ts";

/** A status that the server sets this soon after a call is the call's doing, not a person's. */
const callEchoes = 5_000;

/**
 * ACD status. `current` is only ever the server's word; `chosen` is the agent's.
 * During calls the server moves the status about as it likes: that never changes what was chosen.
 */
export function reduceAgent(now: AgentState, event: AgentEvent, onCall: boolean): AgentState {
  switch (event.kind) {
    case "statusesRead":
      return { ...now, statuses: event.statuses };
    case "acdChanged":
      return event.acd === "out"
        ? { ...settledDown(now), acd: "out", current: null, changing: null, next: null }
        : { ...now, acd: event.acd };
    case "channelsReported":
      return isDeepStrictEqual(now.channels, event.channels) ? now : { ...now, channels: event.channels };
    case "statusChosen":
      return onCall
        ? { ...now, next: event.statusId === now.chosen ? null : event.statusId }
        : { ...now, chosen: event.statusId, next: null, afterCall: false };
    case "statusAsked":
      return { ...now, changing: { statusId: event.statusId, since: event.at } };
    case "statusRefused":
      return now.changing?.statusId === event.statusId ? { ...settledDown(now), changing: null } : now;
    case "statusChanged":
      return statusChanged(now, event, onCall);
    default:
      return never(event);
  }
}

function statusChanged(
  now: AgentState,
  event: Extract<AgentEvent, { kind: "statusChanged" }>,
  onCall: boolean,
): AgentState {
  const to = statusById(now, event.statusId);
  const same = now.current?.statusId === event.statusId;
  // A clock that runs ahead on the server must not show a negative time.
  const since = same ? (now.current?.since ?? event.at) : Math.min(event.since, event.at);
  const next: AgentState = {
    ...now,
    current: { statusId: event.statusId, since, ...(event.until !== undefined && { until: event.until }) },
    acd: to?.kind === "loggedOut" ? "out" : "in",
    changing: now.changing?.statusId === event.statusId ? null : now.changing,
  };
  // A supervisor's word is a choice as the agent's own is, made for them: what was chosen before does not come back.
  if (event.by !== undefined && to?.selectable === true)
    return { ...settledDown(next), chosen: to.statusId, next: null };
  if (event.statusId === statusAfterWork(now))
    return { ...next, chosen: event.statusId, next: null, afterCall: false };
  if (onCall) return next;
  const free = now.changing === null;
  if (statusAfterWork(now) === null) return settled(next, to, free);
  // Wrap-up belongs to the call: what the server makes of the agent after it is put right.
  if (to?.kind === "wrapUp") return { ...next, afterCall: true };
  if (now.afterCall) return next;
  if (now.freeSince !== undefined && event.at - now.freeSince < callEchoes && to?.selectable === true) {
    return { ...settledDown(next), afterCall: true };
  }
  return settled(next, to, free);
}

/** Idle and not of our doing: a supervisor or the tenant set it, and that is the choice now. */
function settled(now: AgentState, to: AcdStatus | null, free: boolean): AgentState {
  return free && to?.selectable === true ? { ...now, chosen: to.statusId } : now;
}

/** Nothing of the last call is left to put right. */
function settledDown({ freeSince: _, ...now }: AgentState): AgentState {
  return { ...now, afterCall: false };
}

/** The status the agent should be in once free: what was picked during the call, else the last choice. */
export function statusAfterWork(now: AgentState): string | null {
  return now.next ?? now.chosen;
}

/** A call that ends opens the window in which the agent's choice is asserted. */
export function agentAfterCall(
  now: AgentState,
  event: CallEvent,
  wasOnCall: boolean,
  isOnCall: boolean,
): AgentState {
  if (event.kind === "callDismissed" || !wasOnCall || isOnCall) return now;
  const astray =
    now.acd === "in" && statusAfterWork(now) !== null && statusAfterWork(now) !== now.current?.statusId;
  return { ...now, afterCall: now.afterCall || astray, freeSince: event.at };
}

/**
 * The status to ask the server for now, or null. Only after a call, only when nothing is on its way,
 * and never over wrap-up (it has its own end) or a missed offer (it shows as what the server made of it).
 */
export function statusToAssert(now: AgentState, onCall: boolean): string | null {
  if (!now.afterCall || onCall || now.acd !== "in" || now.changing !== null) return null;
  const kind = statusById(now, now.current?.statusId)?.kind;
  if (kind === "wrapUp" || kind === "noAnswer" || kind === "loggedOut") return null;
  return statusAfterWork(now);
}

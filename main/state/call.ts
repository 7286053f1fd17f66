import { never } from "../../shared/assert.ts";
import { nextPostDial } from "../../shared/numbers/post-dial.ts";
import {
  type Call,
  type CallEnd,
  type CallsState,
  callById,
  isFault,
  type LeftWorkitem,
  pastCallsKept,
  type Switch,
} from "../../shared/state/call.ts";
import type { Offer } from "../../shared/state/offer.ts";
import { blankWorkitem } from "../../shared/state/workitem.ts";
import type { Millis } from "../../shared/time.ts";
import type { CallEvent, LeftCall, WorkitemFacts } from "./events.ts";

const endedCallsKept = 3;

/** As long as a server may go on with a call that the agent hung up on: it keeps a leg for two minutes. */
const hungUpFor = 120_000;

/** The life of calls. A workitem's word is taken in order of the server's `modifiedAt`; an end is final. */
export function reduceCalls(now: CallsState, event: CallEvent): CallsState {
  return timed(after(now, event), event.at);
}

/** Since when each call is on hold, whichever word held it. */
function timed(now: CallsState, at: Millis): CallsState {
  const isRight = (call: Call) => isHeld(call) === (call.heldSince !== null);
  if (now.list.every(isRight)) return now;
  const list = now.list.map((call) =>
    isRight(call) ? call : { ...call, heldSince: isHeld(call) ? at : null },
  );
  return { ...now, list };
}

/** One that is being taken back is still on hold. */
function isHeld({ hold }: Call): boolean {
  return hold === "on" || hold === "turningOff";
}

function after(now: CallsState, event: CallEvent): CallsState {
  switch (event.kind) {
    case "callAccepted":
      return add(now, acceptedCall(event.offer, event.at));
    case "dialAsked":
      return { ...now, placing: { number: event.number, name: event.name } };
    case "dialLeft":
      return now.placing === undefined ? now : { ...now, placing: { ...now.placing, isLeft: true } };
    case "dialOver": {
      const { placing: _, ...rest } = now;
      return rest;
    }
    case "callDialled":
      return dialled(now, event);
    case "workitemReported":
      return told(now, event.workitem, event.at, event.askedAt);
    case "workitemsRead": {
      const listed = new Set(event.workitems.map((workitem) => workitem.workitemId));
      const gone = now.list.filter(
        (call) =>
          call.kind === "workitem" &&
          call.phase !== "ended" &&
          (call.heardAt ?? call.startedAt) < event.askedAt &&
          !listed.has(call.callId),
      );
      const kept = gone.reduce((state, call) => {
        const end = call.phase === "ending" ? "agentHungUp" : "lost";
        return over(state, call.callId, end, event.at, { at: event.askedAt, modifiedAt: null });
      }, now);
      return event.workitems.reduce(
        (state, workitem) => told(found(state, workitem, event.askedAt), workitem, event.at, event.askedAt),
        kept,
      );
    }
    case "holdAsked":
      return change(now, event.callId, (call) => ({ ...call, hold: askHold(call.hold, event.on) }));
    case "holdRefused":
      return change(now, event.callId, (call) => ({ ...call, hold: stepBack(call.hold) }));
    case "hangUpAsked":
      return change(now, event.callId, (call) => ({ ...call, phase: "ending" }));
    case "hangUpRefused":
      return change(now, event.callId, (call) =>
        call.phase === "ending" ? { ...call, phase: phaseBefore(call) } : call,
      );
    case "digitsSent":
      return change(now, event.callId, (call) => ({
        ...call,
        digits: (call.digits + event.digits).slice(-64),
      }));
    case "postDialSent":
      return change(now, event.callId, (call) => ({ ...call, postDial: nextPostDial(call.postDial).rest }));
    case "directCallAnswered":
      return change(now, event.callId, (call) => connected(call, event.at));
    case "directCallHeld":
      return change(now, event.callId, (call) => ({ ...call, hold: event.held ? "on" : "off" }));
    case "callTakenBack":
      return add(now, { ...blank(event.call.callId, event.at, event.call.kind), ...event.call });
    case "callEndedAway":
      return endedAway(now, event.call, event.at);
    case "callEnded": {
      const call = callById(now, event.callId);
      const end = call?.phase === "ending" && isNobodys(event.end) ? "agentHungUp" : event.end;
      const left = call?.kind === "workitem" ? { at: event.at, modifiedAt: null } : null;
      return over(now, event.callId, end, event.at, left);
    }
    case "callGivenUp": {
      const left = { at: event.at, modifiedAt: null, hungUpUntil: event.at + hungUpFor };
      return over(now, event.callId, "agentHungUp", event.at, left);
    }
    case "callDismissed":
      return {
        ...now,
        list: now.list.filter((call) => call.callId !== event.callId || call.phase !== "ended"),
      };
    default:
      return never(event);
  }
}

/** Ends that the agent's own hang-up looks like, when it is not answered. */
function isNobodys(end: CallEnd): boolean {
  return end === "lost" || end === "farEndHungUp" || isFault(end);
}

/** off → turningOn → on → turningOff → off; only the server's word reaches on or off. */
function askHold(now: Switch, on: boolean): Switch {
  if (on) return now === "off" ? "turningOn" : now;
  return now === "on" ? "turningOff" : now;
}

function stepBack(now: Switch): Switch {
  return now === "turningOn" ? "off" : now === "turningOff" ? "on" : now;
}

function blank(callId: string, at: Millis, kind: Call["kind"] = "workitem"): Call {
  return {
    ...blankWorkitem(kind === "workitem" ? callId : "", "voice", at),
    callId,
    kind,
    phase: "connecting",
    hold: "off",
    heldSince: null,
    connectedAt: null,
    digits: "",
    postDial: "",
    dialledPostDial: "",
    consultFor: null,
    inConference: false,
    recording: "off",
    priority: null,
  };
}

/** The feed may have told of it before the server's answer came: what was dialled behind the number only we know. */
function dialled(now: CallsState, event: Extract<CallEvent, { kind: "callDialled" }>): CallsState {
  const postDial = event.postDial ?? "";
  const kept = { postDial, dialledPostDial: postDial };
  if (callById(now, event.callId) !== null) {
    return postDial === "" ? now : change(now, event.callId, (call) => ({ ...call, ...kept }));
  }
  return add(now, {
    ...blank(event.callId, event.at),
    direction: "outbound",
    phase: "dialling",
    number: event.number,
    name: event.name,
    consultFor: event.consultFor ?? null,
    ...kept,
  });
}

/** A call that rings the line without a workitem is named after its offer. */
function acceptedCall(offer: Offer, at: Millis): Call {
  const isDirect = offer.source === "line";
  return {
    ...(isDirect ? blank(offer.offerId, at, "direct") : blank(offer.workitemId, at)),
    ...(offer.isLeft && { phase: "ending" as const }),
    number: offer.from,
    name: offer.name,
    queue: offer.queue,
    campaign: offer.campaign,
    campaignId: offer.campaignId,
  };
}

function add(now: CallsState, call: Call): CallsState {
  if (callById(now, call.callId) !== null || now.past.includes(call.callId)) return now;
  // A new call puts the finished ones away: the agent's eyes belong to this one.
  return { ...now, list: [...now.list.filter((each) => each.phase !== "ended"), call] };
}

function change(now: CallsState, callId: string, to: (call: Call) => Call): CallsState {
  const call = callById(now, callId);
  if (call === null || call.phase === "ended") return now;
  const next = to(call);
  return next === call ? now : { ...now, list: now.list.map((each) => (each === call ? next : each)) };
}

/** @param left null: the server said that the workitem is over, so it cannot come back */
function over(
  now: CallsState,
  callId: string,
  end: CallEnd,
  at: Millis,
  left: Omit<LeftWorkitem, "callId"> | null,
): CallsState {
  const ended = change(now, callId, (call) => ({ ...call, phase: "ended", hold: "off", end, endedAt: at }));
  if (ended === now) return now;
  const done = ended.list.filter((call) => call.phase === "ended").slice(-endedCallsKept);
  return remembered(
    { ...ended, list: ended.list.filter((call) => call.phase !== "ended" || done.includes(call)) },
    callId,
    left,
  );
}

/** It is over here, for good or until the server gives it back. */
function remembered(now: CallsState, callId: string, left: Omit<LeftWorkitem, "callId"> | null): CallsState {
  const others = (now.left ?? []).filter((each) => each.callId !== callId);
  const next = left === null ? others : [...others, { callId, ...left }].slice(-pastCallsKept);
  const past = now.past.includes(callId) ? now.past : [...now.past, callId].slice(-pastCallsKept);
  const { left: _, ...rest } = now;
  return { ...rest, past, ...(next.length > 0 && { left: next }) };
}

/** It is shown as over without ever having been live here. */
function endedAway(now: CallsState, call: LeftCall, at: Millis): CallsState {
  if (callById(now, call.callId) !== null || now.past.includes(call.callId)) return now;
  const ended: Call = {
    ...blank(call.callId, at, call.kind),
    ...call,
    phase: "ended",
    end: "whileAway",
    endedAt: at,
  };
  const left = call.kind === "workitem" ? { at, modifiedAt: null } : null;
  return remembered({ ...now, list: [...now.list, ended] }, call.callId, left);
}

function phaseBefore(call: Call): Call["phase"] {
  if (call.connectedAt !== null) return "active";
  return call.direction === "outbound" ? "dialling" : "connecting";
}

/** The server may offer a workitem again that left this agent before (a transfer back): it has a new life then. */
export function offeredAgain(now: CallsState, workitemIds: readonly string[]): CallsState {
  if (!now.past.some((callId) => workitemIds.includes(callId))) return now;
  const isOld = (callId: string) => now.past.includes(callId) && workitemIds.includes(callId);
  const left = (now.left ?? []).filter(({ callId }) => !isOld(callId));
  const { left: _, ...rest } = now;
  return {
    ...rest,
    list: now.list.filter((call) => call.phase !== "ended" || !isOld(call.callId)),
    past: now.past.filter((callId) => !isOld(callId)),
    ...(left.length > 0 && { left }),
  };
}

/** A call that left without the server's last word, and that a later list names. */
function found(now: CallsState, workitem: WorkitemFacts, askedAt: Millis): CallsState {
  const left = now.left?.find(({ callId }) => callId === workitem.workitemId);
  if (left === undefined || askedAt < (left.hungUpUntil ?? left.at)) return now;
  if (!isLive(workitem) || workitem.mine === false) return now;
  return offeredAgain(now, [left.callId]);
}

export function isOver({ state }: WorkitemFacts): boolean {
  return state === "terminated" || state === "wrapUp";
}

export function isLive({ state }: WorkitemFacts): boolean {
  return state === "active" || state === "hold" || state === "dialling";
}

function connected(call: Call, at: Millis): Call {
  if (call.phase === "ending") return call;
  return { ...call, phase: "active", connectedAt: call.connectedAt ?? at };
}

/** Somebody else's, or nobody's: it rang here, and was not, or is no longer, this agent's. */
export function isElsewhere({ mine, state }: WorkitemFacts): boolean {
  return mine === false || state === "queued";
}

/**
 * How it ends here by a word that it is not ours; null where that word may be older than the accept, which only an
 * answer to a later question is not.
 */
function endElsewhere(call: Call, workitem: WorkitemFacts, askedAt: Millis | undefined): CallEnd | null {
  // Passed on to somebody else, by this agent or by a supervisor.
  if (call.connectedAt !== null) return "transferred";
  // In a queue is where calls come from; one that goes out has its own words.
  if (call.direction === "outbound" && workitem.mine !== false) return null;
  const isCertain = isOver(workitem) || (askedAt !== undefined && askedAt > (call.heardAt ?? call.startedAt));
  if (!isCertain) return null;
  return workitem.mine === false ? "takenByOther" : "backInQueue";
}

function told(now: CallsState, workitem: WorkitemFacts, at: Millis, askedAt?: Millis): CallsState {
  const known = callById(now, workitem.workitemId);
  if (known === null || known.phase === "ended") return toldOfPast(now, workitem, at);
  if (workitem.modifiedAt < known.modifiedAt && workitem.state !== "terminated") return now;
  if (isElsewhere(workitem)) {
    const end = endElsewhere(known, workitem, askedAt);
    return end === null ? now : over(now, known.callId, end, at, { at, modifiedAt: workitem.modifiedAt });
  }
  if (isOver(workitem)) {
    const end = known.phase === "ending" ? "agentHungUp" : (workitem.end ?? "farEndHungUp");
    return over(now, known.callId, end, at, null);
  }
  return change(now, known.callId, (call) => {
    const next: Call = {
      ...call,
      name: workitem.name || call.name,
      number: workitem.number || call.number,
      queue: workitem.queue || call.queue,
      campaign: workitem.campaign || call.campaign,
      campaignId: workitem.campaignId || call.campaignId,
      ...extrasOf(workitem, call),
      modifiedAt: workitem.modifiedAt,
    };
    if (workitem.state === "active") return { ...connected(next, at), hold: heard(call.hold, false) };
    if (workitem.state === "hold") return { ...connected(next, at), hold: heard(call.hold, true) };
    return next;
  });
}

/** A workitem that is not live here. One that was passed on may come back without an offer; an end is final. */
function toldOfPast(now: CallsState, workitem: WorkitemFacts, at: Millis): CallsState {
  const { workitemId: callId, state, mine, modifiedAt } = workitem;
  const left = now.left?.find((each) => each.callId === callId);
  // Its end may overtake an older word on it.
  if (state === "terminated" || (state === "wrapUp" && left !== undefined)) {
    return left !== undefined || !now.past.includes(callId) ? remembered(now, callId, null) : now;
  }
  if (!now.past.includes(callId)) return discovered(now, workitem, at);
  if (left === undefined) return now;
  const isNewer = left.modifiedAt === null || modifiedAt > left.modifiedAt;
  if (mine === false || state === "queued") {
    return isNewer ? remembered(now, callId, { at: left.at, modifiedAt }) : now;
  }
  const isBack = mine === true && isLive(workitem) && left.modifiedAt !== null && isNewer;
  return isBack ? discovered(offeredAgain(now, [callId]), workitem, at) : now;
}

function extrasOf(workitem: WorkitemFacts, call: Call | null) {
  return {
    inConference: workitem.inConference,
    recording: workitem.recording ?? call?.recording ?? "off",
    priority: workitem.priority ?? call?.priority ?? null,
    contactId: workitem.contactId || (call?.contactId ?? ""),
    conversationId: workitem.conversationId || (call?.conversationId ?? ""),
    consultFor: workitem.relatedTo || (call?.consultFor ?? null),
  };
}

/** The server's word on hold, against a press that it may not have seen yet. */
function heard(now: Switch, held: boolean): Switch {
  if (now === "turningOn") return held ? "on" : "turningOn";
  if (now === "turningOff") return held ? "turningOff" : "off";
  return held ? "on" : "off";
}

/** A workitem nobody here knows: after a restart, or one the server put on the agent by itself. */
function discovered(now: CallsState, workitem: WorkitemFacts, at: Millis): CallsState {
  if (!isLive(workitem) || workitem.mine === false) return now;
  return add(now, {
    ...blank(workitem.workitemId, at),
    startedAt: Math.min(workitem.createdAt, at),
    direction: workitem.direction,
    phase: workitem.state === "dialling" ? "dialling" : "active",
    hold: workitem.state === "hold" ? "on" : "off",
    number: workitem.number,
    name: workitem.name,
    queue: workitem.queue,
    campaign: workitem.campaign,
    campaignId: workitem.campaignId,
    connectedAt: workitem.state === "dialling" ? null : Math.min(workitem.createdAt, at),
    ...extrasOf(workitem, null),
    modifiedAt: workitem.modifiedAt,
  });
}

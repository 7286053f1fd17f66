import { never } from "../../shared/assert.ts";
import {
  type Call,
  type CallEnd,
  type CallsState,
  callById,
  pastCallsKept,
  type Switch,
} from "../../shared/state/call.ts";
import type { Offer } from "../../shared/state/offer.ts";
import type { Millis } from "../../shared/time.ts";
import type { CallEvent, LeftCall, WorkitemFacts } from "./events.ts";

const endedCallsKept = 3;

/** The life of calls. A workitem's word is taken in order of the server's `modifiedAt`; an end is final. */
export function calls(now: CallsState, event: CallEvent): CallsState {
  switch (event.kind) {
    case "callAccepted":
      return add(now, acceptedCall(event.offer, event.at));
    case "callDialled":
      return add(now, {
        ...blank(event.callId, event.at),
        direction: "outbound",
        phase: "dialling",
        number: event.number,
        name: event.name,
        consultFor: event.consultFor ?? null,
      });
    case "workitemTold":
      return told(now, event.workitem, event.at);
    case "workitemsRead": {
      const listed = new Set(event.workitems.map((workitem) => workitem.workitemId));
      const gone = now.list.filter(
        (call) =>
          call.kind === "workitem" &&
          call.phase !== "ended" &&
          call.startedAt < event.askedAt &&
          !listed.has(call.callId),
      );
      const kept = gone.reduce(
        (state, call) => over(state, call.callId, call.phase === "ending" ? "agentHungUp" : "lost", event.at),
        now,
      );
      return event.workitems.reduce(
        (state, workitem) => told(found(state, workitem), workitem, event.at),
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
    case "directCallAnswered":
      return change(now, event.callId, (call) => connected(call, event.at));
    case "directCallHeld":
      return change(now, event.callId, (call) => ({ ...call, hold: event.held ? "on" : "off" }));
    case "callTakenBack":
      return add(now, { ...blank(event.call.callId, event.at), ...event.call });
    case "callEndedAway":
      return endedAway(now, event.call, event.at);
    case "callEnded": {
      const ending = callById(now, event.callId)?.phase === "ending";
      return over(now, event.callId, ending && event.end === "lost" ? "agentHungUp" : event.end, event.at);
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

/** off → turningOn → on → turningOff → off; only the server's word reaches on or off. */
function askHold(now: Switch, on: boolean): Switch {
  if (on) return now === "off" ? "turningOn" : now;
  return now === "on" ? "turningOff" : now;
}

function stepBack(now: Switch): Switch {
  return now === "turningOn" ? "off" : now === "turningOff" ? "on" : now;
}

function blank(callId: string, at: Millis): Call {
  return {
    callId,
    kind: "workitem",
    direction: "inbound",
    phase: "connecting",
    hold: "off",
    number: "",
    name: "",
    queue: "",
    campaign: "",
    startedAt: at,
    connectedAt: null,
    endedAt: null,
    end: null,
    digits: "",
    consultFor: null,
    inConference: false,
    recording: "off",
    priority: null,
    contactId: "",
    modifiedAt: 0,
  };
}

/** A call that rings the line without a workitem is named after its offer. */
function acceptedCall(offer: Offer, at: Millis): Call {
  return {
    ...blank(offer.source === "line" ? offer.offerId : offer.workitemId, at),
    kind: offer.source === "line" ? "direct" : "workitem",
    number: offer.from,
    name: offer.name,
    queue: offer.queue,
    campaign: offer.campaign,
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

function over(now: CallsState, callId: string, end: CallEnd, at: Millis): CallsState {
  const ended = change(now, callId, (call) => ({ ...call, phase: "ended", hold: "off", end, endedAt: at }));
  if (ended === now) return now;
  const done = ended.list.filter((call) => call.phase === "ended").slice(-endedCallsKept);
  return {
    list: ended.list.filter((call) => call.phase !== "ended" || done.includes(call)),
    past: [...ended.past, callId].slice(-pastCallsKept),
  };
}

/** It is shown as over without ever having been live here. */
function endedAway(now: CallsState, call: LeftCall, at: Millis): CallsState {
  if (callById(now, call.callId) !== null || now.past.includes(call.callId)) return now;
  const ended: Call = { ...blank(call.callId, at), ...call, phase: "ended", end: "whileAway", endedAt: at };
  return { list: [...now.list, ended], past: [...now.past, call.callId].slice(-pastCallsKept) };
}

function phaseBefore(call: Call): Call["phase"] {
  if (call.connectedAt !== null) return "active";
  return call.direction === "outbound" ? "dialling" : "connecting";
}

/** The server may offer a workitem again that left this agent before (a transfer back): it has a new life then. */
export function offeredAgain(now: CallsState, workitemIds: readonly string[]): CallsState {
  if (!now.past.some((callId) => workitemIds.includes(callId))) return now;
  const isOld = (callId: string) => now.past.includes(callId) && workitemIds.includes(callId);
  return {
    list: now.list.filter((call) => call.phase !== "ended" || !isOld(call.callId)),
    past: now.past.filter((callId) => !isOld(callId)),
  };
}

/** A call that was given up only because a list did not name it, and that a later list names. */
function found(now: CallsState, workitem: WorkitemFacts): CallsState {
  const call = callById(now, workitem.workitemId);
  const isGivenUp = call?.phase === "ended" && (call.end === "lost" || call.end === "whileAway");
  if (!isGivenUp || !isLive(workitem)) return now;
  return offeredAgain(now, [call.callId]);
}

function isLive({ state }: WorkitemFacts): boolean {
  return state === "active" || state === "hold" || state === "dialling";
}

function connected(call: Call, at: Millis): Call {
  if (call.phase === "ending") return call;
  return { ...call, phase: "active", connectedAt: call.connectedAt ?? at };
}

function told(now: CallsState, workitem: WorkitemFacts, at: Millis): CallsState {
  const known = callById(now, workitem.workitemId);
  if (known === null || isBack(known, workitem)) return discovered(now, workitem, at);
  if (workitem.modifiedAt < known.modifiedAt && workitem.state !== "terminated") return now;
  // Passed on to somebody else, by this agent or by a supervisor.
  if (known.connectedAt !== null && (workitem.mine === false || workitem.state === "queued")) {
    return over(now, known.callId, "transferred", at);
  }
  if (workitem.state === "terminated" || workitem.state === "wrapUp") {
    const end = known.phase === "ending" ? "agentHungUp" : (workitem.end ?? "farEndHungUp");
    return over(now, known.callId, end, at);
  }
  return change(now, known.callId, (call) => {
    const next: Call = {
      ...call,
      name: workitem.name || call.name,
      number: workitem.number || call.number,
      queue: workitem.queue || call.queue,
      campaign: workitem.campaign || call.campaign,
      ...extrasOf(workitem, call),
      modifiedAt: workitem.modifiedAt,
    };
    if (workitem.state === "active") return { ...connected(next, at), hold: heard(call.hold, false) };
    if (workitem.state === "hold") return { ...connected(next, at), hold: heard(call.hold, true) };
    return next;
  });
}

/** A workitem that was passed on and came back without an offer. */
function isBack(known: Call, workitem: WorkitemFacts): boolean {
  const left = known.phase === "ended" && known.end === "transferred";
  return left && workitem.mine === true && isLive(workitem) && workitem.modifiedAt > known.modifiedAt;
}

function extrasOf(workitem: WorkitemFacts, call: Call | null) {
  return {
    inConference: workitem.inConference,
    recording: workitem.recording ?? call?.recording ?? "off",
    priority: workitem.priority ?? call?.priority ?? null,
    contactId: workitem.contactId || (call?.contactId ?? ""),
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
  // Its end may overtake an older word on it.
  if (workitem.state === "terminated" && !now.past.includes(workitem.workitemId)) {
    return { ...now, past: [...now.past, workitem.workitemId].slice(-pastCallsKept) };
  }
  if (!isLive(workitem) || workitem.mine === false) return now;
  const call: Call = {
    ...blank(workitem.workitemId, Math.min(workitem.createdAt, at)),
    direction: workitem.direction,
    phase: workitem.state === "dialling" ? "dialling" : "active",
    hold: workitem.state === "hold" ? "on" : "off",
    number: workitem.number,
    name: workitem.name,
    queue: workitem.queue,
    campaign: workitem.campaign,
    connectedAt: workitem.state === "dialling" ? null : Math.min(workitem.createdAt, at),
    ...extrasOf(workitem, null),
    modifiedAt: workitem.modifiedAt,
  };
  const known = callById(now, call.callId);
  return add(known !== null && isBack(known, workitem) ? offeredAgain(now, [call.callId]) : now, call);
}

import { never } from "../../shared/assert.ts";
import type { Call, CallsState } from "../../shared/state/call.ts";
import type { MessageWork, WorkState } from "../../shared/state/work.ts";
import { isVoice } from "../../shared/state/workitem.ts";
import {
  isWritten,
  openWrapUps,
  type WrapUp,
  type WrapUpsState,
  wrapUpById,
  wrapUpsKept,
} from "../../shared/state/wrap-up.ts";
import type { WrapUpEvent } from "./events.ts";

/** Ends after which the workitem is no longer this agent's to speak of. */
const notOurs: readonly WrapUp["end"][] = ["transferred", "backInQueue", "takenByOther", "lost", "whileAway"];

/**
 * What was written, what is on its way, what the server took.
 * @param workitem what is known of a workitem that is written about for the first time
 */
export function reduceWrapUps(
  now: WrapUpsState,
  event: WrapUpEvent,
  workitem: (workitemId: string) => Call | MessageWork | null,
): WrapUpsState {
  switch (event.kind) {
    case "wrapUpWritten": {
      const known = wrapUpById(now, event.workitemId) ?? beginning(workitem(event.workitemId));
      if (known === null) return now;
      const { noted = known.noted, dispositionId = known.dispositionId } = event;
      const { callbackAt = known.callbackAt } = event;
      return put(now, { ...known, noted, dispositionId, callbackAt });
    }
    case "wrapUpAsked":
      return change(now, event.workitemId, { sending: true });
    case "wrapUpRefused":
      return change(now, event.workitemId, { sending: false });
    case "wrapUpTaken":
    case "wrapUpDropped":
      return { list: now.list.filter((each) => each.workitemId !== event.workitemId) };
    case "wrapUpsFound": {
      const isNew = (each: WrapUp) => wrapUpById(now, each.workitemId) === null;
      // Whatever was under way when they were kept, nothing is now.
      const found = event.wrapUps.filter(isNew).map((each) => ({ ...each, sending: false }));
      return found.length === 0 ? now : { list: [...found, ...now.list].slice(-wrapUpsKept) };
    }
    default:
      return never(event);
  }
}

/** Calls ended or began: what is to be said of the first is open; what nobody wrote in makes room for the second. */
export function wrapUpsAfterCalls(
  now: WrapUpsState,
  was: CallsState,
  calls: CallsState,
  disposes: boolean,
): WrapUpsState {
  let next = now;
  for (const call of calls.list) {
    const before = was.list.find((each) => each.callId === call.callId);
    if (before === undefined && call.phase !== "ended") next = onlyWritten(next);
    if (call.phase === "ended" && before?.phase !== "ended") next = ended(next, call, disposes);
  }
  return next;
}

/** Message work ended: what is to be said of it is open. */
export function wrapUpsAfterWork(
  now: WrapUpsState,
  was: WorkState,
  work: WorkState,
  disposes: boolean,
): WrapUpsState {
  const isEnding = ({ workitemId, phase }: MessageWork) =>
    phase === "ended" && was.list.find((each) => each.workitemId === workitemId)?.phase !== "ended";
  return work.list.filter(isEnding).reduce((state, each) => ended(state, each, disposes), now);
}

/**
 * Calls without a word of the agent's are closed: the server took its own choice, or another call came. Message work is
 * not the server's to settle, and waits beside calls.
 */
export function onlyWritten(now: WrapUpsState): WrapUpsState {
  const kept = now.list.filter(
    (each) => each.endedAt === null || !isVoice(each.channel) || isWritten(each) || each.sending,
  );
  return kept.length === now.list.length ? now : { list: kept };
}

/** Ended work was put away: so is the question about it, when nothing was said. */
export function putAway(now: WrapUpsState, workitemId: string): WrapUpsState {
  const known = wrapUpById(now, workitemId);
  if (known === null || isWritten(known) || known.sending || known.endedAt === null) return now;
  return { list: now.list.filter((each) => each !== known) };
}

function beginning(work: Call | MessageWork | null): WrapUp | null {
  return work === null || work.workitemId === "" ? null : blank(work);
}

function blank(work: Call | MessageWork): WrapUp {
  const { workitemId, channel, direction, number, name, queue, campaign, campaignId, contactId } = work;
  return {
    ...{ workitemId, channel, direction, number, name, queue, campaign, campaignId, contactId },
    connectedAt: "connectedAt" in work ? work.connectedAt : null,
    endedAt: work.endedAt,
    end: work.end,
    noted: false,
    dispositionId: null,
    callbackAt: null,
    sending: false,
  };
}

function ended(now: WrapUpsState, work: Call | MessageWork, disposes: boolean): WrapUpsState {
  if (work.workitemId === "" || work.end === null) return now;
  const known = wrapUpById(now, work.workitemId);
  // Nobody was talked to in one that came in and never had sound. What came of a number that was dialled is worth a word.
  const neverWas = "connectedAt" in work && work.connectedAt === null && work.direction === "inbound";
  const isOurs = disposes && !neverWas && !notOurs.includes(work.end);
  if (known === null && !isOurs) return now;
  const { noted = false, dispositionId = null, callbackAt = null } = known ?? {};
  return put(now, { ...blank(work), noted, dispositionId, callbackAt });
}

function put(now: WrapUpsState, wrapUp: WrapUp): WrapUpsState {
  if (wrapUpById(now, wrapUp.workitemId) !== null) return change(now, wrapUp.workitemId, wrapUp);
  const list = [...now.list, wrapUp];
  if (list.length <= wrapUpsKept) return { list };
  const spare = openWrapUps({ list }).find((each) => !isWritten(each)) ?? list[0];
  return { list: list.filter((each) => each !== spare) };
}

function change(now: WrapUpsState, workitemId: string, to: Partial<WrapUp>): WrapUpsState {
  return { list: now.list.map((each) => (each.workitemId === workitemId ? { ...each, ...to } : each)) };
}

import { never } from "../../shared/assert.ts";
import type { CallEnd } from "../../shared/state/call.ts";
import type { Offer } from "../../shared/state/offer.ts";
import {
  endedWorkKept,
  type MessageEnd,
  type MessageWork,
  messageWorkById,
  type PastWork,
  pastWorkKept,
  type WorkState,
} from "../../shared/state/work.ts";
import { blankWorkitem } from "../../shared/state/workitem.ts";
import type { Millis } from "../../shared/time.ts";
import { isElsewhere, isLive, isOver } from "./call.ts";
import type { WorkEvent, WorkitemFacts } from "./events.ts";

/** The life of message work. A workitem's word is taken in order of the server's `modifiedAt`; its end is final. */
export function reduceWork(now: WorkState, event: WorkEvent): WorkState {
  const { at } = event;
  switch (event.kind) {
    case "workAccepted":
      return add(now, acceptedWork(event.offer, at));
    case "workitemReported":
      return reported(now, event.workitem, at, event.askedAt);
    case "workitemsRead":
      return listed(now, event.workitems, at, event.askedAt);
    case "workFinishAsked":
      return change(now, event.workitemId, (work) => ({ ...work, phase: "ending", finishedAt: at }));
    case "workFinishRefused":
      return change(now, event.workitemId, (work) => ({ ...work, phase: "open", finishedAt: null }));
    case "workEnded":
      return over(now, event.workitemId, event.end, at, false);
    case "workDismissed": {
      const list = now.list.filter((each) => each.workitemId !== event.workitemId || each.phase !== "ended");
      return list.length === now.list.length ? now : { ...now, list };
    }
    default:
      return never(event);
  }
}

/** The server offers it again, or the agent takes it: what it was before is past. */
export function workOfferedAgain(now: WorkState, workitemIds: readonly string[]): WorkState {
  const isOld = ({ workitemId }: { readonly workitemId: string }) => workitemIds.includes(workitemId);
  if (!now.past.some(isOld)) return now;
  return {
    list: now.list.filter((each) => each.phase !== "ended" || !isOld(each)),
    past: now.past.filter((each) => !isOld(each)),
  };
}

function blank(workitemId: string, at: Millis): MessageWork {
  return { ...blankWorkitem(workitemId, "", at), phase: "open", finishedAt: null, lastText: "" };
}

function acceptedWork(offer: Offer, at: Millis): MessageWork {
  const { workitemId, channel, from: number, name, queue, campaign, campaignId } = offer;
  return { ...blank(workitemId, at), channel, number, name, queue, campaign, campaignId };
}

function add(now: WorkState, work: MessageWork): WorkState {
  const isKnown = messageWorkById(now, work.workitemId) !== null || pastOf(now, work.workitemId) !== null;
  return isKnown ? now : { ...now, list: [...now.list, work] };
}

function change(now: WorkState, workitemId: string, to: (work: MessageWork) => MessageWork): WorkState {
  const work = messageWorkById(now, workitemId);
  if (work === null || work.phase === "ended") return now;
  return { ...now, list: now.list.map((each) => (each === work ? to(work) : each)) };
}

function pastOf({ past }: WorkState, workitemId: string): PastWork | null {
  return past.find((each) => each.workitemId === workitemId) ?? null;
}

function remembered(now: WorkState, past: PastWork): WorkState {
  const others = now.past.filter(({ workitemId }) => workitemId !== past.workitemId);
  return { ...now, past: [...others, past].slice(-pastWorkKept) };
}

/** @param isFinal the server said that the workitem is over, so it cannot come back */
function over(
  now: WorkState,
  workitemId: string,
  end: MessageEnd,
  at: Millis,
  isFinal: boolean,
  saidAt?: Millis,
): WorkState {
  const known = messageWorkById(now, workitemId);
  if (known === null || known.phase === "ended") return now;
  const changed = change(now, workitemId, (work) => ({ ...work, phase: "ended", end, endedAt: at }));
  const kept = changed.list.filter((each) => each.phase === "ended").slice(-endedWorkKept);
  const list = changed.list.filter((each) => each.phase !== "ended" || kept.includes(each));
  return remembered(
    { ...changed, list },
    { workitemId, at, modifiedAt: saidAt ?? known.modifiedAt, isFinal },
  );
}

/** Everything the agent has now, asked for at `askedAt`: what was known before and is not in it is over. */
function listed(now: WorkState, workitems: readonly WorkitemFacts[], at: Millis, askedAt: Millis): WorkState {
  const ids = new Set(workitems.map(({ workitemId }) => workitemId));
  const gone = now.list.filter(
    (each) =>
      each.phase !== "ended" && (each.heardAt ?? each.startedAt) < askedAt && !ids.has(each.workitemId),
  );
  const kept = gone.reduce(
    (state, { workitemId, phase }) =>
      over(state, workitemId, phase === "ending" ? "finished" : "lost", at, false),
    now,
  );
  return workitems.reduce((state, workitem) => reported(state, workitem, at, askedAt), kept);
}

function reported(now: WorkState, workitem: WorkitemFacts, at: Millis, askedAt?: Millis): WorkState {
  const known = messageWorkById(now, workitem.workitemId);
  if (known === null || known.phase === "ended") return reportedOfPast(now, workitem, at, askedAt);
  const { workitemId, modifiedAt } = workitem;
  if (modifiedAt < known.modifiedAt && workitem.state !== "terminated") return now;
  if (isElsewhere(workitem)) {
    const end = endElsewhere(known, workitem, askedAt);
    return end === null ? now : over(now, workitemId, end, at, false, modifiedAt);
  }
  if (isOver(workitem)) {
    return over(now, workitemId, known.phase === "ending" ? "finished" : endOf(workitem.end), at, true);
  }
  const isStillOpen = askedAt !== undefined && askedAt >= (known.finishedAt ?? 0);
  return change(now, workitemId, (work) => ({
    ...work,
    ...factsIn(workitem, work),
    ...(isStillOpen && { phase: "open" as const, finishedAt: null }),
  }));
}

/** A word that it is not ours may be older than the accept; an answer to a later question is not, nor is a second word. */
function endElsewhere(
  work: MessageWork,
  { mine }: WorkitemFacts,
  askedAt: Millis | undefined,
): MessageEnd | null {
  const wasSeen = work.modifiedAt > 0;
  if (!wasSeen && (askedAt === undefined || askedAt <= (work.heardAt ?? work.startedAt))) return null;
  if (mine !== false) return "backInQueue";
  return wasSeen ? "transferred" : "takenByOther";
}

/** A workitem that is not open here: found after a restart, given to the agent by the server, or given back. */
function reportedOfPast(now: WorkState, workitem: WorkitemFacts, at: Millis, askedAt?: Millis): WorkState {
  const { workitemId, modifiedAt } = workitem;
  const past = pastOf(now, workitemId);
  if (isOver(workitem)) {
    // Its end may overtake an older word on it.
    return past?.isFinal ? now : remembered(now, { workitemId, at, modifiedAt, isFinal: true });
  }
  if (past === null) return discovered(now, workitem, at);
  if (past.isFinal) return now;
  const isNewer = modifiedAt > past.modifiedAt;
  if (isElsewhere(workitem)) return isNewer ? remembered(now, { ...past, modifiedAt }) : now;
  const isAskedLater = askedAt !== undefined && askedAt > past.at;
  const isBack = isOpen(workitem) && (isAskedLater || (workitem.mine === true && isNewer));
  return isBack ? discovered(workOfferedAgain(now, [workitemId]), workitem, at) : now;
}

/** The states of messages are not public: one of the agent's own in a state without a word here is open too. */
function isOpen(workitem: WorkitemFacts): boolean {
  return isLive(workitem) || (workitem.state === "unknown" && workitem.mine === true);
}

function discovered(now: WorkState, workitem: WorkitemFacts, at: Millis): WorkState {
  if (!isOpen(workitem) || workitem.mine === false) return now;
  const work = blank(workitem.workitemId, at);
  return add(now, {
    ...work,
    ...factsIn(workitem, work),
    direction: workitem.direction,
    startedAt: Math.min(workitem.createdAt, at),
  });
}

/** What the server says of it; what it leaves out stays. */
function factsIn(workitem: WorkitemFacts, work: MessageWork): Partial<MessageWork> {
  return {
    channel: workitem.channel || work.channel,
    number: workitem.number || work.number,
    name: workitem.name || work.name,
    contactId: workitem.contactId || work.contactId,
    queue: workitem.queue || work.queue,
    campaign: workitem.campaign || work.campaign,
    campaignId: workitem.campaignId || work.campaignId,
    conversationId: workitem.conversationId || work.conversationId,
    lastText: workitem.lastText || work.lastText,
    modifiedAt: workitem.modifiedAt,
  };
}

/** The reasons are the same words as a call's. */
function endOf(end: CallEnd | null): MessageEnd {
  switch (end) {
    case "agentHungUp":
      return "finished";
    case "farEndHungUp":
      return "contactLeft";
    case "transferred":
    case "bySupervisor":
      return end;
    default:
      return "terminated";
  }
}

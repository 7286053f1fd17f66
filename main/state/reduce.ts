import { never } from "../../shared/assert.ts";
import { initialAgent } from "../../shared/state/agent.ts";
import { type AppState, initialState } from "../../shared/state/app.ts";
import { type Call, type CallsState, callById, liveCalls } from "../../shared/state/call.ts";
import { acceptedCall, muteControl } from "../../shared/state/controls.ts";
import { initialLine, type LineState } from "../../shared/state/line.ts";
import { initialMonitor } from "../../shared/state/monitor.ts";
import { initialOffers, isVoiceOffer, type Offer, type OffersState } from "../../shared/state/offer.ts";
import { type SignedOutWhy, userOf } from "../../shared/state/session.ts";
import { initialWork, messageWorkById, workitemById } from "../../shared/state/work.ts";
import { isVoice } from "../../shared/state/workitem.ts";
import { isWrappingUp } from "../../shared/state/wrap-up.ts";
import type { Millis } from "../../shared/time.ts";
import { agentAfterCall, reduceAgent } from "./agent.ts";
import { reduceAudio } from "./audio.ts";
import { offeredAgain, reduceCalls } from "./call.ts";
import { blocked, reduceCheck } from "./check.ts";
import { reduceConnection } from "./connection.ts";
import { reduceDesktop } from "./desktop.ts";
import type { CallEvent, DomainEvent, OfferEvent, WorkEvent, WorkitemFacts } from "./events.ts";
import { reduceHistory } from "./history.ts";
import { afterCalls, phoneHeard, reduceLine } from "./line.ts";
import { reduceMessages } from "./messages.ts";
import { heard, reduceMonitor } from "./monitor.ts";
import { noticesAfter } from "./notices.ts";
import { reduceOffers } from "./offer.ts";
import { initialSeeing, reduceSeeing } from "./seeing.ts";
import { reduceSession } from "./session.ts";
import { reduceTranscripts, transcriptsOf } from "./transcript.ts";
import { reduceUpdates, withBlocker } from "./updates.ts";
import { desiredVoice, type InternalState, isCallAbout, keepIfSame } from "./voice.ts";
import { reduceWork, workOfferedAgain } from "./work.ts";
import { onlyWritten, putAway, reduceWrapUps, wrapUpsAfterCalls, wrapUpsAfterWork } from "./wrap-up.ts";

/** The one state: what windows see and the little that only main and the voice window do. */
export type MainState = AppState & InternalState;

export const initialMainState: MainState = {
  ...initialState,
  peer: null,
  iceServers: null,
  tone: null,
  resets: 0,
  earlyEnds: [],
  due: [],
  listed: { workitems: 0, offers: 0 },
  seeing: initialSeeing,
};

/** `(state, event) → state`: pure, no clock, no socket. The voice window's wish follows from the rest. */
export function reduce(now: MainState, event: DomainEvent): MainState {
  const next = told(now, monitored(now, step(now, event), event.at), event);
  if (next === now) return now;
  const settled = sounded(now, changed(next, "check", blocked(next.check, isCallAbout(next))), event);
  return { ...settled, updates: withBlocker(settled), voice: keepIfSame(now.voice, desiredVoice(settled)) };
}

/** Whether an agent is heard hangs on the line; and with it mute ends, as with the last call. */
function monitored(was: MainState, now: MainState, at: Millis): MainState {
  const next = changed(now, "monitor", heard(now.monitor, now.line, at));
  const isOver = was.monitor.now !== null && next.monitor.now === null;
  return isOver && !isOnCall(next.calls) ? changed(next, "line", afterCalls(next.line)) : next;
}

function told(was: MainState, now: MainState, event: DomainEvent): MainState {
  const notices = noticesAfter(was, now, event);
  return notices === now.desktop.notices ? now : { ...now, desktop: { ...now.desktop, notices } };
}

/** A short tone for each change of the mute that there is somebody to be silent for, whoever made it. */
function sounded(was: MainState, now: MainState, event: DomainEvent): MainState {
  if (was.line.mute.muted === now.line.mute.muted || !now.settings.muteTone) return now;
  if (event.kind === "muteRestored" || !muteControl(now).enabled) return now;
  return { ...now, tone: toned(now, now.line.mute.muted ? "muted" : "unmuted") };
}

function toned({ tone }: MainState, name: NonNullable<MainState["tone"]>["name"]): MainState["tone"] {
  return { serial: (tone?.serial ?? 0) + 1, name };
}

function step(now: MainState, event: DomainEvent): MainState {
  switch (event.kind) {
    case "messagesKept":
    case "outboxChanged":
    case "unreadCounted":
    case "conversationWanted":
      return { ...now, messages: reduceMessages(now.messages, event) };
    case "historyWanted":
      return { ...now, history: reduceHistory(now.history, event) };
    case "signedOut":
      return { ...forget(now, event.why), session: reduceSession(now.session, event) };
    case "keychainReported":
    case "formReported":
    case "callLeft":
    case "signInStarted":
    case "signedIn":
    case "authorityReported":
    case "signOutStarted":
      return { ...now, session: reduceSession(now.session, event) };
    case "networkChanged":
    case "feedChanged":
    case "voiceLinkChanged":
    case "proxyAsked":
    case "resyncStarted":
    case "resynced":
      return { ...now, connection: reduceConnection(now.connection, event) };
    case "statusesRead":
    case "acdChanged":
    case "channelsReported":
    case "statusChosen":
    case "statusAsked":
    case "statusRefused":
    case "statusChanged":
      return agentChanged(now, reduceAgent(now.agent, event, isOnCall(now.calls)));
    case "offerMade":
    case "offerAsked":
    case "offerLeft":
    case "offerRefused":
    case "offerEnded":
    case "rangBusy":
    case "offersSeen":
      return offersChanged(now, event);
    case "offersRead":
      if (event.saidAt !== undefined) return offersChanged(now, event);
      if (event.askedAt < now.listed.offers) return now;
      return offersChanged({ ...now, listed: { ...now.listed, offers: event.askedAt } }, event);
    case "workitemsRead":
      if (event.askedAt < now.listed.workitems) return now;
      return workitemsRead({ ...now, listed: { ...now.listed, workitems: event.askedAt } }, event);
    case "workitemReported":
      if (isMessages(now, event.workitem)) return workChanged(now, event);
      if (!isCall(now, event.workitem)) return now;
      return callsChanged(changed(now, "due", dueAfter(now.due, event.workitem)), event);
    case "workAccepted":
    case "workFinishAsked":
    case "workFinishRefused":
    case "workEnded":
    case "workDismissed":
      return workChanged(now, event);
    case "callAccepted":
    case "dialAsked":
    case "dialLeft":
    case "dialOver":
    case "callDialled":
    case "holdAsked":
    case "holdRefused":
    case "hangUpAsked":
    case "hangUpRefused":
    case "digitsSent":
    case "postDialSent":
    case "directCallAnswered":
    case "directCallHeld":
    case "callTakenBack":
    case "callEndedAway":
    case "callEnded":
    case "callGivenUp":
    case "callDismissed":
      return callsChanged(now, event);
    case "transcriptHeard":
    case "transcriptCompleted":
      return changed(now, "transcripts", reduceTranscripts(now.transcripts, event, now.calls));
    case "wrapUpTaken":
    case "wrapUpDropped":
      return spokenOf(now, event);
    case "wrapUpWritten":
    case "wrapUpAsked":
    case "wrapUpRefused":
    case "wrapUpsFound":
      return changed(
        now,
        "wrapUps",
        reduceWrapUps(now.wrapUps, event, (workitemId) => workitemById(now, workitemId)),
      );
    case "monitorAsked":
    case "monitorTaken":
    case "monitorModeAsked":
    case "monitorModeTaken":
    case "monitorModeRefused":
    case "monitorLeaving":
    case "monitorStayed":
    case "monitorEnded":
    case "monitorPutAway":
    case "watchersReported":
    case "agentActionAsked":
    case "agentActionDone":
    case "agentActionNotDone":
    case "agentActionClosed":
      return changed(now, "monitor", reduceMonitor(now.monitor, event, userOf(now.session)?.userId ?? ""));
    case "peerDesired":
      return { ...now, peer: event.peer };
    case "iceServersReported":
      return changed(now, "iceServers", event.iceServers);
    case "phoneReported":
      return changed(now, "line", phoneChanged(now, reduceLine(now.line, event)));
    case "lineModeReported":
    case "legAsked":
    case "legNegotiating":
    case "legUp":
    case "legReattaching":
    case "muteAsked":
    case "muteReported":
    case "muteUnconfirmed":
    case "muteRestored":
    case "mediaJudged":
      return changed(now, "line", reduceLine(now.line, event));
    case "legEnded":
      return quiet({ ...now, line: reduceLine(now.line, event) });
    case "toneRequested":
      return { ...now, tone: toned(now, event.name) };
    case "audioReset":
      return { ...now, resets: now.resets + 1 };
    case "meterAsked":
    case "levelReported":
    case "testAsked":
    case "testStopped":
    case "windowGone":
    case "testReported":
      return changed(now, "check", reduceCheck(now.check, event));
    case "microphoneReported":
    case "mutedSpeech":
    case "voiceDown":
    case "devicesReported":
      return { ...now, audio: reduceAudio(now.audio, event) };
    case "boardReported":
      return { ...now, board: { ...now.board, ...event.change } };
    case "headsetReported":
      return { ...now, headset: { ...now.headset, state: event.state, name: event.name } };
    case "headsetsFound":
      return { ...now, headset: { ...now.headset, choices: event.choices } };
    case "qualityReported":
      // A sample that was on its way when the leg ended says nothing of the present.
      if (now.line.leg.phase === "none") return now;
      return { ...now, audio: reduceAudio(now.audio, event) };
    case "settingsChanged":
      return { ...now, settings: event.settings };
    case "versionReported":
    case "updateMoved":
      return { ...now, updates: reduceUpdates(now.updates, event) };
    case "platformReported":
    case "hotkeyReported":
    case "hotkeyPressed":
    case "numberClicked":
    case "clickToDialClosed":
    case "noticeClosed":
      return { ...now, desktop: reduceDesktop(now.desktop, event) };
    case "conversationReported":
    case "conversationArchived":
    case "windowFronted":
    case "conversationLooked":
      // The rows themselves are too long for the state: main/collections holds them.
      return changed(now, "seeing", reduceSeeing(now.seeing, event));
    case "conversationLeftUnread":
    case "threadReported":
    case "colleagueStatusReported":
    case "messageStatusReported":
      return now;
    case "limitsCrossed":
    case "callLost":
    case "lineNotGiven":
    case "lineRefused":
    case "lineTakenOver":
    case "legInVain":
    case "statusNotSet":
    case "campaignGone":
    case "signInNotKept":
    case "fileTroubled":
    case "settingsNotSaved":
    case "profileTroubled":
    case "clickRefused":
    case "messageLinkRefused":
    case "linkWantedFiles":
    case "actionFailed":
    case "deviceMissing":
      return now;
    default:
      return never(event);
  }
}

function changed<K extends keyof MainState>(now: MainState, slice: K, to: MainState[K]): MainState {
  return now[slice] === to ? now : { ...now, [slice]: to };
}

/** The agent's own telephone that goes while somebody is talked to is missed. */
function phoneChanged(now: MainState, next: LineState): LineState {
  const isDown = now.line.leg.phase === "up" && next.leg.phase === "none";
  const isMissed = isDown && liveCalls(now.calls).some((call) => call.phase !== "ending");
  return isMissed ? { ...next, phone: { ...next.phone, isMissing: true } } : next;
}

/** Without a leg there is no audio to be told of. */
function quiet(now: MainState): MainState {
  return now.audio.quality === null ? now : { ...now, audio: { ...now.audio, quality: null } };
}

function isOnCall(state: CallsState): boolean {
  return liveCalls(state).length > 0;
}

function callsChanged(now: MainState, event: CallEvent): MainState {
  const to = leftEnding(now, reduceCalls(now.calls, event), event.at);
  if (to === now.calls) return now;
  const wasOnCall = isOnCall(now.calls);
  const onCall = isOnCall(to);
  const line = phoneHeard(now.line, isTalk(to, event), event.at);
  return {
    ...now,
    calls: to,
    transcripts: transcriptsOf(now.transcripts, to),
    wrapUps: wrapUpsNow(now, event, to),
    agent: agentAfterCall(now.agent, event, wasOnCall, onCall),
    line: wasOnCall && !onCall ? afterCalls(line) : line,
  };
}

/** Hung up on while it was being accepted or dialled: it is ending from the first word that it is there, whoever says it. */
function leftEnding({ offers, calls: was }: MainState, to: CallsState, at: Millis): CallsState {
  const { placing } = to;
  const isLeft = ({ callId, direction, number }: Call) =>
    offers.open.some((offer) => offer.isLeft && offer.workitemId === callId) ||
    (placing?.isLeft === true &&
      direction === "outbound" &&
      number === placing.number &&
      callById(was, callId) === null);
  const left = liveCalls(to).filter((call) => call.phase !== "ending" && isLeft(call));
  return left.reduce((state, { callId }) => reduceCalls(state, { kind: "hangUpAsked", callId, at }), to);
}

/** The list names calls and message work; each is told of its own. */
function workitemsRead(now: MainState, event: Extract<DomainEvent, { kind: "workitemsRead" }>): MainState {
  const messages = event.workitems.filter((each) => isMessages(now, each));
  const calls = event.workitems.filter((each) => !messages.includes(each) && isCall(now, each));
  const due = calls.filter(isDue).map(({ workitemId }) => workitemId);
  const next = workChanged({ ...now, due }, { ...event, workitems: messages });
  return callsChanged(next, { ...event, workitems: calls });
}

const offeredAs = ({ offers }: MainState, workitemId: string) =>
  [...offers.open, ...offers.ended.map(({ offer }) => offer)].find((each) => each.workitemId === workitemId);

/** By its channel; where a frame leaves that out, by what is known of the workitem, else by what it holds. */
function isMessages(now: MainState, { workitemId, channel, lastText, number }: WorkitemFacts): boolean {
  if (channel !== "") return !isVoice(channel);
  const { work } = now;
  if (messageWorkById(work, workitemId) !== null) return true;
  if (work.past.some((each) => each.workitemId === workitemId)) return true;
  const offered = offeredAs(now, workitemId);
  if (offered !== undefined) return !isVoiceOffer(offered);
  return !isKnownCall(now, workitemId) && (lastText !== "" || number.includes("@"));
}

/** One that is not known and does not say what it is is no call: nothing is done for it until it says more. */
function isCall(now: MainState, { workitemId, channel }: WorkitemFacts): boolean {
  return channel !== "" || offeredAs(now, workitemId) !== undefined || isKnownCall(now, workitemId);
}

function isKnownCall({ calls, due }: MainState, workitemId: string): boolean {
  return callById(calls, workitemId) !== null || calls.past.includes(workitemId) || due.includes(workitemId);
}

function workChanged(now: MainState, event: WorkEvent): MainState {
  const work = reduceWork(now.work, event);
  if (work === now.work) return now;
  const wrapUps =
    event.kind === "workDismissed"
      ? putAway(now.wrapUps, event.workitemId)
      : wrapUpsAfterWork(now.wrapUps, now.work, work, disposes(now));
  return { ...now, work, wrapUps };
}

/** Of message work that ended nothing is left to be said then: it is put away. */
function spokenOf(
  now: MainState,
  event: Extract<DomainEvent, { kind: "wrapUpTaken" | "wrapUpDropped" }>,
): MainState {
  const { workitemId, at } = event;
  const work = reduceWork(now.work, { kind: "workDismissed", workitemId, at });
  const wrapUps = reduceWrapUps(now.wrapUps, event, () => null);
  return changed(changed(now, "work", work), "wrapUps", wrapUps);
}

function disposes({ session }: MainState): boolean {
  return userOf(session)?.disposes === true;
}

function wrapUpsNow(now: MainState, event: CallEvent, to: CallsState): MainState["wrapUps"] {
  if (event.kind === "callDismissed") return putAway(now.wrapUps, event.callId);
  return wrapUpsAfterCalls(now.wrapUps, now.calls, to, disposes(now));
}

/** When wrap-up ends, what was not said in it is settled by the server. */
function agentChanged(now: MainState, to: MainState["agent"]): MainState {
  const isOver = isWrappingUp(now.agent) && !isWrappingUp(to);
  return { ...now, agent: to, wrapUps: isOver ? onlyWritten(now.wrapUps) : now.wrapUps };
}

function isDue({ mine, state }: WorkitemFacts): boolean {
  return mine === true && state === "offered";
}

function dueAfter(due: readonly string[], workitem: WorkitemFacts): readonly string[] {
  const isIn = due.includes(workitem.workitemId);
  if (isDue(workitem) === isIn) return due;
  return isIn ? due.filter((id) => id !== workitem.workitemId) : [...due, workitem.workitemId];
}

/** The server said of one of our calls that it is talked in. */
function isTalk(state: CallsState, event: CallEvent): boolean {
  if (event.kind !== "workitemReported" || event.workitem.state !== "active") return false;
  return callById(state, event.workitem.workitemId)?.phase === "active";
}

const earlyEndsKept = 50;

/** An end may overtake the offer itself: what then comes is not rung any more. */
function offersChanged(now: MainState, event: OfferEvent): MainState {
  const { earlyEnds } = now;
  if (event.kind === "offerEnded" && !isKnown(now.offers, event.offerId)) {
    return { ...now, earlyEnds: [...earlyEnds, event.offerId].slice(-earlyEndsKept) };
  }
  if (event.kind === "offerMade" && earlyEnds.includes(event.offer.offerId)) return now;
  if (event.kind !== "offersRead" || earlyEnds.length === 0) return offersMoved(now, event);
  const offers = event.offers.filter((offer) => !earlyEnds.includes(offer.offerId));
  return offersMoved(now, { ...event, offers });
}

function isAccepted(event: OfferEvent): event is Extract<OfferEvent, { kind: "offerEnded" }> {
  return event.kind === "offerEnded" && event.end === "accepted";
}

function isKnown({ open, ended }: OffersState, offerId: string): boolean {
  return (
    open.some((offer) => offer.offerId === offerId) || ended.some(({ offer }) => offer.offerId === offerId)
  );
}

function offersMoved(now: MainState, event: OfferEvent): MainState {
  const to = reduceOffers(now.offers, event);
  if (to === now.offers) return now;
  const again = to.open.filter((offer) => beginsAgain(now.offers, offer)).map((offer) => offer.workitemId);
  const [calls, work] = [offeredAgain(now.calls, again), workOfferedAgain(now.work, again)];
  const next = taken(now, { ...now, offers: to, calls, work }, event);
  // Muted for a call that did not come to be.
  const cameToNothing =
    acceptedCall(now) !== null && acceptedCall(next) === null && !isOnCall(next.calls) && !isAccepted(event);
  return cameToNothing ? { ...next, line: afterCalls(now.line) } : next;
}

/**
 * What ended before a workitem is offered, or before its offer is accepted, is not what the offer brings: it may have been
 * passed on, and offered back before this side knew that it had gone.
 */
function beginsAgain(was: OffersState, { offerId, phase }: Offer): boolean {
  const before = was.open.find((each) => each.offerId === offerId);
  return before === undefined || (phase === "accepting" && before.phase !== "accepting");
}

/** Said to be accepted before the answer came: work at once, so that there is no moment without mute and hang-up. */
function taken(was: MainState, now: MainState, event: OfferEvent): MainState {
  if (!isAccepted(event)) return now;
  const offer = was.offers.open.find(
    ({ offerId, phase }) => offerId === event.offerId && phase === "accepting",
  );
  if (offer === undefined) return now;
  const { at } = event;
  return isVoiceOffer(offer)
    ? callsChanged(now, { kind: "callAccepted", offer, at })
    : workChanged(now, { kind: "workAccepted", offer, at });
}

/**
 * Signing out wipes what belongs to the session; settings, devices and the sign-in form stay. A number that waits to
 * be called outlives a session that ended, and not an agent who went.
 */
function forget(now: MainState, why: SignedOutWhy | null): MainState {
  return {
    ...now,
    agent: initialAgent,
    offers: initialOffers,
    calls: initialState.calls,
    work: initialWork,
    messages: { ...now.messages, unread: 0, wanted: null },
    history: initialState.history,
    seeing: { ...now.seeing, fresh: [] },
    transcripts: {},
    wrapUps: initialState.wrapUps,
    line: initialLine,
    monitor: initialMonitor,
    peer: null,
    iceServers: null,
    earlyEnds: [],
    due: [],
    audio: quiet(now).audio,
    connection: { ...initialState.connection, network: now.connection.network },
    desktop: {
      ...now.desktop,
      notices: [],
      clickToDial: why === "signedOut" ? null : now.desktop.clickToDial,
    },
  };
}

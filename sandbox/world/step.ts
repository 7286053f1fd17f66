import { never } from "../../shared/assert.ts";
import * as agents from "./agents.ts";
import { arrive } from "./arrivals.ts";
import * as calls from "./calls.ts";
import type { Command } from "./commands.ts";
import { dial, farEndActs } from "./dialling.ts";
import { dispose, wrapUpRunsOut } from "./dispositions.ts";
import * as legs from "./legs.ts";
import * as messages from "./messages.ts";
import * as offers from "./offers.ts";
import { route } from "./routing.ts";
import * as transcripts from "./transcripts.ts";
import { transcribeCalls, transcriptDue } from "./transcripts.ts";
import * as transfers from "./transfers.ts";
import { done, refuse, Turn } from "./turn.ts";
import type { Answer, Step, Thing, World } from "./types.ts";

/**
 * One thing happens to the contact centre. Pure: the same world, command and time give the same step. What was due
 * by `now` happens first; work that waits is offered last.
 */
export function step(world: World, command: Command, now: number): Step {
  const turn = new Turn(world, now);
  whatIsDue(turn);
  const answer = carryOut(turn, command);
  route(turn);
  autoAccept(turn);
  transcribeCalls(turn);
  return { world: turn.world, events: turn.events, effects: turn.effects, answer };
}

/** When the world next does something by itself; Infinity: never, unless something happens. */
export function nextDue(world: World): number {
  let due = transcriptDue(world);
  for (const offer of Object.values(world.offers))
    if (offer.state === "open") due = Math.min(due, offer.expiresAt);
  for (const item of Object.values(world.items)) {
    if (item.retryAt > 0) due = Math.min(due, item.retryAt);
    if (item.legBy > 0) due = Math.min(due, item.legBy);
    if (item.farEnd !== null) due = Math.min(due, item.farEnd.at);
  }
  for (const agent of Object.values(world.agents)) {
    if (agent.wrapUpUntil > 0) due = Math.min(due, agent.wrapUpUntil);
    if (agent.phoneAnswersAt > 0) due = Math.min(due, agent.phoneAnswersAt);
  }
  return due;
}

function whatIsDue(turn: Turn): void {
  const { now } = turn;
  agents.expireOffers(turn);
  for (const agent of turn.agents()) {
    if (agent.phoneAnswersAt > 0 && agent.phoneAnswersAt <= now) {
      const { userId, telephony } = agent;
      if (telephony.answers) legs.legIsUp(turn, { kind: "legIsUp", userId });
      else legs.legIsGone(turn, { kind: "legIsGone", userId });
    }
    if (agent.wrapUpUntil > 0 && agent.wrapUpUntil <= now) wrapUpRunsOut(turn, agent);
  }
  for (const item of turn.items()) {
    if (item.farEnd !== null && item.farEnd.at <= now) farEndActs(turn, item);
    else if (item.legBy > 0 && item.legBy <= now) legs.legNeverCame(turn, item.workitemId);
    else if (item.retryAt > 0 && item.retryAt <= now)
      turn.setItem(item.workitemId, { retryAt: 0, tried: [] });
  }
}

function autoAccept(turn: Turn): void {
  for (const { userId, offerId } of turn.openOffers()) {
    const agent = turn.agent(userId);
    if (agent?.acdAutoAccept && turn.callsOf(userId).length === 0) {
      offers.acceptOffer(turn, { kind: "acceptOffer", userId, offerId });
    }
  }
}

function carryOut(turn: Turn, command: Command): Answer {
  switch (command.kind) {
    case "tick":
      return done();
    case "setMoods":
      turn.world = { ...turn.world, moods: { ...turn.world.moods, ...command.moods } };
      return done(turn.world.moods);
    case "startSession":
      return agents.startSession(turn, command);
    case "endSession":
      return agents.endSession(turn, command);
    case "acdLogin":
      return agents.acdLogin(turn, command);
    case "acdLogout":
      return agents.acdLogout(turn, command);
    case "setStatusOf":
      return agents.setStatusOf(turn, command);
    case "forceLogout":
      return agents.forceLogout(turn, command);
    case "acceptOffer":
      return offers.acceptOffer(turn, command);
    case "rejectOffer":
      return offers.rejectOffer(turn, command);
    case "expireOffer":
      return offers.expireOffer(turn, command);
    case "withdrawOffer":
      return offers.withdrawOffer(turn, command);
    case "arrive":
      return arrive(turn, command);
    case "callerHangsUp":
      return calls.callerHangsUp(turn, command);
    case "bridge":
      return calls.bridge(turn, command);
    case "hold":
      return calls.hold(turn, command);
    case "hangUp":
      return calls.hangUp(turn, command);
    case "muteCall":
      return calls.muteCall(turn, command);
    case "muteUser":
      return calls.muteUser(turn, command);
    case "digits":
      return calls.digits(turn, command);
    case "record":
      return calls.record(turn, command);
    case "dropVoicemail":
      return calls.dropVoicemail(turn, command);
    case "dial":
      return dial(turn, command);
    case "conference":
      return calls.conference(turn, command);
    case "joinCalls":
      return calls.joinCalls(turn, command);
    case "leaveCalls":
      return calls.leaveCalls(turn, command);
    case "transferToAgent":
      return transfers.transferToAgent(turn, command);
    case "transferToQueue":
      return transfers.transferToQueue(turn, command);
    case "transferOut":
      return transfers.transferOut(turn, command);
    case "completeTransfer":
      return transfers.completeTransfer(turn, command);
    case "transcribe":
      return transcripts.transcribe(turn, command);
    case "completeTranscript":
      return transcripts.completeTranscript(turn, command);
    case "setPriority":
      return calls.setPriority(turn, command);
    case "dispose":
      return dispose(turn, command);
    case "note":
      return calls.note(turn, command);
    case "send":
      return messages.send(turn, command);
    case "reply":
      return messages.reply(turn, command);
    case "connect":
      return legs.connect(turn, command);
    case "disconnect":
      return legs.disconnect(turn, command);
    case "legIsUp":
      return legs.legIsUp(turn, command);
    case "legIsDetached":
      return legs.legIsDetached(turn, command);
    case "legIsGone":
      return legs.legIsGone(turn, command);
    case "monitor":
      return agents.monitor(turn, command);
    case "terminate":
      return agents.terminateOther(turn, command);
    case "putThing":
      return putThing(turn, command.type, command.userId, command.thing);
    case "deleteThing":
      return deleteThing(turn, command.type, command.id);
    case "changeAgent":
      return agents.changeAgent(turn, command);
    default:
      return never(command);
  }
}

/** Made, or changed where its `_id` is known. */
function putThing(
  turn: Turn,
  type: string,
  userId: string,
  given: Readonly<Record<string, unknown>>,
): Answer {
  const id = typeof given._id === "string" && given._id !== "" ? given._id : turn.objectId();
  const before = turn.thing(type, id);
  const thing: Thing = {
    objectType: type,
    tenantId: turn.world.tenantId,
    createdAt: turn.now,
    createdBy: userId,
    deletedAt: 0,
    ...before,
    ...given,
    _id: before?._id ?? id,
    modifiedAt: turn.now,
    modifiedBy: userId,
  };
  turn.putThing(type, thing);
  return done(thing);
}

function deleteThing(turn: Turn, type: string, id: string): Answer {
  const thing = turn.thing(type, id);
  if (thing === undefined) return refuse("notFound", `no such ${type}`);
  const { [thing._id]: _, ...things } = turn.world.things[type] ?? {};
  turn.world = { ...turn.world, things: { ...turn.world.things, [type]: things } };
  return done();
}

import { never } from "../../shared/assert.ts";
import * as agents from "./agents.ts";
import { arrive } from "./arrivals.ts";
import * as calls from "./calls.ts";
import type { Command } from "./commands.ts";
import { dial, farEndResponds } from "./dialling.ts";
import { dispose, wrapUpRunsOut } from "./dispositions.ts";
import * as legs from "./legs.ts";
import * as messages from "./messages.ts";
import * as offers from "./offers.ts";
import { route } from "./routing.ts";
import { done, refuse, Transaction } from "./transaction.ts";
import * as transcripts from "./transcripts.ts";
import { transcribeCalls, transcriptDue } from "./transcripts.ts";
import * as transfers from "./transfers.ts";
import type { Answer, Step, TenantObject, World } from "./types.ts";

/**
 * One thing happens to the contact centre. Pure: the same world, command and time give the same step. What was due
 * by `now` happens first; work that waits is offered last.
 */
export function step(world: World, command: Command, now: number): Step {
  const tx = new Transaction(world, now);
  runDue(tx);
  const answer = execute(tx, command);
  route(tx);
  autoAccept(tx);
  transcribeCalls(tx);
  return { world: tx.world, events: tx.events, effects: tx.effects, answer };
}

/** When the world next does something by itself; Infinity: never, unless something happens. */
export function nextDue(world: World): number {
  let due = transcriptDue(world);
  for (const offer of Object.values(world.offers))
    if (offer.state === "open") due = Math.min(due, offer.expiresAt);
  for (const item of Object.values(world.items)) {
    if (item.retryAt > 0) due = Math.min(due, item.retryAt);
    if (item.legDeadline > 0) due = Math.min(due, item.legDeadline);
    if (item.farEnd !== null) due = Math.min(due, item.farEnd.at);
  }
  for (const agent of Object.values(world.agents)) {
    if (agent.wrapUpUntil > 0) due = Math.min(due, agent.wrapUpUntil);
    if (agent.phoneAnswersAt > 0) due = Math.min(due, agent.phoneAnswersAt);
  }
  return due;
}

function runDue(tx: Transaction): void {
  const { now } = tx;
  agents.expireOffers(tx);
  for (const agent of tx.agents()) {
    if (agent.phoneAnswersAt > 0 && agent.phoneAnswersAt <= now) {
      const { userId, telephony } = agent;
      if (telephony.answers) legs.legIsUp(tx, { kind: "legIsUp", userId });
      else legs.legIsGone(tx, { kind: "legIsGone", userId });
    }
    if (agent.wrapUpUntil > 0 && agent.wrapUpUntil <= now) wrapUpRunsOut(tx, agent);
  }
  for (const item of tx.items()) {
    if (item.farEnd !== null && item.farEnd.at <= now) farEndResponds(tx, item);
    else if (item.legDeadline > 0 && item.legDeadline <= now) legs.legTimedOut(tx, item.workitemId);
    else if (item.retryAt > 0 && item.retryAt <= now)
      tx.setItem(item.workitemId, { retryAt: 0, declinedBy: [] });
  }
}

function autoAccept(tx: Transaction): void {
  for (const { userId, offerId } of tx.openOffers()) {
    const agent = tx.agent(userId);
    if (agent?.acdAutoAccept && tx.callsOf(userId).length === 0) {
      offers.acceptOffer(tx, { kind: "acceptOffer", userId, offerId });
    }
  }
}

function execute(tx: Transaction, command: Command): Answer {
  switch (command.kind) {
    case "tick":
      return done();
    case "setBehaviour":
      tx.world = { ...tx.world, behaviour: { ...tx.world.behaviour, ...command.behaviour } };
      return done(tx.world.behaviour);
    case "startSession":
      return agents.startSession(tx, command);
    case "endSession":
      return agents.endSession(tx, command);
    case "acdLogin":
      return agents.acdLogin(tx, command);
    case "acdLogout":
      return agents.acdLogout(tx, command);
    case "setStatusOf":
      return agents.setStatusOf(tx, command);
    case "forceLogout":
      return agents.forceLogout(tx, command);
    case "acceptOffer":
      return offers.acceptOffer(tx, command);
    case "rejectOffer":
      return offers.rejectOffer(tx, command);
    case "expireOffer":
      return offers.expireOffer(tx, command);
    case "withdrawOffer":
      return offers.withdrawOffer(tx, command);
    case "arrive":
      return arrive(tx, command);
    case "callerHangsUp":
      return calls.callerHangsUp(tx, command);
    case "bridge":
      return calls.bridge(tx, command);
    case "hold":
      return calls.hold(tx, command);
    case "hangUp":
      return calls.hangUp(tx, command);
    case "muteCall":
      return calls.muteCall(tx, command);
    case "muteUser":
      return calls.muteUser(tx, command);
    case "digits":
      return calls.digits(tx, command);
    case "record":
      return calls.record(tx, command);
    case "dropVoicemail":
      return calls.dropVoicemail(tx, command);
    case "dial":
      return dial(tx, command);
    case "conference":
      return calls.conference(tx, command);
    case "joinCalls":
      return calls.joinCalls(tx, command);
    case "leaveCalls":
      return calls.leaveCalls(tx, command);
    case "transferToAgent":
      return transfers.transferToAgent(tx, command);
    case "transferToQueue":
      return transfers.transferToQueue(tx, command);
    case "transferOut":
      return transfers.transferOut(tx, command);
    case "completeTransfer":
      return transfers.completeTransfer(tx, command);
    case "transcribe":
      return transcripts.transcribe(tx, command);
    case "completeTranscript":
      return transcripts.completeTranscript(tx, command);
    case "setPriority":
      return calls.setPriority(tx, command);
    case "dispose":
      return dispose(tx, command);
    case "note":
      return calls.note(tx, command);
    case "send":
      return messages.send(tx, command);
    case "reply":
      return messages.reply(tx, command);
    case "connect":
      return legs.connect(tx, command);
    case "disconnect":
      return legs.disconnect(tx, command);
    case "legIsUp":
      return legs.legIsUp(tx, command);
    case "legIsDetached":
      return legs.legIsDetached(tx, command);
    case "legIsGone":
      return legs.legIsGone(tx, command);
    case "monitor":
      return agents.monitor(tx, command);
    case "terminate":
      return agents.terminateOther(tx, command);
    case "putObject":
      return putObject(tx, command.type, command.userId, command.object);
    case "deleteObject":
      return deleteObject(tx, command.type, command.id);
    case "changeAgent":
      return agents.changeAgent(tx, command);
    default:
      return never(command);
  }
}

/** Made, or changed where its `_id` is known. */
function putObject(
  tx: Transaction,
  type: string,
  userId: string,
  given: Readonly<Record<string, unknown>>,
): Answer {
  const id = typeof given._id === "string" && given._id !== "" ? given._id : tx.objectId();
  const before = tx.object(type, id);
  const object: TenantObject = {
    objectType: type,
    tenantId: tx.world.tenantId,
    createdAt: tx.now,
    createdBy: userId,
    deletedAt: 0,
    ...before,
    ...given,
    _id: before?._id ?? id,
    modifiedAt: tx.now,
    modifiedBy: userId,
  };
  tx.putObject(type, object);
  return done(object);
}

function deleteObject(tx: Transaction, type: string, id: string): Answer {
  const object = tx.object(type, id);
  if (object === undefined) return refuse("notFound", `no such ${type}`);
  const { [object._id]: _, ...objects } = tx.world.objects[type] ?? {};
  tx.world = { ...tx.world, objects: { ...tx.world.objects, [type]: objects } };
  return done();
}

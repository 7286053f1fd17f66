import { never } from "../../shared/assert.ts";
import * as agents from "./agents.ts";
import { arrive } from "./arrivals.ts";
import * as calls from "./calls.ts";
import type { Command } from "./commands.ts";
import * as conversations from "./conversations.ts";
import { advance } from "./delivery.ts";
import { dial, farEndResponds } from "./dialling.ts";
import { dispose, wrapUpRunsOut } from "./dispositions.ts";
import * as legs from "./legs.ts";
import * as messages from "./messages.ts";
import * as monitoring from "./monitoring.ts";
import * as offers from "./offers.ts";
import { conversationOnWire, unreadOnWire } from "./projection.ts";
import { route } from "./routing.ts";
import type { WorldState } from "./state.ts";
import { done, refuse, Transaction } from "./transaction.ts";
import * as transcripts from "./transcripts.ts";
import { transcribeCalls } from "./transcripts.ts";
import * as transfers from "./transfers.ts";
import { type Answer, everybody, type Step, type TenantObject } from "./types.ts";

/**
 * One thing happens to the contact centre, which is changed by it. The same world, command and time give the same step.
 * What was due by `now` happens first; work that waits is offered last.
 */
export function step(world: WorldState, command: Command, now: number): Step {
  const tx = new Transaction(world, now);
  runDue(tx);
  const answer = execute(tx, command);
  route(tx);
  autoAccept(tx);
  transcribeCalls(tx);
  monitoring.tellOfCalls(tx);
  sendConversations(tx);
  return { events: tx.events, effects: tx.effects, changes: tx.changes, answer };
}

function runDue(tx: Transaction): void {
  const { now } = tx;
  const due = tx.world.dueBy(now);
  for (const offer of due.offers) offers.expire(tx, offer);
  for (const { userId } of due.agents) {
    const agent = tx.agent(userId);
    if (agent === undefined) continue;
    if (agent.phoneAnswersAt > 0 && agent.phoneAnswersAt <= now) {
      if (agent.telephony.answers) legs.legIsUp(tx, { kind: "legIsUp", userId });
      else legs.legIsGone(tx, { kind: "legIsGone", userId });
    }
    if (agent.wrapUpUntil > 0 && agent.wrapUpUntil <= now) wrapUpRunsOut(tx, agent);
  }
  for (const { workitemId } of due.items) {
    const item = tx.item(workitemId);
    if (item === undefined) continue;
    if (item.farEnd !== null && item.farEnd.at <= now) farEndResponds(tx, item);
    else if (item.legDeadline > 0 && item.legDeadline <= now) legs.legTimedOut(tx, workitemId);
    else if (item.retryAt > 0 && item.retryAt <= now) tx.setItem(workitemId, { retryAt: 0, declinedBy: [] });
  }
  for (const { messageId } of due.deliveries) {
    const delivery = tx.world.deliveries.get(messageId);
    if (delivery !== undefined) advance(tx, delivery);
  }
  for (const transcript of due.transcripts) transcripts.continueScript(tx, transcript);
}

/** Each conversation that changed, once. */
function sendConversations(tx: Transaction): void {
  for (const conversationId of tx.changedConversations) {
    const conversation = tx.world.conversations.get(conversationId);
    if (conversation === undefined) continue;
    tx.notify(everybody, "ConversationChangedNotification", {
      conversation: conversationOnWire(tx.world, conversation),
      unreadCounts: unreadOnWire(tx.world),
    });
  }
}

/** For agents who were offered something, or became free. */
function autoAccept(tx: Transaction): void {
  for (const userId of [...tx.changes.agents]) {
    if (tx.agent(userId)?.acdAutoAccept !== true) continue;
    for (const { offerId } of [...tx.world.offersTo(userId)]) {
      if (tx.callsOf(userId).length > 0) break;
      offers.acceptOffer(tx, { kind: "acceptOffer", userId, offerId });
    }
  }
}

function execute(tx: Transaction, command: Command): Answer {
  switch (command.kind) {
    case "tick":
      return done();
    case "setBehaviour":
      tx.world.behaviour = { ...tx.world.behaviour, ...command.behaviour };
      return done(tx.world.behaviour);
    case "startSession":
      return agents.startSession(tx, command);
    case "endSession":
      return agents.endSession(tx, command);
    case "acdLogin":
      return agents.acdLogin(tx, command);
    case "live":
      return agents.live(tx, command);
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
    case "verifyConsent":
      return messages.verifyConsent(tx, command);
    case "customerLeaves":
      return messages.customerLeaves(tx, command);
    case "createConversation":
      return conversations.createConversation(tx, command);
    case "readConversation":
      return conversations.readConversation(tx, command);
    case "unreadConversation":
      return conversations.unreadConversation(tx, command);
    case "archiveConversation":
      return conversations.archiveConversation(tx, command);
    case "saveDraft":
      return conversations.saveDraft(tx, command);
    case "deleteDraft":
      return conversations.deleteDraft(tx, command);
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
  tx.world.objects[type]?.delete(object._id);
  return done();
}

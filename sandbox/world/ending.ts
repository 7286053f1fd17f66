import { countMissed } from "./conversations.ts";
import { linkedItem } from "./far-ends.ts";
import { type MonitorOver, stopMonitoring } from "./monitoring.ts";
import { closeOffer } from "./routing.ts";
import { availableStatus, serverStatuses } from "./statuses.ts";
import type { Transaction } from "./transaction.ts";
import type { Item } from "./types.ts";

/** Ends a workitem, closes its offers and lets its agent go on; of a call between agents both halves end. */
export function terminate(tx: Transaction, item: Item, reason: string): void {
  const byCaller = reason === "CUSTOMER_HANGUP";
  for (const offer of [...tx.world.offersFor(item.workitemId)])
    closeOffer(tx, offer, byCaller ? "hangup" : "removed");
  const missed = item.directTo !== "" && item.agentId === "" && item.channelType === "voice" && !byCaller;
  tx.setItem(item.workitemId, {
    state: "terminated",
    terminatedAt: tx.now,
    terminationReason: reason,
    inMute: false,
    inRecording: false,
    inConference: false,
    legDeadline: 0,
    farEnd: null,
    ...(missed ? { extra: { ...item.extra, voicemailFile: `voicemail-${item._id}.wav` } } : {}),
  });
  const over = tx.world.history.get(item.workitemId);
  if (over !== undefined) countMissed(tx, over);
  tx.changedConversations.add(item.conversationId);
  const other = linkedItem(tx, item);
  if (other !== undefined) terminate(tx, other, reason === "AGENT_HANGUP" ? "CUSTOMER_HANGUP" : reason);
  if (item.agentId === "") return;
  const { wrapUpWorkitems = [] } = tx.agent(item.agentId) ?? {};
  tx.setAgent(item.agentId, { wrapUpWorkitems: [...wrapUpWorkitems, item.workitemId] });
  if (item.channelType === "voice")
    callEnded(tx, item.agentId, reason === "TRANSFERRED" ? "transferred" : "callEnded");
  else if (tx.callsOf(item.agentId).length === 0) wrapUp(tx, item.agentId);
}

/**
 * The agent has one call less. After the last: wrap-up or the next status, no mute, and no leg unless it stays up.
 * @param over what whoever listened to it is told
 */
export function callEnded(tx: Transaction, userId: string, over: MonitorOver): void {
  const left = tx.callsOf(userId);
  const agent = tx.agent(userId);
  if (agent === undefined) return;
  if (left.length > 0) {
    if (left.length === 1 && agent.inConference) leaveConference(tx, userId);
    return;
  }
  if (agent.inMute || agent.inConference) {
    tx.setAgent(userId, { inMute: false, inConference: false });
    tx.notifyPhone(userId);
  }
  stopMonitoring(tx, userId, over);
  if (agent.leg !== "none" && !agent.telephony.workOffHook && agent.monitors === null) {
    tx.setAgent(userId, { leg: "none", phoneAnswersAt: 0 });
    tx.effects.push({ kind: "endLeg", userId });
    tx.notifyPhone(userId);
  }
  if (agent.acdLoginAt === 0) return;
  if (tx.world.behaviour.wrapUpMs > 0) wrapUp(tx, userId);
  else returnToWork(tx, userId);
}

/** The agent says what became of it, where the tenant gives time for that. */
function wrapUp(tx: Transaction, userId: string): void {
  const { wrapUpMs } = tx.world.behaviour;
  if (wrapUpMs === 0 || (tx.agent(userId)?.acdLoginAt ?? 0) === 0) return;
  tx.setAgent(userId, { wrapUpUntil: tx.now + wrapUpMs });
  tx.setStatus(userId, serverStatuses.wrapUp, "wrapUp");
}

/** Where the server puts an agent after a call: their choice, or Available if it is set to that. */
export function returnToWork(tx: Transaction, userId: string): void {
  const agent = tx.agent(userId);
  if (agent === undefined) return;
  const to = tx.world.behaviour.afterCall === "available" ? availableStatus : agent.nextStatusId;
  const by = to === agent.nextStatusId ? agent.nextStatusBy : "";
  // It is said once whose doing it was.
  tx.setAgent(userId, { wrapUpUntil: 0, wrapUpWorkitems: [], nextStatusBy: "" });
  tx.setStatus(userId, to || availableStatus, by === "" ? "afterCall" : "supervisor", by);
}

export function leaveConference(tx: Transaction, userId: string): void {
  tx.setAgent(userId, { inConference: false });
  const [first, ...others] = tx.callsOf(userId).filter((item) => item.state === "active");
  if (first !== undefined) tx.setItem(first.workitemId, { inConference: false });
  for (const item of others) tx.setItem(item.workitemId, { inConference: false, state: "hold" });
  tx.notifyPhone(userId);
}

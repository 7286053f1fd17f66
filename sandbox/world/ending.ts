import { closeOffer, openOffersFor } from "./routing.ts";
import { availableStatus, serverStatuses } from "./statuses.ts";
import { otherHalf } from "./talks.ts";
import type { Turn } from "./turn.ts";
import type { Item } from "./types.ts";

/** Ends a workitem, closes its offers and lets its agent go on; of a call between agents both halves end. */
export function terminate(turn: Turn, item: Item, reason: string): void {
  const byCaller = reason === "CUSTOMER_HANGUP";
  for (const offer of openOffersFor(turn, item.workitemId))
    closeOffer(turn, offer, byCaller ? "hangup" : "removed");
  const missed = item.directTo !== "" && item.agentId === "" && item.channelType === "voice" && !byCaller;
  turn.setItem(item.workitemId, {
    state: "terminated",
    terminatedAt: turn.now,
    terminationReason: reason,
    inMute: false,
    inRecording: false,
    inConference: false,
    legBy: 0,
    farEnd: null,
    ...(missed ? { extra: { ...item.extra, voicemailFile: `voicemail-${item._id}.wav` } } : {}),
  });
  const other = otherHalf(turn, item);
  if (other !== undefined) terminate(turn, other, reason === "AGENT_HANGUP" ? "CUSTOMER_HANGUP" : reason);
  if (item.agentId === "" || item.channelType !== "voice") return;
  const { wrapsUp = [] } = turn.agent(item.agentId) ?? {};
  turn.setAgent(item.agentId, { wrapsUp: [...wrapsUp, item.workitemId] });
  callIsOver(turn, item.agentId);
}

/** The agent has one call less. After the last: wrap-up or the next status, no mute, and no leg unless it stays up. */
export function callIsOver(turn: Turn, userId: string): void {
  const left = turn.callsOf(userId);
  const agent = turn.agent(userId);
  if (agent === undefined) return;
  if (left.length > 0) {
    if (left.length === 1 && agent.inConference) leaveConference(turn, userId);
    return;
  }
  if (agent.inMute || agent.inConference) {
    turn.setAgent(userId, { inMute: false, inConference: false });
    turn.tellPhone(userId);
  }
  stopMonitoring(turn, userId);
  if (agent.leg !== "none" && !agent.telephony.workOffHook && agent.monitors === null) {
    turn.setAgent(userId, { leg: "none", phoneAnswersAt: 0 });
    turn.effects.push({ kind: "endLeg", userId });
    turn.tellPhone(userId);
  }
  if (agent.acdLoginAt === 0) return;
  const { wrapUpMs } = turn.world.moods;
  if (wrapUpMs > 0) {
    turn.setAgent(userId, { wrapUpUntil: turn.now + wrapUpMs });
    turn.setStatus(userId, serverStatuses.wrapUp, "wrapUp");
  } else {
    backToWork(turn, userId);
  }
}

/** Where the server puts an agent after a call: their choice, or Available if that is its mood. */
export function backToWork(turn: Turn, userId: string): void {
  const agent = turn.agent(userId);
  if (agent === undefined) return;
  const to = turn.world.moods.afterCall === "available" ? availableStatus : agent.nextStatusId;
  turn.setAgent(userId, { wrapUpUntil: 0, wrapsUp: [] });
  turn.setStatus(userId, to || availableStatus, "afterCall");
}

export function leaveConference(turn: Turn, userId: string): void {
  turn.setAgent(userId, { inConference: false });
  const [first, ...others] = turn.callsOf(userId).filter((item) => item.state === "active");
  if (first !== undefined) turn.setItem(first.workitemId, { inConference: false });
  for (const item of others) turn.setItem(item.workitemId, { inConference: false, state: "hold" });
  turn.tellPhone(userId);
}

/** Whoever listens to this agent hears nothing more; their own leg goes with it unless it is used. */
function stopMonitoring(turn: Turn, userId: string): void {
  for (const supervisor of turn.agents().filter((one) => one.monitors?.userId === userId)) {
    turn.setAgent(supervisor.userId, { monitors: null });
    if (turn.callsOf(supervisor.userId).length > 0 || supervisor.telephony.workOffHook) continue;
    if (supervisor.leg === "none") continue;
    turn.setAgent(supervisor.userId, { leg: "none", phoneAnswersAt: 0 });
    turn.effects.push({ kind: "endLeg", userId: supervisor.userId });
    turn.tellPhone(supervisor.userId);
  }
}

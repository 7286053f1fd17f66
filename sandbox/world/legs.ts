import type { CommandOf } from "./commands.ts";
import { terminate } from "./ending.ts";
import { linkedItem } from "./far-ends.ts";
import { setMonitors } from "./monitoring.ts";
import { serverStatuses } from "./statuses.ts";
import { done, refuse, type Transaction } from "./transaction.ts";
import type { Answer, Item } from "./types.ts";

/** How long a PSTN agent's telephone rings before it is picked up, if it is. */
const phoneAnswerMs = 400;

/** Rings the agent's leg unless it rings or is up already. */
export function requestLeg(tx: Transaction, userId: string): void {
  const agent = tx.agent(userId);
  if (agent === undefined || agent.leg !== "none") return;
  const { type, answers } = agent.telephony;
  const isPhone = type === "PSTN";
  const rings = answers ? phoneAnswerMs : tx.world.behaviour.ringForMs;
  tx.setAgent(userId, { leg: "ringing", phoneAnswersAt: isPhone ? tx.now + rings : 0 });
  if (!isPhone) tx.effects.push({ kind: "ringLeg", userId });
  tx.notifyPhone(userId);
}

/** Active when the leg is up; else the leg is asked for and the call waits for it. */
export function bridgeToLeg(tx: Transaction, workitemId: string): void {
  const item = tx.item(workitemId);
  const agent = item === undefined ? undefined : tx.agent(item.agentId);
  if (item === undefined || agent === undefined) return;
  if (!tx.world.behaviour.needsLeg || agent.leg === "up" || agent.leg === "detached")
    return activate(tx, item);
  tx.setItem(workitemId, { legDeadline: tx.now + tx.world.behaviour.legGraceMs });
  requestLeg(tx, agent.userId);
}

/** The agent talks in this one; another that was active is held, unless they are in one conference. */
function activate(tx: Transaction, item: Item): void {
  const agent = tx.agent(item.agentId);
  if (agent === undefined) return;
  if (!agent.inConference) {
    for (const other of tx.callsOf(agent.userId)) {
      if (other.workitemId !== item.workitemId && other.state === "active") {
        tx.setItem(other.workitemId, { state: "hold" });
      }
    }
  }
  tx.setItem(item.workitemId, {
    state: "active",
    legDeadline: 0,
    inMute: agent.inMute,
    inConference: agent.inConference,
  });
  // A colleague who called hears that they were answered.
  const other = linkedItem(tx, item);
  if (other?.state !== "ringing") return;
  tx.setItem(other.workitemId, { state: "offered", farEnd: null });
  tx.notify(other.agentId, "callConnected", {}, other.workitemId);
  bridgeToLeg(tx, other.workitemId);
}

export function connect(tx: Transaction, { userId }: CommandOf<"connect">): Answer {
  const agent = tx.agent(userId);
  if (agent?.telephony.type === "PSTN" && agent.telephony.number === "") {
    return refuse("invalid", "no telephone number is set for this user");
  }
  if (tx.world.behaviour.needsLeg) requestLeg(tx, userId);
  return done({ voiceState: tx.agent(userId)?.leg ?? "none" });
}

/** The leg and all calls on it end. */
export function disconnect(tx: Transaction, { userId }: CommandOf<"disconnect">): Answer {
  const agent = tx.agent(userId);
  const hadLeg = agent !== undefined && agent.leg !== "none";
  if (hadLeg) tx.setAgent(userId, { leg: "none", phoneAnswersAt: 0 });
  for (const item of tx.callsOf(userId)) terminate(tx, item, "AGENT_DISCONNECTED");
  if (hadLeg) {
    setMonitors(tx, userId, null);
    tx.effects.push({ kind: "endLeg", userId });
    tx.notifyPhone(userId);
  }
  return done({});
}

export function legIsUp(tx: Transaction, { userId }: CommandOf<"legIsUp">): Answer {
  tx.setAgent(userId, { leg: "up", phoneAnswersAt: 0 });
  tx.notifyPhone(userId);
  for (const item of tx.callsOf(userId)) {
    if (item.legDeadline === 0) continue;
    // One that was lost with its leg in mid-call is talked in or held as before.
    if (item.state === "offered" && item.farEnd === null) activate(tx, item);
    else tx.setItem(item.workitemId, { legDeadline: 0 });
  }
  return done();
}

export function legIsDetached(tx: Transaction, { userId }: CommandOf<"legIsDetached">): Answer {
  if (tx.agent(userId)?.leg === "up") tx.setAgent(userId, { leg: "detached" });
  return done();
}

/** Lost for good, or ended by the agent's side: calls on it wait a while for another leg. */
export function legIsGone(tx: Transaction, { userId }: CommandOf<"legIsGone">): Answer {
  const agent = tx.agent(userId);
  if (agent === undefined || agent.leg === "none") return done();
  tx.setAgent(userId, { leg: "none", phoneAnswersAt: 0 });
  setMonitors(tx, userId, null);
  tx.notifyPhone(userId);
  for (const item of tx.callsOf(userId)) {
    if (item.legDeadline === 0)
      tx.setItem(item.workitemId, { legDeadline: tx.now + tx.world.behaviour.legGraceMs });
  }
  return done();
}

/** The time for a leg is over: a call that was talked in ends; one that never began goes to somebody else. */
export function legTimedOut(tx: Transaction, workitemId: string): void {
  const item = tx.item(workitemId);
  if (item === undefined) return;
  const { agentId } = item;
  if (item.state !== "offered" || item.queueId === "") return terminate(tx, item, "LINE_FAILURE");
  tx.setItem(workitemId, {
    state: "inqueue",
    agentId: "",
    assignedAt: 0,
    legDeadline: 0,
    declinedBy: [agentId],
  });
  if (tx.callsOf(agentId).length === 0) tx.setStatus(agentId, serverStatuses.noAnswer, "noAnswer");
}

import type { CommandOf } from "./commands.ts";
import { terminate } from "./ending.ts";
import { serverStatuses } from "./statuses.ts";
import { otherHalf } from "./talks.ts";
import { done, refuse, type Turn } from "./turn.ts";
import type { Answer, Item } from "./types.ts";

/** How long a PSTN agent's telephone rings before it is picked up, if it is. */
const phoneAnswerMs = 400;

/** Rings the agent's leg unless it rings or is up already. */
export function wantLeg(turn: Turn, userId: string): void {
  const agent = turn.agent(userId);
  if (agent === undefined || agent.leg !== "none") return;
  const { type, answers } = agent.telephony;
  const isPhone = type === "PSTN";
  const rings = answers ? phoneAnswerMs : turn.world.moods.ringForMs;
  turn.setAgent(userId, { leg: "ringing", phoneAnswersAt: isPhone ? turn.now + rings : 0 });
  if (!isPhone) turn.effects.push({ kind: "ringLeg", userId });
  turn.tellPhone(userId);
}

/** Active when the leg is up; else the leg is asked for and the call waits for it. */
export function putOnLeg(turn: Turn, workitemId: string): void {
  const item = turn.item(workitemId);
  const agent = item === undefined ? undefined : turn.agent(item.agentId);
  if (item === undefined || agent === undefined) return;
  if (!turn.world.moods.needsLeg || agent.leg === "up" || agent.leg === "detached")
    return activate(turn, item);
  turn.setItem(workitemId, { legBy: turn.now + turn.world.moods.legGraceMs });
  wantLeg(turn, agent.userId);
}

/** The agent talks in this one; another that was active is held, unless they are in one conference. */
function activate(turn: Turn, item: Item): void {
  const agent = turn.agent(item.agentId);
  if (agent === undefined) return;
  if (!agent.inConference) {
    for (const other of turn.callsOf(agent.userId)) {
      if (other.workitemId !== item.workitemId && other.state === "active") {
        turn.setItem(other.workitemId, { state: "hold" });
      }
    }
  }
  turn.setItem(item.workitemId, {
    state: "active",
    legBy: 0,
    inMute: agent.inMute,
    inConference: agent.inConference,
  });
  // A colleague who called hears that they were answered.
  const other = otherHalf(turn, item);
  if (other?.state !== "ringing") return;
  turn.setItem(other.workitemId, { state: "offered", farEnd: null });
  turn.tell(other.agentId, "callConnected", {}, other.workitemId);
  putOnLeg(turn, other.workitemId);
}

export function connect(turn: Turn, { userId }: CommandOf<"connect">): Answer {
  const agent = turn.agent(userId);
  if (agent?.telephony.type === "PSTN" && agent.telephony.number === "") {
    return refuse("invalid", "no telephone number is set for this user");
  }
  if (turn.world.moods.needsLeg) wantLeg(turn, userId);
  return done({ voiceState: turn.agent(userId)?.leg ?? "none" });
}

/** The leg and all calls on it end. */
export function disconnect(turn: Turn, { userId }: CommandOf<"disconnect">): Answer {
  const agent = turn.agent(userId);
  const hadLeg = agent !== undefined && agent.leg !== "none";
  if (hadLeg) turn.setAgent(userId, { leg: "none", phoneAnswersAt: 0 });
  for (const item of turn.callsOf(userId)) terminate(turn, item, "AGENT_DISCONNECTED");
  if (hadLeg) {
    turn.setAgent(userId, { monitors: null });
    turn.effects.push({ kind: "endLeg", userId });
    turn.tellPhone(userId);
  }
  return done({});
}

export function legIsUp(turn: Turn, { userId }: CommandOf<"legIsUp">): Answer {
  turn.setAgent(userId, { leg: "up", phoneAnswersAt: 0 });
  turn.tellPhone(userId);
  for (const item of turn.callsOf(userId)) {
    if (item.legBy === 0) continue;
    // One that was lost with its leg in mid-call is talked in or held as before.
    if (item.state === "offered" && item.farEnd === null) activate(turn, item);
    else turn.setItem(item.workitemId, { legBy: 0 });
  }
  return done();
}

export function legIsDetached(turn: Turn, { userId }: CommandOf<"legIsDetached">): Answer {
  if (turn.agent(userId)?.leg === "up") turn.setAgent(userId, { leg: "detached" });
  return done();
}

/** Lost for good, or ended by the agent's side: calls on it wait a while for another leg. */
export function legIsGone(turn: Turn, { userId }: CommandOf<"legIsGone">): Answer {
  const agent = turn.agent(userId);
  if (agent === undefined || agent.leg === "none") return done();
  turn.setAgent(userId, { leg: "none", phoneAnswersAt: 0, monitors: null });
  turn.tellPhone(userId);
  for (const item of turn.callsOf(userId)) {
    if (item.legBy === 0) turn.setItem(item.workitemId, { legBy: turn.now + turn.world.moods.legGraceMs });
  }
  return done();
}

/** The time for a leg is over: a call that was talked in ends; one that never began goes to somebody else. */
export function legNeverCame(turn: Turn, workitemId: string): void {
  const item = turn.item(workitemId);
  if (item === undefined) return;
  const { agentId } = item;
  if (item.state !== "offered" || item.queueId === "") return terminate(turn, item, "LINE_FAILURE");
  turn.setItem(workitemId, { state: "inqueue", agentId: "", assignedAt: 0, legBy: 0, tried: [agentId] });
  if (turn.callsOf(agentId).length === 0) turn.setStatus(agentId, serverStatuses.noAnswer, "noAnswer");
}

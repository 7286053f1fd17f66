import type { CommandOf } from "./commands.ts";
import { terminate } from "./ending.ts";
import { wantLeg } from "./legs.ts";
import { chooseStatus, runOut } from "./offers.ts";
import { closeOffer, letGo } from "./routing.ts";
import { availableStatus, serverStatuses } from "./statuses.ts";
import { done, refuse, type Turn } from "./turn.ts";
import type { Agent, Answer } from "./types.ts";

export function startSession(turn: Turn, { userId }: CommandOf<"startSession">): Answer {
  const agent = turn.setAgent(userId, { loginAt: turn.now });
  return agent === undefined ? refuse("notFound", "no such user") : done(agent);
}

export function endSession(turn: Turn, { userId }: CommandOf<"endSession">): Answer {
  leaveAcd(turn, userId, "loggedOut", "AGENT_LOGOUT");
  turn.setAgent(userId, { loginAt: 0 });
  turn.effects.push({ kind: "endSession", userId });
  return done({});
}

/** The first ACD login and every own status change: the same call, as seen on the wire. */
export function acdLogin(turn: Turn, { userId, statusId, queues }: CommandOf<"acdLogin">): Answer {
  const agent = turn.agent(userId);
  if (agent === undefined) return refuse("notFound", "no such user");
  const wanted = statusId ?? availableStatus;
  const status = turn.thing("userstatus", wanted);
  if (status === undefined) return refuse("invalid", "no such status");
  if (status.selectable !== true) return refuse("invalid", "the server sets this status by itself");
  const chosen = (queues ?? []).filter((id) => turn.thing("queue", id) !== undefined);
  if (chosen.length > 0) turn.setAgent(userId, { queues: chosen });
  const loginAt = agent.acdLoginAt || turn.now;
  if (agent.acdLoginAt === 0) turn.setAgent(userId, { acdLoginAt: loginAt });
  if (agent.acdLoginAt === 0 && turn.callsOf(userId).length > 0)
    turn.setStatus(userId, serverStatuses.onCall, "call");
  chooseStatus(turn, userId, String(status.statusId), "agent");
  return done({ loginAt });
}

export function acdLogout(turn: Turn, { userId }: CommandOf<"acdLogout">): Answer {
  withdrawOffers(turn, userId);
  turn.setStatus(userId, serverStatuses.loggedOut, "agent");
  return done({});
}

function withdrawOffers(turn: Turn, userId: string): void {
  for (const offer of turn.openOffers().filter((one) => one.userId === userId)) {
    closeOffer(turn, offer, "removed");
    letGo(turn, offer);
  }
}

/** Nothing stays with the agent: offers go on, calls end, the leg goes. */
function leaveAcd(turn: Turn, userId: string, reason: string, ending: string): void {
  withdrawOffers(turn, userId);
  const agent = turn.agent(userId);
  if (agent === undefined) return;
  turn.setAgent(userId, { monitors: null });
  turn.setStatus(userId, serverStatuses.loggedOut, reason);
  for (const item of turn.items().filter((one) => one.agentId === userId)) {
    if (item.channelType === "voice") terminate(turn, item, ending);
    else turn.setItem(item.workitemId, { state: "inqueue", agentId: "", assignedAt: 0 });
  }
  if (turn.agent(userId)?.leg === "none") return;
  turn.setAgent(userId, { leg: "none", phoneAnswersAt: 0 });
  turn.effects.push({ kind: "endLeg", userId });
}

function mayManage(turn: Turn, userId: string, of: string): Answer | Agent {
  const other = turn.agent(of);
  if (other === undefined) return refuse("notFound", "no such user");
  if (userId !== of && turn.agent(userId)?.role !== "Supervisor")
    return refuse("forbidden", "for supervisors only");
  return other;
}

/** A supervisor moves an agent. Server statuses are allowed: that is how one looks at them. */
export function setStatusOf(turn: Turn, { userId, of, statusId }: CommandOf<"setStatusOf">): Answer {
  const other = mayManage(turn, userId, of);
  if ("ok" in other) return other;
  const wanted = statusId ?? availableStatus;
  const status = turn.thing("userstatus", wanted);
  if (status === undefined) return refuse("invalid", "no such status");
  const id = String(status.statusId);
  // Not logged in to ACD: it waits for them. The SDK page's own example forces an agent out and then sets a status.
  if (other.acdLoginAt === 0) {
    turn.setAgent(of, { nextStatusId: id });
    return done({ loginAt: 0 });
  }
  if (status.kind === "loggedOut") withdrawOffers(turn, of);
  if (status.selectable === true) chooseStatus(turn, of, id, "supervisor");
  else turn.setStatus(of, id, "supervisor");
  return done({ loginAt: turn.agent(of)?.acdLoginAt ?? 0 });
}

export function forceLogout(turn: Turn, { userId, of, disable }: CommandOf<"forceLogout">): Answer {
  const other = mayManage(turn, userId, of);
  if ("ok" in other) return other;
  const reason = disable ? "disabled" : "forced";
  leaveAcd(turn, of, reason, "TERMINATED_BY_SUPERVISOR");
  turn.setAgent(of, { loginAt: 0, enabled: other.enabled && !disable });
  turn.tell(of, "ForceLogoutNotification", { userId: of, reason, by: userId });
  turn.effects.push({ kind: "endSession", userId: of });
  return done({});
}

export function terminateOther(turn: Turn, { userId, workitemId }: CommandOf<"terminate">): Answer {
  if (turn.agent(userId)?.role !== "Supervisor") return refuse("forbidden", "for supervisors only");
  const item = turn.item(workitemId);
  if (item === undefined) return refuse("notFound", "no such workitem");
  terminate(turn, item, "TERMINATED_BY_SUPERVISOR");
  return done({ workitemId });
}

/** Listening, joining and coaching differ in who hears whom; the mixer reads that from the world. */
export function monitor(turn: Turn, { userId, of, mode }: CommandOf<"monitor">): Answer {
  if (turn.agent(userId)?.role !== "Supervisor") return refuse("forbidden", "for supervisors only");
  if (turn.agent(of) === undefined) return refuse("notFound", "no such user");
  if (of === userId) return refuse("conflict", "that is you");
  if (turn.callsOf(of).length === 0) return refuse("conflict", "that agent is not in a call");
  turn.setAgent(userId, { monitors: { userId: of, mode } });
  if (turn.world.moods.needsLeg) wantLeg(turn, userId);
  return done({ userId: of, mode });
}

export function expireOffers(turn: Turn): void {
  for (const offer of turn.openOffers()) if (offer.expiresAt <= turn.now) runOut(turn, offer);
}

export function changeAgent(turn: Turn, { of, change }: CommandOf<"changeAgent">): Answer {
  const agent = turn.agent(of);
  if (agent === undefined) return refuse("notFound", "no such user");
  const { telephony, extra, voiceSettings, ...rest } = change;
  const next = turn.setAgent(of, {
    ...rest,
    telephony: { ...agent.telephony, ...telephony },
    voiceSettings: { ...agent.voiceSettings, ...voiceSettings },
    extra: { ...agent.extra, ...extra },
  });
  return done(next);
}

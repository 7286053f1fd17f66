import type { CommandOf } from "./commands.ts";
import { terminate } from "./ending.ts";
import { requestLeg } from "./legs.ts";
import { setMonitors, stopMonitoring } from "./monitoring.ts";
import { chooseStatus } from "./offers.ts";
import { closeOffer, returnToQueue } from "./routing.ts";
import { availableStatus, serverStatuses } from "./statuses.ts";
import { done, refuse, type Transaction } from "./transaction.ts";
import type { Agent, Answer } from "./types.ts";

export function startSession(tx: Transaction, { userId }: CommandOf<"startSession">): Answer {
  const agent = tx.setAgent(userId, { loginAt: tx.now });
  return agent === undefined ? refuse("notFound", "no such user") : done(agent);
}

export function endSession(tx: Transaction, { userId }: CommandOf<"endSession">): Answer {
  leaveAcd(tx, userId, "loggedOut", "AGENT_LOGOUT");
  tx.setAgent(userId, { loginAt: 0 });
  tx.effects.push({ kind: "endSession", userId });
  return done({});
}

/** The first ACD login and every own status change: the same call, as seen on the wire. */
export function acdLogin(
  tx: Transaction,
  { userId, statusId, queues, channels }: CommandOf<"acdLogin">,
): Answer {
  const agent = tx.agent(userId);
  if (agent === undefined) return refuse("notFound", "no such user");
  const chosenId = statusId ?? availableStatus;
  const status = tx.object("userstatus", chosenId);
  if (status === undefined) return refuse("invalid", "no such status");
  if (status.selectable !== true) return refuse("invalid", "the server sets this status by itself");
  const chosen = (queues ?? []).filter((id) => tx.object("queue", id) !== undefined);
  if (chosen.length > 0) tx.setAgent(userId, { queues: chosen });
  if (channels !== undefined) tx.setAgent(userId, { channels });
  const loginAt = agent.acdLoginAt || tx.now;
  if (agent.acdLoginAt === 0) tx.setAgent(userId, { acdLoginAt: loginAt });
  if (agent.acdLoginAt === 0 && tx.callsOf(userId).length > 0)
    tx.setStatus(userId, serverStatuses.onCall, "call");
  chooseStatus(tx, userId, String(status.statusId), "agent");
  return done({ loginAt });
}

/** Seen by supervisors only: an agent of the crowd whom real work came to in the meantime keeps to that. */
export function live(tx: Transaction, { userId, statusId, call }: CommandOf<"live">): Answer {
  const agent = tx.agent(userId);
  if (agent === undefined) return refuse("notFound", "no such user");
  if (tx.world.itemsOf(userId).length > 0) return done({});
  const callsToday = agent.callsToday + (call === null ? 0 : 1);
  if (agent.crowdCall !== call) tx.setAgent(userId, { crowdCall: call, callsToday });
  tx.setStatus(userId, statusId, "agent");
  return done({});
}

export function acdLogout(tx: Transaction, { userId }: CommandOf<"acdLogout">): Answer {
  withdrawOffers(tx, userId);
  tx.setStatus(userId, serverStatuses.loggedOut, "agent");
  return done({});
}

function withdrawOffers(tx: Transaction, userId: string): void {
  for (const offer of [...tx.world.offersTo(userId)]) {
    closeOffer(tx, offer, "removed");
    returnToQueue(tx, offer);
  }
}

/** Nothing stays with the agent: offers go on, calls end, the leg goes. */
function leaveAcd(tx: Transaction, userId: string, reason: string, ending: string): void {
  withdrawOffers(tx, userId);
  const agent = tx.agent(userId);
  if (agent === undefined) return;
  setMonitors(tx, userId, null);
  stopMonitoring(tx, userId, "agentLoggedOut");
  tx.setStatus(userId, serverStatuses.loggedOut, reason);
  for (const item of [...tx.world.itemsOf(userId)]) {
    if (item.channelType === "voice") terminate(tx, item, ending);
    else {
      // What belongs to no queue waits for them.
      const directTo = item.queueId === "" ? userId : "";
      tx.setItem(item.workitemId, { state: "inqueue", agentId: "", assignedAt: 0, directTo });
    }
  }
  if (tx.agent(userId)?.leg === "none") return;
  tx.setAgent(userId, { leg: "none", phoneAnswersAt: 0 });
  tx.effects.push({ kind: "endLeg", userId });
}

function mayManage(tx: Transaction, userId: string, of: string): Answer | Agent {
  const other = tx.agent(of);
  if (other === undefined) return refuse("notFound", "no such user");
  if (userId !== of && tx.agent(userId)?.role !== "Supervisor")
    return refuse("forbidden", "for supervisors only");
  return other;
}

/** A supervisor moves an agent. Server statuses are allowed: that is how one looks at them. */
export function setStatusOf(tx: Transaction, { userId, of, statusId }: CommandOf<"setStatusOf">): Answer {
  const other = mayManage(tx, userId, of);
  if ("ok" in other) return other;
  const chosenId = statusId ?? availableStatus;
  const status = tx.object("userstatus", chosenId);
  if (status === undefined) return refuse("invalid", "no such status");
  const id = String(status.statusId);
  const by = userId === of ? "" : userId;
  // Not logged in to ACD: it waits for them. The SDK page's own example forces an agent out and then sets a status.
  if (other.acdLoginAt === 0) {
    tx.setAgent(of, { nextStatusId: id, nextStatusBy: by });
    return done({ loginAt: 0 });
  }
  if (status.kind === "loggedOut") withdrawOffers(tx, of);
  if (status.selectable === true) chooseStatus(tx, of, id, "supervisor", by);
  else tx.setStatus(of, id, "supervisor", by);
  return done({ loginAt: tx.agent(of)?.acdLoginAt ?? 0 });
}

export function forceLogout(tx: Transaction, { userId, of, disable }: CommandOf<"forceLogout">): Answer {
  const other = mayManage(tx, userId, of);
  if ("ok" in other) return other;
  const reason = disable ? "disabled" : "forced";
  leaveAcd(tx, of, reason, "TERMINATED_BY_SUPERVISOR");
  tx.setAgent(of, { loginAt: 0, enabled: other.enabled && !disable });
  tx.notify(of, "ForceLogoutNotification", {
    userId: of,
    reason,
    by: userId,
    byName: tx.nameOf(userId),
  });
  tx.effects.push({ kind: "endSession", userId: of });
  return done({});
}

export function terminateOther(tx: Transaction, { userId, workitemId }: CommandOf<"terminate">): Answer {
  if (tx.agent(userId)?.role !== "Supervisor") return refuse("forbidden", "for supervisors only");
  const item = tx.item(workitemId);
  if (item === undefined) return refuse("notFound", "no such workitem");
  terminate(tx, item, "TERMINATED_BY_SUPERVISOR");
  return done({ workitemId });
}

/** Listening, joining and coaching differ in who hears whom; the mixer reads that from the world. */
export function monitor(tx: Transaction, { userId, of, mode }: CommandOf<"monitor">): Answer {
  if (tx.agent(userId)?.role !== "Supervisor") return refuse("forbidden", "for supervisors only");
  if (tx.agent(of) === undefined) return refuse("notFound", "no such user");
  if (of === userId) return refuse("conflict", "that is you");
  if (tx.callsOf(of).length === 0) return refuse("conflict", "that agent is not in a call");
  setMonitors(tx, userId, { userId: of, mode });
  if (tx.world.behaviour.needsLeg) requestLeg(tx, userId);
  return done({ userId: of, mode });
}

export function changeAgent(tx: Transaction, { of, change }: CommandOf<"changeAgent">): Answer {
  const agent = tx.agent(of);
  if (agent === undefined) return refuse("notFound", "no such user");
  const { telephony, extra, voiceSettings, ...rest } = change;
  const next = tx.setAgent(of, {
    ...rest,
    telephony: { ...agent.telephony, ...telephony },
    voiceSettings: { ...agent.voiceSettings, ...voiceSettings },
    extra: { ...agent.extra, ...extra },
  });
  return done(next);
}

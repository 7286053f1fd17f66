import type { Transaction } from "./transaction.ts";
import type { Agent, Item } from "./types.ts";

/** Why a supervisor is not on an agent's calls any more, as the feed says it. */
export type MonitorOver = "left" | "callEnded" | "transferred" | "agentLoggedOut";

/** Whom this supervisor is on now; null for nobody. Everybody concerned is told. */
export function setMonitors(
  tx: Transaction,
  supervisorId: string,
  next: Agent["monitors"],
  over: MonitorOver = "left",
): void {
  const was = tx.agent(supervisorId)?.monitors ?? null;
  if (was === null && next === null) return;
  const agents = [...new Set([was?.userId ?? "", next?.userId ?? ""])].filter((id) => id !== "");
  const heard = new Map(agents.map((id) => [id, heardBy(tx, id)]));
  tx.setAgent(supervisorId, { monitors: next });
  if (next === null) unmute(tx, supervisorId);
  for (const id of agents) {
    const now = heardBy(tx, id);
    // That somebody listens in silence is not told, also not by a frame that says nothing.
    if (JSON.stringify(now) !== JSON.stringify(heard.get(id)))
      tx.notify(id, "MonitoringChangedNotification", { userId: id, monitors: now });
    tellSupervisors(tx, id);
  }
  if (was === null || was.userId === next?.userId) return;
  const message = { userId: was.userId, monitors: watchersOf(tx, was.userId), reason: over };
  tx.notify(supervisorId, "MonitoringChangedNotification", message);
}

/** The next leg begins with a microphone that is open. */
function unmute(tx: Transaction, supervisorId: string): void {
  if (tx.agent(supervisorId)?.inMute !== true || tx.callsOf(supervisorId).length > 0) return;
  tx.setAgent(supervisorId, { inMute: false });
  tx.notifyPhone(supervisorId);
}

function watchersOf(tx: Transaction, userId: string) {
  return tx.world.monitorsOf(userId).map((one) => ({
    userId: one.userId,
    name: tx.nameOf(one.userId),
    mode: one.monitors?.mode ?? "listen",
  }));
}

const heardBy = (tx: Transaction, userId: string) =>
  watchersOf(tx, userId).filter(({ mode }) => mode !== "listen");

function tellSupervisors(tx: Transaction, userId: string): void {
  const monitors = watchersOf(tx, userId);
  const state = stateOf(tx.agent(userId), tx.callsOf(userId));
  for (const one of monitors)
    tx.notify(one.userId, "MonitoringChangedNotification", { userId, monitors, state });
}

function stateOf(agent: Agent | undefined, calls: readonly Item[]): "active" | "hold" | "conference" {
  if (agent?.inConference === true) return "conference";
  return calls.some((call) => call.state === "active") ? "active" : "hold";
}

/** What became of the calls that somebody is on: held, put together, taken up again. */
export function tellOfCalls(tx: Transaction): void {
  const agents = new Set([...tx.changes.items].map((id) => tx.item(id)?.agentId ?? ""));
  for (const userId of agents) if (tx.world.monitorsOf(userId).length > 0) tellSupervisors(tx, userId);
}

/** Whoever listens to this agent hears nothing more; their own leg goes with it unless it is used. */
export function stopMonitoring(tx: Transaction, userId: string, over: MonitorOver): void {
  for (const supervisor of [...tx.world.monitorsOf(userId)]) {
    setMonitors(tx, supervisor.userId, null, over);
    if (tx.callsOf(supervisor.userId).length > 0 || supervisor.telephony.workOffHook) continue;
    if (supervisor.leg === "none") continue;
    tx.setAgent(supervisor.userId, { leg: "none", phoneAnswersAt: 0 });
    tx.effects.push({ kind: "endLeg", userId: supervisor.userId });
    tx.notifyPhone(supervisor.userId);
  }
}

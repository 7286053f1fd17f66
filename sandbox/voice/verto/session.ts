/**
 * What outlives a socket (mod_verto.c detach_calls, attach_calls, tech_reattach, drop_detached): answered
 * calls of a lost connection wait for the same sessid, and come back as a new offer.
 */
import type { Connection } from "./connection.ts";
import type { Core } from "./core.ts";
import type { LegRecord } from "./leg.ts";

/** After a connection ended, by whomever. */
export function connectionLost(core: Core, connection: Connection): void {
  core.connections.delete(connection);
  const { sessid, login } = connection;
  if (sessid === undefined || login === undefined) return;
  for (const leg of core.legsWhere((one) => one.branches.some((branch) => branch.sessid === sessid))) {
    if (leg.answered) detach(core, leg);
    else leaveRinging(leg, sessid);
  }
  core.events.emit("clientGone", { login, sessid });
}

function leaveRinging(leg: LegRecord, sessid: string): void {
  const branch = leg.branches.find((one) => one.sessid === sessid);
  if (branch && leg.branches.length > 1) leg.dropBranch(branch);
  else leg.finish("DESTINATION_OUT_OF_ORDER", "server");
}

function detach(core: Core, leg: LegRecord): void {
  if (!leg.names.recover) {
    leg.finish("DESTINATION_OUT_OF_ORDER", "server");
    return;
  }
  const wasUp = leg.state === "up";
  leg.state = "detached";
  leg.peer?.setSending(false);
  leg.undoDetach();
  leg.undoDetach = core.clock.after(core.settings.detachTimeoutMs, () =>
    leg.finish("RECOVERY_ON_TIMER_EXPIRE", "server"),
  );
  if (wasUp) leg.emit("legDetached", { leg });
}

/** In the first pause after a login: each kept call is offered anew, then the list of them. */
export async function startSession(core: Core, connection: Connection): Promise<void> {
  const { login, sessid } = connection;
  if (connection.ready || login === undefined || sessid === undefined) return;
  connection.ready = true;
  const reattached: string[] = [];
  for (const leg of kept(core, login, sessid)) {
    const offer = await leg.peer?.offer({ for: "attach" });
    if (leg.state !== "detached" || !connection.alive) continue;
    if (!offer?.ok) {
      leg.finish("DESTINATION_OUT_OF_ORDER", "server");
      continue;
    }
    leg.undoDetach();
    reattached.push(leg.id);
    leg.notify("verto.attach", { variables: leg.variables(), sdp: offer.value, ...leg.parties() });
    if (leg.lastDisplay) leg.display(leg.lastDisplay.name, leg.lastDisplay.number);
  }
  if (!connection.alive) return;
  connection.request("verto.clientReady", { reattached_sessions: reattached });
  core.events.emit("clientReady", { login, sessid });
}

function kept(core: Core, login: string, sessid: string): LegRecord[] {
  return core.legsWhere((leg) => leg.state === "detached" && leg.sessid === sessid && leg.login === login);
}

/** Detached calls end, and running ones will not outlive their socket. */
export function forgetSessions(core: Core): void {
  for (const leg of core.legsWhere((one) => one.answered)) {
    if (leg.state === "detached") leg.finish("DESTINATION_OUT_OF_ORDER", "server");
    else leg.names.recover = false;
  }
}

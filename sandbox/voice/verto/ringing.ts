/** Calls from this server to a user: all of the user's connections ring, the first to answer keeps the call. */
import { randomUUID } from "node:crypto";
import { withVideo } from "../media/sdp-shape.ts";
import type { Connection } from "./connection.ts";
import type { Core } from "./core.ts";
import { type Branch, LegRecord } from "./leg.ts";
import type { AgentCall } from "./types.ts";

/** The invites follow when their offers are made; without a connection the leg ends in the next turn. */
export function ringUser(core: Core, login: string, call: AgentCall): LegRecord {
  const user = core.users.get(login);
  const connections = core.reachable(login);
  const branches = connections.map(
    (connection): Branch => ({
      id: randomUUID(),
      sessid: connection.sessid ?? "",
      peer: core.settings.media.createPeer({ name: `verto ${login}` }),
    }),
  );
  const leg = new LegRecord(
    core,
    {
      login,
      direction: "toClient",
      destination: login,
      callerName: call.callerName,
      callerNumber: call.callerNumber,
      calleeName: call.calleeName ?? user?.callerName ?? `User ${login}`,
      calleeNumber: call.calleeNumber ?? user?.callerNumber ?? login,
      headers: call.headers ?? {},
      variables: call.variables ?? {},
      presenceNumber: call.callerNumber,
      recover: true,
    },
    branches,
  );
  leg.nowIs("RINGING");
  core.events.emit("legCreated", { leg });
  if (branches.length === 0) {
    leg.after(0, () => leg.finish("USER_NOT_REGISTERED", "server"));
    return leg;
  }
  for (const [at, connection] of connections.entries()) {
    const branch = branches[at];
    if (branch) void invite(leg, branch, connection, call.video === true);
  }
  if (call.ringForMs !== undefined) {
    leg.after(call.ringForMs, () => {
      if (leg.state === "ringing") leg.finish("NO_ANSWER", "server");
    });
  }
  return leg;
}

async function invite(leg: LegRecord, branch: Branch, connection: Connection, video: boolean): Promise<void> {
  const offer = await branch.peer?.offer({ for: "invite" });
  if (leg.state !== "ringing" || !leg.branches.includes(branch)) return;
  if (!offer?.ok) {
    leg.core.settings.log.warn("no offer for a call", { leg: leg.id });
    if (leg.branches.length > 1) leg.dropBranch(branch);
    else leg.finish("DESTINATION_OUT_OF_ORDER", "server");
    return;
  }
  connection.request("verto.invite", {
    callID: branch.id,
    variables: leg.variables(),
    sdp: video ? withVideo(offer.value) : offer.value,
    ...leg.parties(),
  });
}

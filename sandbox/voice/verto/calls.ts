/** verto.invite, verto.answer, verto.attach and verto.bye from a client (mod_verto.c verto__*_func). */
import { vertoErrors, vertoMessages } from "../../../shared/wire/verto.ts";
import { type CauseName, causeCode, causeCodes, causeName } from "../../../shared/wire/verto-causes.ts";
import type { Connection } from "./connection.ts";
import type { Core } from "./core.ts";
import { isObject, type Json, objectOf, textOf } from "./json.ts";
import { LegRecord } from "./leg.ts";
import { legIsUp, routeCall } from "./routing.ts";
import { type Handler, type Reply, sessionError } from "./rpc.ts";

/** Why `params` do not name a call, or the call's id with them. */
export type Named = { dialog: Json; callID: string; params: Json } | { missing: string };

export function nameCall(params: Json | undefined): Named {
  if (params === undefined) return { missing: vertoMessages.paramsMissing };
  const dialog = objectOf(params, "dialogParams");
  if (dialog === undefined) return { missing: vertoMessages.dialogMissing };
  const callID = textOf(dialog, "callID");
  if (callID === undefined) return { missing: vertoMessages.callIdMissing };
  return { dialog, callID, params };
}

export function createInvite(core: Core): Handler {
  return (params, connection) => {
    const named = nameCall(params);
    if ("missing" in named) return inviteError(named.missing, "INVALID_MSG_UNSPECIFIED");
    const offer = textOf(named.params, "sdp");
    if (offer === undefined) return inviteError(vertoMessages.sdpMissing, "INVALID_MSG_UNSPECIFIED");
    if (core.legs.has(named.callID)) return inviteError("Cannot create channel", "DESTINATION_OUT_OF_ORDER");
    const leg = legFromClient(core, connection, named.callID, named.dialog, offer);
    leg.nowIs("RINGING");
    core.events.emit("legCreated", { leg });
    routeCall(core, leg);
    return { result: { message: vertoMessages.callCreated, callID: named.callID } };
  };
}

/** This error repeats the key `message`: the reason first, then "CALL ERROR". */
function inviteError(reason: string, cause: CauseName): Reply {
  const members = [
    ["message", reason],
    ["causeCode", causeCodes[cause]],
    ["cause", cause],
    ["message", vertoMessages.callError],
    ["code", vertoErrors.sessionError],
  ];
  const text = members.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(",");
  return { errorText: `{${text}}` };
}

function legFromClient(
  core: Core,
  connection: Connection,
  id: string,
  dialog: Json,
  offer: string,
): LegRecord {
  const login = connection.login ?? "";
  const destination = textOf(dialog, "destination_number") ?? "service";
  const number = textOf(dialog, "caller_id_number");
  return new LegRecord(
    core,
    {
      login,
      direction: "fromClient",
      destination,
      callerName: textOf(dialog, "caller_id_name") ?? "",
      callerNumber: number ?? "",
      calleeName: textOf(dialog, "remote_caller_id_name") ?? "",
      calleeNumber: textOf(dialog, "remote_caller_id_number") ?? destination,
      headers: {},
      variables: {},
      presenceNumber: number ?? "0000000000",
      offer,
      recover: dialog.recoverCall !== false,
    },
    [{ id, sessid: connection.sessid ?? "", peer: undefined }],
  );
}

/** The first connection to answer keeps the call. */
export function createAnswer(core: Core): Handler {
  return async (params) => {
    const named = nameCall(params);
    if ("missing" in named) return sessionError(named.missing);
    const sdp = textOf(named.params, "sdp");
    if (sdp === undefined) return sessionError(vertoMessages.sdpMissing);
    const leg = core.legs.get(named.callID);
    const branch = leg?.branches.find((one) => one.id === named.callID);
    if (!leg || !branch || leg.answering) return sessionError(vertoMessages.noSuchCall);
    if (leg.state !== "ringing" || leg.direction === "fromClient") return { result: {} };
    leg.answering = true;
    const { answerTakesMs, bridgeTakesMs } = core.settings;
    if (answerTakesMs > 0) await new Promise<void>((resolve) => core.clock.after(answerTakesMs, resolve));
    const accepted = await branch.peer?.acceptAnswer(sdp);
    leg.answering = false;
    if (leg.state !== "ringing") return sessionError(vertoMessages.noSuchCall);
    if (!accepted?.ok) return sessionError(vertoMessages.codecError);
    leg.keepOnly(branch);
    leg.names.calleeName = textOf(named.dialog, "callee_id_name") ?? leg.names.calleeName;
    leg.names.calleeNumber = textOf(named.dialog, "callee_id_number") ?? leg.names.calleeNumber;
    if (bridgeTakesMs > 0) leg.after(bridgeTakesMs, () => legIsUp(leg));
    else legIsUp(leg);
    return { result: {} };
  };
}

/** The answer to our verto.attach. A bad one costs the call. */
export function createAttach(core: Core): Handler {
  return async (params) => {
    const named = nameCall(params);
    if ("missing" in named) return sessionError(named.missing);
    const sdp = textOf(named.params, "sdp");
    if (sdp === undefined) return sessionError(vertoMessages.sdpMissing);
    const leg = core.legs.get(named.callID);
    if (leg === undefined) return sessionError(vertoMessages.noSuchCall);
    const accepted = leg.answered ? await leg.peer?.acceptAnswer(sdp) : undefined;
    if (!accepted?.ok) {
      leg.finish("BEARERCAPABILITY_NOTAVAIL", "server");
      return sessionError(vertoMessages.codecNegotiationError);
    }
    if (leg.state === "detached") {
      leg.state = "up";
      leg.undoDetach();
      leg.peer?.setSending(!leg.held);
      leg.emit("legReattached", { leg });
    }
    return { result: {} };
  };
}

export function createBye(core: Core): Handler {
  return (params) => {
    const named = nameCall(params);
    if ("missing" in named) return sessionError(named.missing);
    const { callID } = named;
    const leg = core.legs.get(callID);
    if (leg === undefined) return sessionError(vertoMessages.noSuchCall, { callID });
    const cause = causeOf(named.params);
    const branch = leg.branches.find((one) => one.id === callID);
    // One phone of several declines: the others ring on.
    if (branch && leg.branches.length > 1) leg.dropBranch(branch);
    else leg.finish(cause, "client");
    return { result: { callID, message: vertoMessages.callEnded, causeCode: causeCode(cause), cause } };
  };
}

/** The name wins if it is known, then the number (also as text), then NORMAL_CLEARING. */
function causeOf(params: Json): CauseName {
  const name = textOf(params, "cause");
  if (name !== undefined && causeCode(name) !== undefined && name !== "NONE") return name as CauseName;
  const code = isObject(params) ? Number(params.causeCode) : Number.NaN;
  return causeName(code || -1) ?? "NORMAL_CLEARING";
}

/** verto.modify: hold, transfer, replace, new media (mod_verto.c verto__modify_func, attended_transfer). */
import { vertoMessages } from "../../../shared/wire/verto.ts";
import { nameCall } from "./calls.ts";
import type { Core } from "./core.ts";
import { type Json, textOf } from "./json.ts";
import type { LegRecord } from "./leg.ts";
import { bridgeLegs, transferLeg } from "./routing.ts";
import { type Handler, sessionError } from "./rpc.ts";

/** How long the real server takes to change hold (ms); meanwhile the connection's next frame waits. */
const HOLD_TAKES_MS = 250;

/** What an action adds to the result, or why it failed. */
type Outcome = { adds?: Json; afterwards?: () => void } | { failed: string };

export function createModify(core: Core): Handler {
  return async (params) => {
    const named = nameCall(params);
    if ("missing" in named) return sessionError(named.missing);
    const action = textOf(named.params, "action");
    if (action === undefined) return sessionError(vertoMessages.actionMissing);
    const fields = { callID: named.callID, action };
    const leg = core.legs.get(named.callID);
    if (leg === undefined) return sessionError(vertoMessages.noSuchCall, fields);
    const outcome = await act(core, leg, action, named.params);
    if ("failed" in outcome) return sessionError(outcome.failed, fields);
    const holdState = leg.held ? "held" : "active";
    outcome.afterwards?.();
    return { result: { ...fields, ...outcome.adds, holdState } };
  };
}

/** An unknown action changes nothing and is no error. */
async function act(core: Core, leg: LegRecord, action: string, params: Json): Promise<Outcome> {
  switch (action) {
    case "hold":
      return hold(core, leg, true);
    case "unhold":
      return hold(core, leg, false);
    case "toggleHold":
      return hold(core, leg, !leg.held);
    case "transfer":
      return transfer(core, leg, textOf(params, "destination"));
    case "replace":
      return replace(core, leg, textOf(params, "replaceCallID"));
    case "updateMedia":
      return updateMedia(leg, textOf(params, "sdp"));
    default:
      return {};
  }
}

async function hold(core: Core, leg: LegRecord, held: boolean): Promise<Outcome> {
  if (held === leg.held || (held && !leg.answered)) return {};
  leg.held = held;
  leg.peer?.setSending(!held && leg.state === "up");
  leg.nowIs(held ? "HELD" : "UNHELD");
  leg.emit("legHeld", { leg, held });
  await new Promise<void>((resolve) => core.clock.after(HOLD_TAKES_MS, resolve));
  return {};
}

/** The partner goes to `destination`; this leg gets a bye. */
function transfer(core: Core, leg: LegRecord, destination: string | undefined): Outcome {
  if (destination === undefined) return { failed: "destination missing" };
  const { partner } = leg;
  if (partner === undefined) return { failed: vertoMessages.notBridged };
  return {
    adds: { message: vertoMessages.callTransferred },
    afterwards() {
      transferLeg(core, partner, destination);
      leg.finish("NORMAL_CLEARING", "server");
    },
  };
}

/** The partners of two legs are connected; where one of them has none, the other's goes to the number it called. */
function replace(core: Core, leg: LegRecord, otherId: string | undefined): Outcome {
  if (otherId === undefined) return { failed: "replaceCallID missing" };
  const other = core.legs.get(otherId);
  if (other === undefined) return { failed: vertoMessages.invalidTransferLeg };
  const ours = leg.partner;
  const theirs = other.partner;
  if (other === leg || (!ours && !theirs)) return { failed: vertoMessages.transferFailed };
  return {
    afterwards() {
      if (ours && theirs) bridgeLegs(core, ours, theirs);
      else if (ours) transferLeg(core, ours, other.destination);
      else if (theirs) transferLeg(core, theirs, leg.destination);
      leg.finish("NORMAL_CLEARING", "server");
      other.finish("ATTENDED_TRANSFER", "server");
    },
  };
}

/** A bad offer leaves the call without media; before the answer it costs the call. */
async function updateMedia(leg: LegRecord, sdp: string | undefined): Promise<Outcome> {
  if (sdp === undefined) return { failed: vertoMessages.sdpMissing };
  if (leg.state !== "up") {
    if (leg.state === "ringing") leg.finish("DESTINATION_OUT_OF_ORDER", "server");
    return { failed: vertoMessages.mediaError };
  }
  const answer = await leg.peer?.restart(sdp);
  return answer?.ok ? { adds: { sdp: answer.value } } : { failed: vertoMessages.codecNegotiationError };
}

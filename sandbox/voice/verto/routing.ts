/** What a leg reaches: an application of the dialplan, or another user. */
import type { CauseName } from "../../../shared/wire/verto-causes.ts";
import type { Customer } from "../media/types.ts";
import type { Core } from "./core.ts";
import type { LegRecord } from "./leg.ts";
import { ringUser } from "./ringing.ts";
import type { Route } from "./types.ts";

/** A new call from a client, or one that was transferred and is up already. */
export function routeCall(core: Core, leg: LegRecord, destination = leg.destination): void {
  const route = core.settings.dialplan(destination, leg);
  if (leg.state === "ended") return;
  if (route === undefined) leg.finish("NO_ROUTE_DESTINATION", "server");
  else if (route.reaches === "nobody") leg.finish(route.cause, "server");
  else if (route.reaches === "user") void callUser(core, leg, route.login, destination);
  else void runApplication(core, leg, route);
}

type Application = Extract<Route, { reaches: "echo" | "tone" | "owner" }>;

async function runApplication(core: Core, leg: LegRecord, route: Application): Promise<void> {
  if (route.earlyMedia && !leg.answered) await sendMedia(leg);
  const after = leg.answered ? 0 : (route.answerAfterMs ?? 0);
  if (after === "never") return;
  if (after > 0) leg.after(after, () => void run(core, leg, route));
  else await run(core, leg, route);
}

async function run(core: Core, leg: LegRecord, route: Application): Promise<void> {
  if (!leg.answered && !(await answerCaller(leg))) return;
  if (route.reaches !== "owner") play(core, leg, route.reaches);
  const hangUp = () => leg.finish("NORMAL_CLEARING", "server");
  const { untilDigit, hangUpAfterMs } = route;
  if (untilDigit === undefined) {
    if (hangUpAfterMs !== undefined) leg.after(hangUpAfterMs, hangUp);
    return;
  }
  const undo = leg.on("legDtmf", ({ digits }) => {
    if (!digits.includes(untilDigit)) return;
    undo();
    leg.after(hangUpAfterMs ?? 2_000, hangUp);
  });
}

/** A synthetic party on a bridge of its own, until the leg ends or goes elsewhere. */
function play(core: Core, leg: LegRecord, what: "echo" | "tone"): void {
  if (leg.port === undefined) return;
  const bridge = core.settings.media.createBridge();
  const party: Customer = core.settings.media.createCustomer({ name: what });
  party.says(what);
  bridge.join(leg.port);
  bridge.join(party.port);
  leg.stopSound = leg.atEnd(() => {
    bridge.close();
    party.close();
  });
}

/** Early media. False: it could not be agreed, and the leg has ended. */
async function sendMedia(leg: LegRecord): Promise<boolean> {
  const sdp = await agreed(leg);
  if (sdp === undefined) return false;
  if (leg.sdpSent) return true;
  leg.sdpSent = true;
  leg.nowIs("EARLY");
  leg.notify("verto.media", { sdp, variables: leg.variables() });
  return true;
}

/** verto.answer to the client that placed this call; without sdp after early media. */
async function answerCaller(leg: LegRecord): Promise<boolean> {
  const sdp = await agreed(leg);
  if (sdp === undefined) return false;
  if (leg.answered) return true;
  leg.nowIs("EARLY");
  leg.notify(
    "verto.answer",
    leg.sdpSent ? { variables: leg.variables() } : { sdp, variables: leg.variables() },
  );
  leg.sdpSent = true;
  legIsUp(leg);
  return true;
}

async function agreed(leg: LegRecord): Promise<string | undefined> {
  const sdp = await leg.negotiate();
  if (leg.state === "ended") return undefined;
  if (sdp === undefined) leg.finish("INCOMPATIBLE_DESTINATION", "server");
  return sdp;
}

export function legIsUp(leg: LegRecord): void {
  leg.state = "up";
  leg.nowIs("ACTIVE");
  leg.emit("legUp", { leg });
}

async function callUser(core: Core, caller: LegRecord, login: string, destination: string): Promise<void> {
  if (core.reachable(login).length === 0) {
    caller.finish(core.users.has(login) ? "USER_NOT_REGISTERED" : "NO_ROUTE_DESTINATION", "server");
    return;
  }
  const from = core.users.get(caller.login);
  const callee = ringUser(core, login, {
    callerName: from?.callerName ?? `User ${caller.login}`,
    callerNumber: from?.callerNumber ?? caller.login,
    calleeName: caller.names.calleeName,
    calleeNumber: destination,
  });
  let wasUp = false;
  caller.atEnd(() => {
    if (callee.state === "ringing") callee.finish("ORIGINATOR_CANCEL", "server");
  });
  callee.on("legUp", () => {
    wasUp = true;
    void connect(core, caller, callee);
  });
  callee.on("legEnded", ({ cause }) => {
    if (!wasUp) caller.finish(cause, "server");
  });
  if (!caller.answered) await sendMedia(caller);
}

async function connect(core: Core, caller: LegRecord, callee: LegRecord): Promise<void> {
  const answered = caller.answered || (await answerCaller(caller));
  if (!answered || callee.state === "ended") {
    caller.finish(callee.cause ?? "NORMAL_CLEARING", "server");
    callee.finish("NORMAL_CLEARING", "server");
    return;
  }
  bridgeLegs(core, caller, callee);
  caller.names.calleeName = callee.names.calleeName;
  caller.names.calleeNumber = callee.names.calleeNumber;
  caller.display(callee.names.calleeName, callee.names.calleeNumber);
  callee.display(callee.names.callerName, callee.names.callerNumber);
}

/** Both hear each other until one ends, which ends the other too, or is transferred. */
export function bridgeLegs(core: Core, a: LegRecord, b: LegRecord): void {
  a.leave();
  b.leave();
  if (a.port === undefined || b.port === undefined) return;
  const bridge = core.settings.media.createBridge();
  const participants = { a: bridge.join(a.port), b: bridge.join(b.port) };
  a.partner = b;
  b.partner = a;
  const music = () => {
    // Who holds is sent nothing at all; the other one hears music.
    participants.a.setRole({ held: b.held });
    participants.b.setRole({ held: a.held });
  };
  const undo = [
    a.on("legHeld", music),
    b.on("legHeld", music),
    a.on("legEnded", ({ cause }) => endOther(b, cause)),
    b.on("legEnded", ({ cause }) => endOther(a, cause)),
  ];
  const part = () => {
    for (const one of undo) one();
    bridge.close();
    a.partner = undefined;
    b.partner = undefined;
    a.leave = () => {};
    b.leave = () => {};
  };
  a.leave = part;
  b.leave = part;
  music();

  function endOther(other: LegRecord, cause: CauseName): void {
    part();
    other.finish(cause, "server");
  }
}

/** Blind transfer of a leg that is up. The one that it was bridged to is not ended here. */
export function transferLeg(core: Core, leg: LegRecord, destination: string): void {
  leg.leave();
  leg.stopSound();
  routeCall(core, leg, destination);
}

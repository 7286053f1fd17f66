import { cleanName } from "../../shared/clean-text.ts";
import { fail, failFor, type LoggedFailure, ok, type Result } from "../../shared/result.ts";
import type { MonitorEnd, Monitoring, MonitorMode } from "../../shared/state/monitor.ts";
import { monitorControls } from "../../shared/state/monitor-controls.ts";
import type { Millis } from "../../shared/time.ts";
import { type Context, type Outcome, outcomeOf } from "./context.ts";

export interface MonitorWish {
  readonly userId: string;
  /** As the supervisor read it. */
  readonly name: string;
  readonly mode: MonitorMode;
}

/** A server that says yes rings the supervisor's line by itself by then; else it is asked to. */
const ringsWithin = 1_500;
/** By then the agent is heard. A telephone is picked up by a person. */
const heardWithin = 12_000;
const pickedUpWithin = 45_000;
/** After an answer that was lost, the server's own word on it comes by then. */
const wordWithin = 5_000;

const nowOf = ({ store }: Context) => store.get().monitor.now;
const isStarting = (context: Context) => nowOf(context)?.phase === "starting";
const hasLeg = ({ store }: Context) => store.get().line.leg.phase !== "none";
const isOwnPhone = ({ store }: Context) => store.get().line.mode === "phone";

/**
 * Gets on an agent's calls; of the agent who is listened to already it changes how. What comes of it is told by the
 * state, as much of it as the server says: nothing is sent twice.
 */
export async function startMonitoring(context: Context, wish: MonitorWish): Promise<Result<void>> {
  const { store } = context;
  const { start } = monitorControls(store.get());
  if (!start.enabled) return failFor("notAllowed", start.why);
  if (nowOf(context)?.userId === wish.userId) return changeMonitoring(context, wish.mode);
  if (nowOf(context) !== null) {
    const left = await leaveMonitoring(context);
    if (!left.ok) return left;
  }
  store.dispatch({ kind: "monitorAsked", ...wish, name: cleanName(wish.name) });
  return context.once.inTurn("monitor", () => begin(context, wish));
}

async function begin(context: Context, { userId, mode }: MonitorWish): Promise<Result<void>> {
  const { store } = context;
  // Left before it was sent.
  if (!isStarting(context)) return ok();
  const hadLeg = hasLeg(context);
  const sent = await outcomeOf(context.users[mode](userId));
  // Left meanwhile: whoever leaves is next in turn, and sees to the leg.
  if (!isStarting(context)) return ok();
  if (!sent.ok && sent.is !== "unclear") {
    refused(context, sent);
    if (!hadLeg) context.line.hangUp();
    return ok();
  }
  const isUnclear = !sent.ok;
  // A line that rings now says that the server heard it; one that stood before says nothing.
  if (!isUnclear || !hadLeg) store.dispatch({ kind: "monitorTaken" });
  waitForSound(context, isUnclear);
  return ok();
}

function refused({ store, session, log }: Context, { error }: Extract<Outcome<void>, { ok: false }>): void {
  store.dispatch({ kind: "monitorEnded", end: "refused", code: error.code });
  if (mayBeForbidden(error)) readAuthority({ session, log });
}

/** Something in front of a server may refuse with a page of its own. */
export const mayBeForbidden = ({ code }: LoggedFailure) => code === "forbidden" || code === "webPage";

/** Who is not allowed any more what they were allowed is not shown it any more either. */
export function readAuthority({ session, log }: Pick<Context, "session" | "log">): void {
  session.resync().catch((error: unknown) => log.warn("supervising: session not read", { error }));
}

function waitForSound(context: Context, isUnclear: boolean): void {
  const { clock, leg } = context;
  const mine = nowOf(context)?.since;
  const ifStill = (after: Millis, run: () => void) =>
    clock.after(after, () => {
      if (isStarting(context) && nowOf(context)?.since === mine) run();
    });
  const giveUp = () => void leaveMonitoring(context, isUnclear ? "unclear" : "noLine");
  if (isUnclear) return void ifStill(wordWithin, giveUp);
  ifStill(ringsWithin, () => {
    if (!hasLeg(context)) leg.ensure();
  });
  ifStill(isOwnPhone(context) ? pickedUpWithin : heardWithin, giveUp);
}

/**
 * Listens, coaches or joins instead, on the same leg. The microphone closes with the press and opens with the server's
 * yes. After an answer that was lost it stays closed until the server says what is so.
 */
export async function changeMonitoring(context: Context, mode: MonitorMode): Promise<Result<void>> {
  const { store } = context;
  const control = monitorControls(store.get())[mode];
  if (nowOf(context) === null) return fail("gone");
  if (!control.enabled) return control.why === "alreadySo" ? ok() : failFor("notAllowed", control.why);
  store.dispatch({ kind: "monitorModeAsked", mode });
  return context.once.inTurn("monitor", async () => {
    const now = nowOf(context);
    if (now?.phase !== "on" || now.wanted !== mode) return ok();
    return toldOfChange(context, now, mode, await outcomeOf(context.users[mode](now.userId)));
  });
}

async function toldOfChange(
  context: Context,
  { userId }: Monitoring,
  mode: MonitorMode,
  sent: Outcome<void>,
): Promise<Result<void>> {
  const { store } = context;
  const isMine = () => nowOf(context)?.userId === userId && nowOf(context)?.phase === "on";
  if (!isMine()) return ok();
  if (sent.ok) {
    store.dispatch({ kind: "monitorModeTaken", mode });
    return ok();
  }
  if (sent.is === "unclear" && (await isSaid(context, () => !isMine() || nowOf(context)?.mode === mode)))
    return ok();
  store.dispatch({ kind: "monitorModeRefused", unclear: sent.is === "unclear" });
  if (mayBeForbidden(sent.error)) readAuthority(context);
  return sent;
}

/** Whether it comes to be so in the time that the server has to say it. */
function isSaid({ store, clock }: Context, is: () => boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const decide = (answer: boolean) => {
      unwatch();
      undo();
      resolve(answer);
    };
    const undo = clock.after(wordWithin, () => decide(is()));
    const unwatch = store.watch(() => {
      if (is()) decide(true);
    });
    if (is()) decide(true);
  });
}

/**
 * Ends the supervisor's own leg: here at once, and the server is told. `busy` while it is under way. On the supervisor's
 * own telephone only the server can end it: where it does not, they are still on the call.
 */
export async function leaveMonitoring(context: Context, end: MonitorEnd = "left"): Promise<Result<void>> {
  const { store, line, leg, log } = context;
  const now = nowOf(context);
  if (now === null) return fail("gone");
  if (now.phase === "leaving") return fail("busy");
  store.dispatch({ kind: "monitorLeaving" });
  const isSoftphone = !isOwnPhone(context);
  if (isSoftphone && hasLeg(context)) line.hangUp();
  return context.once.inTurn("monitor", async () => {
    // It may have rung for a request that was under way.
    if (isSoftphone && hasLeg(context)) line.hangUp();
    const told = await outcomeOf(leg.disconnect());
    if (!told.ok) log.warn("monitoring: leaving not confirmed by the server", { code: told.error.code });
    if (isSoftphone && hasLeg(context)) line.hangUp();
    // Asked for, and not needed any more.
    if (store.get().line.leg.phase === "asked") store.dispatch({ kind: "legEnded", cause: "left" });
    if (!told.ok && !isSoftphone && hasLeg(context)) {
      store.dispatch({ kind: "monitorStayed" });
      return told;
    }
    store.dispatch({ kind: "monitorEnded", end });
    return ok();
  });
}

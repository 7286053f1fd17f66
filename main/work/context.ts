import type { Log } from "../../shared/log.ts";
import { fail, failFor, type LoggedFailure, ok, type Result } from "../../shared/result.ts";
import { type Call, callById } from "../../shared/state/call.ts";
import { type CallControls, controls } from "../../shared/state/controls.ts";
import { userOf } from "../../shared/state/session.ts";
import { messageWorkById } from "../../shared/state/work.ts";
import type { WorkitemEnd } from "../../shared/state/workitem.ts";
import type { Clock, Millis } from "../../shared/time.ts";
import { type Workitem, workitemIdOf } from "../../shared/wire/workitem.ts";
import type { Line } from "../line/api.ts";
import type { AcdService } from "../nextiva/acd-service.ts";
import { decodeWorkitem } from "../nextiva/decode.ts";
import { ServiceError } from "../nextiva/errors.ts";
import type { ServerTime } from "../nextiva/server-time.ts";
import type { UserService } from "../nextiva/user-service.ts";
import type { WorkitemService } from "../nextiva/workitem-service.ts";
import type { Session } from "../session/api.ts";
import type { Store } from "../state/store.ts";
import type { Campaigns } from "./campaigns.ts";
import type { LegKeeper } from "./leg.ts";
import type { Once } from "./pending.ts";

/** The neighbours that commands work with. */
export interface Context {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly users: UserService;
  readonly workitems: WorkitemService;
  readonly acd: AcdService;
  readonly session: Session;
  readonly line: Line;
  readonly leg: LegKeeper;
  readonly once: Once;
  readonly campaigns: Campaigns;
  readonly server: Pick<ServerTime, "skew">;
}

/**
 * How a request ended: done; *refused*, where the server heard it and changed nothing, or never heard it; *missing*, a
 * refusal because the server does not have what was named, so that what is shown may be out of date; or *unclear*,
 * where it may have happened: it is never repeated, takes nothing down, and is looked up before anything is offered again.
 */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly is: "refused" | "missing" | "unclear"; readonly error: LoggedFailure };

const done: Outcome<void> = { ok: true, value: undefined };

/** A service's promise as its outcome. What is no ServiceError is a bug and goes on as a throw. */
export async function outcomeOf<T>(work: Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work };
  } catch (error) {
    if (error instanceof ServiceError) return { ok: false, is: endOf(error), error: error.failure };
    throw error;
  }
}

function endOf({ ambiguous, code }: ServiceError): "refused" | "missing" | "unclear" {
  if (ambiguous) return "unclear";
  return code === "notFound" || code === "gone" ? "missing" : "refused";
}

/** An HTTP answer is an observation like a frame of the feed; to a question asked at `askedAt` it is no older than that. */
export function dispatchWorkitem(
  { store, clock, server }: Pick<Context, "store" | "clock" | "server">,
  workitem: Workitem,
  askedAt?: Millis,
): void {
  const userId = userOf(store.get().session)?.userId;
  for (const event of decodeWorkitem(workitem, { at: clock.now(), skew: server.skew(), userId }, askedAt))
    store.dispatch(event);
}

/**
 * Sends a command about a workitem once; an answer is told, an unclear end is looked into.
 * @param send gives null where the answer says nothing of the workitem
 * @param refused what to step back from when it did not work
 * @param isDone whether what was read after an unclear end says that it happened
 */
export async function sendAbout(
  context: Context,
  callId: string,
  send: () => Promise<Workitem | null>,
  refused: () => void = () => {},
  isDone: (call: Call | null) => boolean = (call) => call?.phase === "ended",
): Promise<Outcome<void>> {
  const sent = await outcomeOf(send());
  if (sent.ok) {
    if (sent.value !== null) dispatchWorkitem(context, sent.value);
    return done;
  }
  // What was not found may be the call, or whom it should go to.
  if (sent.is !== "refused") await refetchWorkitem(context, callId);
  refused();
  const hasHappened = sent.is === "unclear" && isDone(callById(context.store.get().calls, callId));
  return hasHappened ? done : sent;
}

/** The call, when that can be pressed for it now. */
export function allowedCall(context: Context, callId: string, control: keyof CallControls): Result<Call> {
  const state = context.store.get();
  const call = callById(state.calls, callId);
  if (call === null || call.phase === "ended") return fail("gone");
  const { shown, enabled, why } = controls(state, callId)[control];
  return shown && enabled ? ok(call) : failFor("notAllowed", why);
}

/**
 * After an end that leaves it open whether a command happened, the workitem is read again: its truth decides.
 * A workitem that is not there any more is over.
 */
export async function refetchWorkitem(context: Context, workitemId: string): Promise<void> {
  const askedAt = context.clock.now();
  const read = await outcomeOf(context.workitems.fetchWorkitem(workitemId));
  if (read.ok) return dispatchWorkitem(context, read.value, askedAt);
  if (read.is === "missing") return ended(context, workitemId, "lost");
  // Where only one's own can be read, the list of those says whether it still is.
  if (read.error.code === "forbidden") return refetchMine(context, workitemId);
  context.log.warn("workitem: result of an unclear request not read", { code: read.error.code });
}

function ended({ store }: Context, workitemId: string, end: WorkitemEnd): void {
  const isMessages = messageWorkById(store.get().work, workitemId) !== null;
  if (isMessages) store.dispatch({ kind: "workEnded", workitemId, end });
  else store.dispatch({ kind: "callEnded", callId: workitemId, end });
}

async function refetchMine(context: Context, workitemId: string): Promise<void> {
  const { store, clock, workitems, log } = context;
  const askedAt = clock.now();
  const mine = await outcomeOf(workitems.listMine());
  if (!mine.ok) return log.warn("workitem: agent's list not read", { code: mine.error.code });
  const listed = mine.value.find((each) => workitemIdOf(each) === workitemId);
  if (listed !== undefined) return dispatchWorkitem(context, listed, askedAt);
  const neverTalked = callById(store.get().calls, workitemId)?.connectedAt === null;
  ended(context, workitemId, neverTalked ? "takenByOther" : "transferred");
}

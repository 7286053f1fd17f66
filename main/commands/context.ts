import type { Log } from "../../shared/log.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import type { Clock } from "../../shared/time.ts";
import type { Workitem } from "../../shared/wire/workitem.ts";
import type { Line } from "../line/line.ts";
import type { AcdService } from "../nextiva/acd-service.ts";
import { workitemTold } from "../nextiva/decode.ts";
import { ServiceError } from "../nextiva/errors.ts";
import type { UserService } from "../nextiva/user-service.ts";
import type { WorkitemService } from "../nextiva/workitem-service.ts";
import type { Session } from "../session/session.ts";
import type { Store } from "../state/store.ts";
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
}

/** A service's promise as a Result. What is no ServiceError is a bug and goes on as a throw. */
export async function tried<T>(work: Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work);
  } catch (error) {
    if (error instanceof ServiceError) return fail(error.code, error.message);
    throw error;
  }
}

/** An HTTP answer is an observation like a frame of the feed. */
export function tellWorkitem({ store, clock }: Pick<Context, "store" | "clock">, workitem: Workitem): void {
  for (const event of workitemTold(workitem, { at: clock.now(), skew: 0 })) store.tell(event);
}

/**
 * After an end that leaves it open whether a command happened, the workitem is read again: its truth decides.
 * A workitem that is not there any more is over.
 */
export async function reread(context: Context, callId: string): Promise<void> {
  const read = await tried(context.workitems.fetchWorkitem(callId));
  if (read.ok) return tellWorkitem(context, read.value);
  if (read.error.code === "notFound" || read.error.code === "gone") {
    return context.store.tell({ kind: "callEnded", callId, end: "lost" });
  }
  context.log.warn("what became of a call could not be read", { code: read.error.code });
}

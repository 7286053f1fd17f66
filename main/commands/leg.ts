import type { Log } from "../../shared/log.ts";
import { callById, liveCalls } from "../../shared/state/call.ts";
import type { Clock } from "../../shared/time.ts";
import { ServiceError } from "../nextiva/errors.ts";
import type { UserService } from "../nextiva/user-service.ts";
import type { WorkitemService } from "../nextiva/workitem-service.ts";
import { callLost } from "../state/desktop.ts";
import type { Store } from "../state/store.ts";

export interface LegParts {
  readonly store: Store;
  readonly users: UserService;
  readonly workitems: WorkitemService;
  readonly clock: Clock;
  readonly log: Log;
}

export interface LegKeeper {
  /** Has the server ring the agent's leg when there is none. Returns at once; the leg's state tells the rest. */
  ensure(): void;
  /** The same by hand: it is not given back when no call needs it. */
  keep(): void;
  /** The leg is not needed after all. */
  release(): void;
  /** Gives it up by hand; every call on it ends. Rejects with ServiceError. */
  disconnect(): Promise<void>;
  /** The leg went while the server may still hold calls on it. */
  lost(resync: () => Promise<void>): Promise<void>;
  /** The leg is up: a call that the server does not bridge by itself is bridged. */
  up(): void;
}

/** The server has this long to ring the leg. */
const ringWithin = 8_000;
/** A telephone is picked up by a person, or not at all. */
const pickedUpWithin = 45_000;
/** After an accept the server has this long to put the call on the leg by itself. */
const bridgeWithin = 1_500;

/** Sees to it that calls have a leg to be on. */
export function createLegKeeper({ store, users, workitems, clock, log }: LegParts): LegKeeper {
  const phase = () => store.get().line.leg.phase;
  let undoRing = () => {};
  /** We asked for the leg that there is or may be; one that the server keeps by itself is not ours to give back. */
  let ours = false;
  /** Given back before it rang: it may ring all the same, but nobody misses it. */
  let unwanted = false;

  function noLine(cause: string): void {
    undoRing();
    if (phase() !== "asked") return;
    store.tell({ kind: "legEnded", cause, unreached: !unwanted });
    // An own telephone has a place of its own to say it, with what to do.
    if (unwanted || store.get().line.mode === "phone") return;
    store.tell({ kind: "noticeGiven", notice: { tone: "error", key: "noAudioLine", values: {} } });
  }

  function ensure(): void {
    const { line, session } = store.get();
    const isThere = line.leg.phase !== "none" && !(line.leg.phase === "asked" && unwanted);
    if (isThere || session.now.phase !== "signedIn") return;
    ours = true;
    unwanted = false;
    store.tell({ kind: "legAsked" });
    undoRing();
    undoRing =
      line.mode === "phone"
        ? clock.after(pickedUpWithin, () => noLine("the phone was not picked up"))
        : clock.after(ringWithin, () => noLine("the server never rang the line"));
    users.connectToServer().catch((error: unknown) => {
      // Ambiguous or unknown to this tenant: the ring may come all the same, so the time limit decides.
      log.warn("the server was asked for a leg and did not agree", { error });
      if (error instanceof ServiceError && !error.ambiguous && error.code !== "notFound") {
        noLine(error.code);
      }
    });
  }

  /** A telephone rings on until the server tells otherwise: nobody waits for it any more. */
  function phoneOver(cause: string): void {
    if (store.get().line.mode !== "phone") return;
    undoRing();
    store.tell({ kind: "legEnded", cause });
  }

  return {
    ensure,
    keep() {
      ensure();
      ours = false;
    },
    async disconnect() {
      await users.disconnectFromServer();
      ours = false;
      unwanted = true;
      phoneOver("disconnected by the agent");
    },
    release() {
      const { calls, offers } = store.get();
      const needed = liveCalls(calls).length > 0 || offers.open.some((offer) => offer.phase === "accepting");
      if (needed || !ours) return;
      ours = false;
      unwanted = true;
      phoneOver("given back");
      users
        .disconnectFromServer()
        .catch((error: unknown) => log.warn("the leg could not be given back", { error }));
    },
    async lost(resync) {
      const before = liveCalls(store.get().calls);
      await resync().catch((error: unknown) =>
        log.warn("could not read what became of the calls", { error }),
      );
      const after = liveCalls(store.get().calls).filter(
        (call) => call.kind === "workitem" && call.phase !== "ending",
      );
      for (const call of before) {
        const now = callById(store.get().calls, call.callId);
        if (call.kind !== "workitem" || now?.end !== "lost") continue;
        store.tell({ kind: "noticeGiven", notice: callLost(call) });
      }
      if (after.length > 0) ensure();
    },
    up() {
      clock.after(bridgeWithin, () => {
        if (phase() !== "up") return;
        const waiting = liveCalls(store.get().calls).find(
          (call) => call.phase === "connecting" && call.kind === "workitem",
        );
        if (waiting === undefined) return;
        log.info("the server did not put the call on the line by itself: bridging");
        workitems
          .active(waiting.callId)
          .catch((error: unknown) => log.warn("the call could not be bridged", { error }));
      });
    },
  };
}

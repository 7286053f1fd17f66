import type { Log } from "../../shared/log.ts";
import { type Call, liveCalls } from "../../shared/state/call.ts";
import type { Clock } from "../../shared/time.ts";
import type { LegFault } from "../line/api.ts";
import { ServiceError } from "../nextiva/errors.ts";
import type { UserService } from "../nextiva/user-service.ts";
import type { WorkitemService } from "../nextiva/workitem-service.ts";
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
  /**
   * The leg went while the server may still hold calls on it. What keeps it from carrying sound decides whether another
   * is asked for by itself.
   */
  lost(resync: () => Promise<void>, fault?: LegFault): Promise<void>;
  /** The program can be rung again while a leg was asked for that did not ring: the server may have rung a dead socket. */
  reachable(): void;
  /** The leg is up: a call that the server does not bridge by itself is bridged. */
  up(): void;
}

/** The server has this long to ring the leg. */
const ringWithin = 8_000;
/** A telephone is picked up by a person, or not at all. */
const pickedUpWithin = 45_000;
/** After an accept the server has this long to put the call on the leg by itself. */
const bridgeWithin = 1_500;

/** A leg that was up this long was a good one: what comes after it is tried at once. */
const goodAfter = 10_000;
/** Between legs that came to nothing, twice as long after each. The first is replaced at once. */
const againAfter = 1_000;
const againAtMost = 30_000;
/** Tried in vain this often, and the agent is told; trying goes on. */
const toldAfter = 2;
/** After a reconnect the server may ring by itself what it could not ring before. */
const ringsByItself = 1_000;

/** Sees to it that calls have a leg to be on. */
export function createLegKeeper({ store, users, workitems, clock, log }: LegParts): LegKeeper {
  const phase = () => store.get().line.leg.phase;
  let undoRing = () => {};
  /** We asked for the leg that there is or may be; one that the server keeps by itself is not ours to give back. */
  let ours = false;
  /** Given back before it rang: it may ring all the same, but nobody misses it. */
  let unwanted = false;
  let upAt: number | null = null;
  /** Legs in a row that came to nothing. */
  let inVain = 0;
  /** Asked for in a row, and never rung. */
  let unrung = 0;
  let undoAgain = () => {};

  function noLine(cause: string): void {
    undoRing();
    if (phase() !== "asked") return;
    store.dispatch({ kind: "legEnded", cause, unreached: !unwanted });
    // An own telephone has a place of its own to say it, with what to do.
    if (unwanted || store.get().line.mode === "phone" || store.get().monitor.now !== null) return;
    if (unrung === 0) say("noLine");
    // A call that is still ours shall not stay without sound for want of another try.
    unrung = waiting().length > 0 ? unrung + 1 : 0;
    if (unrung > 0) askLater(againAfter * 2 ** unrung);
  }

  function ask(): void {
    users.connectToServer().catch((error: unknown) => {
      // Ambiguous or unknown to this tenant: the ring may come all the same, so the time limit decides.
      log.warn("leg: request refused", { error });
      if (error instanceof ServiceError && !error.ambiguous && error.code !== "notFound") {
        noLine(error.code);
      }
    });
  }

  function ensure(): void {
    undoAgain();
    const { line, session } = store.get();
    const isThere = line.leg.phase !== "none" && !(line.leg.phase === "asked" && unwanted);
    if (isThere || session.now.phase !== "signedIn") return;
    ours = true;
    unwanted = false;
    store.dispatch({ kind: "legAsked" });
    undoRing();
    undoRing =
      line.mode === "phone"
        ? clock.after(pickedUpWithin, () => noLine("the phone was not picked up"))
        : clock.after(ringWithin, () => noLine("the server never rang the line"));
    ask();
  }

  const say = (why: "noLine" | "noPath") => store.dispatch({ kind: "legInVain", why });

  /** Calls that a leg would carry. */
  const waiting = (): readonly Call[] =>
    liveCalls(store.get().calls).filter((call) => call.kind === "workitem" && call.phase !== "ending");

  /** One leg after another, ever more slowly. Where the network lets none through only a press tries again. */
  function another(fault: LegFault): void {
    const wasGood = upAt !== null && clock.monotonic() - upAt >= goodAfter;
    upAt = null;
    if (fault === "noPath") say("noPath");
    const isWanted = waiting().length > 0;
    inVain = isWanted && !wasGood ? inVain + 1 : 0;
    if (!isWanted || fault === "noPath") return;
    if (inVain === toldAfter) say("noLine");
    if (inVain <= 1) return ensure();
    askLater(againAfter * 2 ** (inVain - 2));
  }

  function askLater(wait: number): void {
    undoAgain();
    undoAgain = clock.after(Math.min(wait, againAtMost), () => {
      if (waiting().length > 0) ensure();
      else unrung = 0;
    });
  }

  /** A telephone rings on until the server tells otherwise: nobody waits for it any more. */
  function phoneOver(cause: string): void {
    if (store.get().line.mode !== "phone") return;
    undoRing();
    store.dispatch({ kind: "legEnded", cause });
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
      const { calls, offers, monitor } = store.get();
      const needed =
        liveCalls(calls).length > 0 ||
        monitor.now !== null ||
        offers.open.some((offer) => offer.phase === "accepting");
      if (needed || !ours) return;
      ours = false;
      unwanted = true;
      phoneOver("given back");
      users.disconnectFromServer().catch((error: unknown) => log.warn("leg: release failed", { error }));
    },
    reachable() {
      clock.after(ringsByItself, () => {
        if (phase() === "asked" && !unwanted && store.get().line.mode === "softphone") ask();
      });
    },
    async lost(resync, fault = "none") {
      await resync().catch((error: unknown) => log.warn("leg: calls not read after it was lost", { error }));
      another(fault);
    },
    up() {
      upAt = clock.monotonic();
      unrung = 0;
      clock.after(bridgeWithin, () => {
        if (phase() !== "up") return;
        const waiting = liveCalls(store.get().calls).find(
          (call) => call.phase === "connecting" && call.kind === "workitem",
        );
        if (waiting === undefined) return;
        log.info("leg: call not bridged by the server, bridging now");
        workitems
          .active(waiting.callId)
          .catch((error: unknown) => log.warn("leg: bridging failed", { error }));
      });
    },
  };
}

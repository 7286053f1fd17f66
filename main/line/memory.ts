import { isDeepStrictEqual } from "node:util";
import type { Log } from "../../shared/log.ts";
import { liveCalls } from "../../shared/state/call.ts";
import type { Clock } from "../../shared/time.ts";
import { vertoDetachSeconds } from "../../shared/wire/verto.ts";
import { statusAfterWork } from "../state/agent.ts";
import type { DomainEvent, LeftCall } from "../state/events.ts";
import type { MainState } from "../state/reduce.ts";
import type { Store } from "../state/store.ts";
import type { InCall, LeftFile } from "./in-call-file.ts";

export interface Account {
  readonly provider: string;
  readonly username: string;
}

/** What the line goes on with after a restart of the program. */
export interface Claim {
  /** Null when the server does not keep it any more: a new one is taken. */
  readonly sessid: string | null;
  /** The direct call that was on the leg: the server knows it by its leg only. */
  readonly direct: LeftCall | null;
  /** A supervisor was on somebody's calls with it. */
  readonly monitors?: true;
}

export interface LineMemory {
  /** Before sign-in: a call that can be taken back is told. */
  look(): Promise<void>;
  /** Signed in: what the last run left for this account, once; null for nothing. */
  claim(account: Account): Claim | null;
  /** The mod_verto session id in force. */
  inForce(sessid: string): void;
  /** The session ends and the call does not: the next sign-in takes it back. False when there is none. */
  handOver(): boolean;
  /** A clean end: nothing is left. */
  close(): Promise<void>;
}

/** How long the server keeps a leg without its socket. */
const keptFor = vertoDetachSeconds * 1_000;
/** How often the program notes that it is still there. */
const aliveEvery = 5_000;
/** An end that nobody was told of is worth a word for a shift, not for ever. */
const toldWithin = 12 * 3_600_000;

/**
 * What must outlive a crash of main: while a call or its leg is up, the session id that the server gives the leg back
 * for, and what the calls were. Read at the next start, and gone with the last call.
 */
export function createLineMemory(parts: {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly file: LeftFile;
  /** The agent's mute is told to a server that has not heard of it. */
  readonly tellMute: () => void;
}): LineMemory {
  const { store, clock, log, file } = parts;
  let found: InCall | null = null;
  /** Claimed, and the server has not said yet what became of it. */
  let open: { readonly left: InCall; isListRead: boolean; isDirectKnown: boolean } | null = null;
  let account: Account | null = null;
  let sessid: string | null = null;
  let kept: Omit<InCall, "aliveAt"> | null = null;
  let undoExpiry = () => {};
  let undoBeat = () => {};

  function worthKeeping(now: MainState): Omit<InCall, "aliveAt"> | null {
    if (account === null || sessid === null || now.session.now.phase !== "signedIn") return null;
    const calls = liveCalls(now.calls).filter((call) => call.phase !== "ending");
    const isLegUp = now.line.leg.phase === "up" || now.line.leg.phase === "reattaching";
    if (now.line.mode === "phone" || (calls.length === 0 && !isLegUp)) return null;
    return {
      ...account,
      sessid,
      muted: now.line.mute.muted,
      statusId: statusAfterWork(now.agent),
      calls: calls.map(leftOf),
      ...(calls.length === 0 && now.monitor.now !== null && { monitors: true }),
    };
  }

  function keep(): void {
    undoBeat();
    if (kept === null) return;
    file.keep(onWall({ ...kept, aliveAt: clock.now() }));
    undoBeat = clock.after(aliveEvery, keep);
  }

  const unwatch = store.watch((now, was, event) => {
    if (open !== null) settle(open, event);
    if (
      now.calls === was.calls &&
      now.line === was.line &&
      now.agent === was.agent &&
      now.monitor === was.monitor &&
      now.session === was.session
    )
      return;
    const next = worthKeeping(now);
    // Until the server has said what became of it, what was found is not forgotten.
    if (isDeepStrictEqual(next, kept) || (next === null && open !== null)) return;
    kept = next;
    if (next === null) file.keep(null);
    keep();
  });

  /** The list of workitems says which calls are over; whether a direct call goes on, the line says. */
  function settle(mine: NonNullable<typeof open>, event: DomainEvent): void {
    if (event.kind === "workitemsRead" && !mine.isListRead) {
      mine.isListRead = true;
      const live = liveCalls(store.get().calls).map((call) => call.callId);
      for (const call of mine.left.calls) {
        if (call.kind === "workitem" && !live.includes(call.callId))
          store.dispatch({ kind: "callEndedAway", call });
      }
    }
    const isDirect =
      event.kind === "callTakenBack" || (event.kind === "callEndedAway" && event.call.kind === "direct");
    if (isDirect) mine.isDirectKnown = true;
    if (!mine.isListRead || !mine.isDirectKnown) return;
    open = null;
    const { calls, line } = store.get();
    if (liveCalls(calls).length === 0) {
      store.dispatch({ kind: "muteRestored", muted: false });
      if (kept === null) file.keep(null);
    } else if (line.mute.muted && !line.mute.server) parts.tellMute();
  }

  /** What outlives the program is kept by the wall clock, and used by the program's own. */
  const onWall = (left: InCall): InCall => moved(left, clock.wall() - clock.now());

  /** Until when the server keeps the leg. A clock that was set back meanwhile makes no leg last longer. */
  function untilOf({ aliveAt }: InCall): number {
    return Math.min(aliveAt, clock.now()) + keptFor;
  }

  function find(left: InCall): void {
    found = left;
    const until = untilOf(left);
    if (left.calls.length === 0 || until <= clock.now()) return;
    store.dispatch({ kind: "callLeft", until });
    undoExpiry = clock.after(until - clock.now(), expire);
  }

  function expire(): void {
    store.dispatch({ kind: "callLeft", until: null });
  }

  return {
    async look() {
      const read = await file.read();
      if (read === null) return;
      const left = moved(read, clock.now() - clock.wall());
      log.info("recovery: last run ended during a call", { calls: left.calls.length });
      if (clock.now() - left.aliveAt > toldWithin) return file.keep(null);
      find(left);
    },
    claim(mine) {
      const left = found;
      found = null;
      account = mine;
      undoExpiry();
      if (left === null) return null;
      expire();
      if (left.provider !== mine.provider || left.username !== mine.username) {
        file.keep(null);
        return null;
      }
      const direct = left.calls.find((call) => call.kind === "direct") ?? null;
      const isKept = untilOf(left) > clock.now();
      open = { left, isListRead: false, isDirectKnown: direct === null };
      if (left.statusId !== null && isKept) store.dispatch({ kind: "statusChosen", statusId: left.statusId });
      if (left.muted) store.dispatch({ kind: "muteRestored", muted: true });
      const monitors = left.monitors === true && ({ monitors: true } as const);
      return { sessid: isKept ? left.sessid : null, direct, ...monitors };
    },
    inForce(id) {
      sessid = id;
    },
    handOver() {
      if (kept === null || kept.calls.length === 0) return false;
      const left = { ...kept, aliveAt: clock.now() };
      kept = null;
      account = null;
      undoBeat();
      file.keep(onWall(left));
      find(left);
      return true;
    },
    async close() {
      unwatch();
      undoExpiry();
      undoBeat();
      file.keep(null);
      await file.written();
    },
  };
}

/** The same with all its times later by `ms`. */
function moved(left: InCall, ms: number): InCall {
  const calls = left.calls.map((call) => ({
    ...call,
    startedAt: call.startedAt + ms,
    connectedAt: call.connectedAt === null ? null : call.connectedAt + ms,
  }));
  return { ...left, calls, aliveAt: left.aliveAt + ms };
}

function leftOf(call: LeftCall): LeftCall {
  const { callId, kind, direction, number, name, queue, campaign, startedAt, connectedAt } = call;
  return { callId, kind, direction, number, name, queue, campaign, startedAt, connectedAt };
}

import { type Call, callById, liveCalls } from "../../shared/state/call.ts";
import type { Offer } from "../../shared/state/offer.ts";
import type { Clock } from "../../shared/time.ts";
import { isElsewhere } from "../state/call.ts";
import type { DomainEvent } from "../state/events.ts";
import type { MainState } from "../state/reduce.ts";
import type { Store } from "../state/store.ts";

/** What waits for the server's word is asked about after this; what is settled, now and then. */
const waitsFor = 5_000;
const settledFor = 30_000;
/** How long something rings before the server is asked whether it still does. */
const ringsFor = 10_000;
/** An offer that has no time limit of its own, and that the server could not be asked about for so long, is over. */
const unconfirmedFor = 60_000;
const lookEvery = 2_500;

/** How long this call may go without a word from the server before it is read again (ms). */
function patienceWith(call: Pick<Call, "phase" | "hold">): number {
  const isWaiting = call.phase !== "active" || call.hold === "turningOn" || call.hold === "turningOff";
  return isWaiting ? waitsFor : settledFor;
}

/** When a thing was last heard of, and last asked about. */
interface Heard<T> {
  readonly thing: T;
  readonly at: number;
  readonly askedAt: number;
}

/**
 * A feed can lose a frame without losing its socket. So a call that waits for the server's word, or has not
 * heard it for long, is read again: no call shows "Connecting…" for ever, and none outlives its end. And what rings is
 * looked up in the server's list of offers: nothing rings on for a caller who has gone.
 * @param readOffers reads all open offers and tells them; rejects when it cannot
 */
export function watchOverdue(
  store: Store,
  clock: Clock,
  reread: (callId: string) => Promise<void>,
  readOffers: () => Promise<void>,
): () => void {
  const calls = new Map<string, Heard<Call>>();
  const offers = new Map<string, Heard<Offer>>();
  let undoTimer: (() => void) | null = null;

  function look(): void {
    undoTimer = null;
    const now = clock.monotonic();
    for (const [callId, last] of calls) {
      if (now - last.askedAt < patienceWith(last.thing)) continue;
      calls.set(callId, { ...last, askedAt: now });
      void reread(callId);
    }
    const due = [...offers].filter(([, last]) => now - last.askedAt >= ringsFor);
    for (const [offerId, last] of due) offers.set(offerId, { ...last, askedAt: now });
    if (due.length > 0) readOffers().catch(() => giveUp(now));
    plan();
  }

  /** The server says nothing. Its own time limit ends an offer (policies.ts); where it gave none, this does. */
  function giveUp(now: number): void {
    for (const [offerId, { thing, at }] of offers) {
      if (thing.expiresAt !== null || now - at < unconfirmedFor) continue;
      store.tell({ kind: "offerEnded", offerId, end: "withdrawn" });
    }
  }

  function plan(): void {
    if (calls.size + offers.size > 0) undoTimer ??= clock.after(lookEvery, look);
    else {
      undoTimer?.();
      undoTimer = null;
    }
  }

  const unwatch = store.watch((now, was, event) => {
    const doubted = doubtedBy(event, now);
    if (doubted !== null) void reread(doubted);
    if (now.calls === was.calls && now.offers === was.offers) return;
    const at = clock.monotonic();
    follow(calls, live(now), (call) => call.callId, at);
    follow(offers, ringing(now), (offer) => offer.offerId, at);
    plan();
  });

  return () => {
    unwatch();
    undoTimer?.();
  };
}

/**
 * The call that a frame says is somebody else's or back in its queue, while it waits here for its sound: true, or older
 * than the accept. The server knows.
 */
function doubtedBy(event: DomainEvent, { calls }: MainState): string | null {
  if (event.kind !== "workitemTold" || event.askedAt !== undefined || !isElsewhere(event.workitem))
    return null;
  const call = callById(calls, event.workitem.workitemId);
  return call === null || call.phase === "ended" ? null : call.callId;
}

function live(state: MainState): readonly Call[] {
  return liveCalls(state.calls).filter((call) => call.kind === "workitem");
}

function ringing(state: MainState): readonly Offer[] {
  return state.offers.open.filter((offer) => offer.source === "acd" && offer.phase === "open");
}

/** Whatever is new or changed was heard of now; what is not there any more is forgotten. */
function follow<T>(
  known: Map<string, Heard<T>>,
  things: readonly T[],
  idOf: (thing: T) => string,
  at: number,
): void {
  const ids = new Set(things.map(idOf));
  for (const id of known.keys()) if (!ids.has(id)) known.delete(id);
  for (const thing of things) {
    if (known.get(idOf(thing))?.thing !== thing) known.set(idOf(thing), { thing, at, askedAt: at });
  }
}

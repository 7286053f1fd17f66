import { currentStatus } from "../../shared/state/agent.ts";
import { type Call, liveCalls } from "../../shared/state/call.ts";
import type { Offer } from "../../shared/state/offer.ts";
import { type MessageWork, openWork, workitemById } from "../../shared/state/work.ts";
import type { Clock, Millis } from "../../shared/time.ts";
import { isElsewhere } from "../state/call.ts";
import type { DomainEvent } from "../state/events.ts";
import type { MainState } from "../state/reduce.ts";
import type { Store } from "../state/store.ts";
import { type Context, refetchWorkitem } from "../work/context.ts";

/** What waits for the server's word is asked about after this; what is settled, now and then. */
const waitsFor = 5_000;
const settledFor = 30_000;
/** How long something rings before the server is asked whether it still does. */
const ringsFor = 10_000;
/** An offer that has no time limit of its own, and that the server could not be asked about for so long, is over. */
const unconfirmedFor = 60_000;
const lookEvery = 2_500;
/** What the server made of the agent by itself (wrap-up, busy, no answer) does not last; what they chose may. */
const passingFor = 10_000;
const chosenFor = 60_000;
/** The server ends a status with a time limit itself: it has said so by then. */
const endGrace = 2_500;

/** How long this work may go without a word from the server before it is read again (ms). */
function patienceWith(work: Call | MessageWork): number {
  return "hold" in work ? patienceWithCall(work) : work.phase === "ending" ? waitsFor : settledFor;
}

function patienceWithCall(call: Pick<Call, "phase" | "hold">): number {
  const isWaiting = call.phase !== "active" || call.hold === "turningOn" || call.hold === "turningOff";
  return isWaiting ? waitsFor : settledFor;
}

/** How long the status may go without a word from the server (ms); null where nothing is to be asked. */
function patienceWithStatus({ session, connection, agent, offers }: MainState, now: Millis): number | null {
  // While the feed is catching up the status is read with everything else.
  if (session.now.phase !== "signedIn" || !connection.synced) return null;
  if (agent.acd === "loggingIn") return null;
  if (agent.acd === "out") return chosenFor;
  if (agent.changing !== null) return waitsFor;
  const kind = currentStatus(agent)?.kind;
  if (agent.current?.until !== undefined && now > agent.current.until + endGrace) return waitsFor;
  const isOffered = offers.open.some(({ source, phase }) => source === "acd" && phase === "open");
  if (isOffered && kind !== "available") return endGrace;
  return kind === "available" || kind === "unavailable" ? chosenFor : passingFor;
}

/** What is asked of the server; each tells what it finds, and rejects when it cannot (`workitem` never does). */
interface Reads {
  workitem(workitemId: string): Promise<void>;
  /** All open offers. */
  offers(): Promise<void>;
  /** ACD login and status. */
  status(): Promise<void>;
}

/** When an item was last heard of, and last asked about. */
interface Heard<T> {
  readonly item: T;
  readonly at: number;
  readonly askedAt: number;
}

/**
 * A feed can lose a frame without losing its socket. So work that waits for the server's word, or has not
 * heard it for long, is read again: no call shows "Connecting…" for ever, and none outlives its end. What rings is
 * looked up in the server's list of offers: nothing rings on for a caller who has gone. And the agent's status is asked
 * about, sooner where it looks wrong: past its time limit, or with an offer in a status in which none come.
 */
export function readOverdue(context: Context): () => void {
  const { session } = context;
  return watchOverdue(context.store, context.clock, {
    workitem: (workitemId) => refetchWorkitem(context, workitemId),
    offers: () => session.readOffers(),
    status: () => session.readStatus(),
  });
}

/** The same, with what it reads. */
export function watchOverdue(store: Store, clock: Clock, read: Reads): () => void {
  const status = { heardAt: clock.monotonic(), askedAt: Number.NEGATIVE_INFINITY };
  const works = new Map<string, Heard<Call | MessageWork>>();
  const offers = new Map<string, Heard<Offer>>();
  let undoTimer: (() => void) | null = null;

  function look(): void {
    undoTimer = null;
    const now = clock.monotonic();
    for (const [workitemId, last] of works) {
      if (now - last.askedAt < patienceWith(last.item)) continue;
      works.set(workitemId, { ...last, askedAt: now });
      void read.workitem(workitemId);
    }
    const due = [...offers].filter(([, last]) => now - last.askedAt >= ringsFor);
    for (const [offerId, last] of due) offers.set(offerId, { ...last, askedAt: now });
    if (due.length > 0) read.offers().catch(() => giveUp(now));
    lookAtStatus(now);
    plan();
  }

  function lookAtStatus(now: number): void {
    const state = store.get();
    const patience = patienceWithStatus(state, clock.now());
    if (patience === null || now - Math.max(status.heardAt, status.askedAt) < patience) return;
    status.askedAt = now;
    // Unreachable: the next look asks again.
    read.status().catch(() => {});
  }

  /** The server says nothing. Its own time limit ends an offer (offer-expiry.ts); where it gave none, this does. */
  function giveUp(now: number): void {
    for (const [offerId, { item, at }] of offers) {
      if (item.expiresAt !== null || now - at < unconfirmedFor) continue;
      store.dispatch({ kind: "offerEnded", offerId, end: "withdrawn" });
    }
  }

  function plan(): void {
    const isIn = store.get().session.now.phase === "signedIn";
    if (works.size + offers.size > 0 || isIn) undoTimer ??= clock.after(lookEvery, look);
    else {
      undoTimer?.();
      undoTimer = null;
    }
  }

  const unwatch = store.watch((now, was, event) => {
    const doubted = doubtedBy(event, now);
    if (doubted !== null) void read.workitem(doubted);
    const at = clock.monotonic();
    if (event.kind === "statusChanged" || event.kind === "acdChanged") status.heardAt = at;
    const isSame = now.calls === was.calls && now.work === was.work && now.offers === was.offers;
    if (isSame && now.session === was.session) return;
    follow(works, live(now), ({ workitemId }) => workitemId, at);
    follow(offers, ringing(now), (offer) => offer.offerId, at);
    plan();
  });

  return () => {
    unwatch();
    undoTimer?.();
  };
}

/**
 * The work that a frame says is somebody else's or back in its queue, while it is open here: true, or older
 * than the accept. The server knows.
 */
function doubtedBy(event: DomainEvent, now: MainState): string | null {
  if (event.kind !== "workitemReported" || event.askedAt !== undefined || !isElsewhere(event.workitem))
    return null;
  const { workitemId } = event.workitem;
  const work = workitemById(now, workitemId);
  return work === null || work.phase === "ended" ? null : workitemId;
}

function live({ calls, work }: MainState): readonly (Call | MessageWork)[] {
  return [...liveCalls(calls).filter((call) => call.kind === "workitem"), ...openWork(work)];
}

function ringing(state: MainState): readonly Offer[] {
  return state.offers.open.filter((offer) => offer.source === "acd" && offer.phase === "open");
}

/** Whatever is new or changed was heard of now; what is not there any more is forgotten. */
function follow<T>(
  known: Map<string, Heard<T>>,
  items: readonly T[],
  idOf: (item: T) => string,
  at: number,
): void {
  const ids = new Set(items.map(idOf));
  for (const id of known.keys()) if (!ids.has(id)) known.delete(id);
  for (const item of items) {
    if (known.get(idOf(item))?.item !== item) known.set(idOf(item), { item, at, askedAt: at });
  }
}

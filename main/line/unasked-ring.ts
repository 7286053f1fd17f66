import { callerName, callerNumber } from "../../shared/caller.ts";
import type { Offer, OfferEnd } from "../../shared/state/offer.ts";
import type { Clock, Millis } from "../../shared/time.ts";
import type { Store } from "../state/store.ts";
import type { OfferedCall } from "./verto/events.ts";

/** A ring of the line that nobody asked for: an offer of its own, while it rings. */
export interface UnaskedRing {
  begin(call: OfferedCall): void;
  /** The line is taken: it is told who rang, to call back. */
  refused(call: OfferedCall): void;
  /** The server's id of the call that rings; null when none does. */
  vertoId(): string | null;
  /** Hands over the call of this offer: it rings no more, and what becomes of it is the taker's to tell. */
  take(callId: string): OfferedCall | null;
  end(how: OfferEnd): void;
}

/**
 * The feed may be read after the voice socket that rang because of it: a ring that turns out within this time to
 * have been for a workitem is taken for the leg after all.
 */
const explainedWithin = 1_000;

/** A second ring, for the leg that was asked for, has come by then. */
const ringsAgainWithin = 1_500;

/** As long as a ring is believed without a word from the server that the call is still there. */
const believedFor = 10_000;

/** Between two looks at the server: a bye that overtook its invite is noticed by then. */
const lookEvery = 3_000;

export function createUnaskedRing(parts: {
  readonly store: Store;
  readonly clock: Clock;
  /** Somebody here waits for the leg. */
  readonly isExpected: () => boolean;
  /** It was for a workitem after all. */
  readonly explained: (call: OfferedCall) => void;
  /** Whether the server still has the call; null when it did not say. */
  readonly exists: (vertoId: string) => Promise<boolean | null>;
}): UnaskedRing {
  const { store, clock, isExpected } = parts;
  let ringing: { readonly callId: string; readonly call: OfferedCall } | null = null;
  let unwatch = () => {};
  let serial = 0;

  function over(): void {
    unwatch();
    ringing = null;
  }

  function end(how: OfferEnd): void {
    if (ringing === null) return;
    const { callId } = ringing;
    over();
    store.dispatch({ kind: "offerEnded", offerId: callId, end: how });
  }

  /** What comes of a feed that is behind still explains it: the time begins anew when all has been read. */
  function takeWhenExplained(mine: NonNullable<typeof ringing>): void {
    let since = clock.monotonic();
    const undo = store.watch((now, _was, event) => {
      if (ringing !== mine) return undo();
      if (event.kind === "resynced" || !now.connection.synced) since = clock.monotonic();
      // Asked for a leg, a server that rings it already rings nothing more.
      if (event.kind === "legAsked") clock.after(ringsAgainWithin, () => takeIf(mine, isAsked()));
      if (clock.monotonic() - since < explainedWithin && isExpected()) takeIf(mine, true);
    });
  }

  function takeIf(mine: NonNullable<typeof ringing>, isForUs: boolean): void {
    if (ringing !== mine || !isForUs) return;
    end("accepted");
    parts.explained(mine.call);
  }

  /** A call can be over without us being told: its end came before its beginning, or was lost. */
  function watchOver(mine: NonNullable<typeof ringing>): () => void {
    let undoLook = () => {};
    let undoEnd = () => {};
    const believe = () => {
      undoEnd();
      undoEnd = clock.after(believedFor, () => end("lost"));
    };
    const look = async () => {
      const exists = await parts.exists(mine.call.callId);
      if (ringing !== mine) return;
      if (exists === false) return end("callerHungUp");
      if (exists) believe();
      undoLook = clock.after(lookEvery, look);
    };
    believe();
    void look();
    return () => {
      undoLook();
      undoEnd();
    };
  }

  function newId(): string {
    serial += 1;
    // The time tells it from one of an earlier run that was taken back.
    return `line:${clock.now().toString(36)}-${serial}`;
  }

  const isAsked = () => store.get().line.leg.phase === "asked";

  return {
    begin(call) {
      const callId = newId();
      ringing = { callId, call };
      takeWhenExplained(ringing);
      unwatch = watchOver(ringing);
      store.dispatch({ kind: "offerMade", offer: offerOf(call, callId, clock.now()) });
    },
    refused(call) {
      const offer = offerOf(call, newId(), clock.now());
      store.dispatch({ kind: "rangBusy", offer });
    },
    vertoId: () => ringing?.call.callId ?? null,
    take(callId) {
      if (ringing?.callId !== callId) return null;
      const { call } = ringing;
      over();
      return call;
    },
    end,
  };
}

/** A call that rings the line, as an offer of work. `callId`: ours, which windows may know. */
function offerOf(call: OfferedCall, callId: string, at: Millis): Offer {
  return {
    offerId: callId,
    workitemId: "",
    source: "line",
    channel: "voice",
    type: "InboundCall",
    from: callerNumber(call.remote.number),
    to: "",
    name: callerName(call.remote.name),
    campaign: "",
    campaignId: "",
    queue: "",
    createdAt: at,
    expiresAt: null,
    phase: "open",
  };
}

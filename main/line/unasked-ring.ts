import type { OfferEnd } from "../../shared/state/offer.ts";
import type { Clock } from "../../shared/time.ts";
import type { CauseName } from "../../shared/wire/verto-causes.ts";
import type { Store } from "../state/store.ts";
import type { OfferedCall } from "./verto/events.ts";

/** A ring of the line that nobody asked for: an offer of its own, while it rings. */
export interface UnaskedRing {
  begin(call: OfferedCall): void;
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

/** Causes by which a ring ends otherwise than by its caller. */
const otherEnds: Partial<Record<CauseName, OfferEnd>> = {
  // Answered on another of the user's devices.
  LOSE_RACE: "withdrawn",
  PICKED_OFF: "withdrawn",
  NO_ANSWER: "expired",
  NO_USER_RESPONSE: "expired",
  ALLOTTED_TIMEOUT: "expired",
  PROGRESS_TIMEOUT: "expired",
};

/** How a ring that the server ends is told. */
export function endOfRing(cause: string): OfferEnd {
  return otherEnds[cause as CauseName] ?? "callerHungUp";
}

export function createUnaskedRing(parts: {
  readonly store: Store;
  readonly clock: Clock;
  /** Somebody here waits for the leg. */
  readonly isExpected: () => boolean;
  /** It was for a workitem after all. */
  readonly explained: (call: OfferedCall) => void;
}): UnaskedRing {
  const { store, clock, isExpected } = parts;
  let ringing: { readonly callId: string; readonly call: OfferedCall } | null = null;
  let serial = 0;

  function end(how: OfferEnd): void {
    if (ringing === null) return;
    const { callId } = ringing;
    ringing = null;
    store.tell({ kind: "offerEnded", offerId: callId, end: how });
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

  const isAsked = () => store.get().line.leg.phase === "asked";

  return {
    begin(call) {
      serial += 1;
      // The time tells it from one of an earlier run that was taken back.
      const callId = `line:${clock.now().toString(36)}-${serial}`;
      ringing = { callId, call };
      takeWhenExplained(ringing);
      store.tell({
        kind: "offerMade",
        offer: {
          offerId: callId,
          workitemId: "",
          source: "line",
          channel: "voice",
          type: "InboundCall",
          from: call.remote.number ?? "",
          to: "",
          name: call.remote.name ?? "",
          campaign: "",
          campaignId: "",
          queue: "",
          createdAt: clock.now(),
          expiresAt: null,
          phase: "open",
        },
      });
    },
    vertoId: () => ringing?.call.callId ?? null,
    take(callId) {
      if (ringing?.callId !== callId) return null;
      const { call } = ringing;
      ringing = null;
      return call;
    },
    end,
  };
}

import { fail, ok } from "../../shared/result.ts";
import type { OfferEnd } from "../../shared/state/offer.ts";
import type { Line, LineParts } from "./api.ts";
import { isLegExpected, isOfWork } from "./expected.ts";
import type { LegKeeper } from "./leg.ts";
import type { Login } from "./login.ts";
import { createUnaskedRing } from "./unasked-ring.ts";
import type { OfferedCall } from "./verto/events.ts";

/** Calls that ring the line without a workitem: while they ring, and on the leg. */
export interface DirectCalls
  extends Pick<Line, "answerDirect" | "endDirect" | "holdDirect" | "digitsDirect"> {
  rings(call: OfferedCall): void;
  /** The server's id of the call that rings; null when none does. */
  ringing(): string | null;
  /** The line is taken: the caller is refused, and the agent told who it was. */
  refuse(call: OfferedCall): void;
  /** What rings gives way to a call that was accepted. */
  giveWay(): void;
  /** What rings, if anything does, rings no more. */
  stopRinging(how: OfferEnd): void;
}

export function createDirectCalls(parts: LineParts, login: Login, leg: LegKeeper): DirectCalls {
  const { store, clock, log } = parts;
  const ring = createUnaskedRing({
    store,
    clock,
    isExpected: () => isLegExpected(store.get()),
    explained: (call) => leg.negotiate(call, "answer", null),
    exists: async (vertoId) => {
      const found = await login.client()?.exists(vertoId);
      if (found === undefined) return null;
      // Whatever else a server says to the question, it knows the call.
      return found.ok || (found.error.why === "refused" ? found.error.code !== "gone" : null);
    },
  });

  /** The server's id of this call while it is on the leg, with the client to say it to. */
  function onLeg(callId: string) {
    const client = login.client();
    const mine = leg.now();
    return client !== null && mine !== null && mine.direct === callId
      ? { client, vertoId: mine.vertoId }
      : null;
  }

  return {
    rings: ring.begin,
    ringing: ring.vertoId,
    stopRinging: ring.end,
    refuse(call) {
      log.warn("line: rang while in use, turned away as busy");
      void login.client()?.bye(call.callId, "USER_BUSY");
      if (!isOfWork(call, store.get())) ring.refused(call);
    },
    giveWay() {
      const other = ring.vertoId();
      if (other === null) return;
      void login.client()?.bye(other, "USER_BUSY");
      ring.end("withdrawn");
    },
    answerDirect(callId) {
      const call = ring.take(callId);
      if (call === null) return fail("gone");
      leg.negotiate(call, "answer", callId);
      return ok();
    },
    async endDirect(callId) {
      const rejected = ring.take(callId);
      if (rejected !== null) {
        await login.client()?.bye(rejected.callId, "CALL_REJECTED");
        return ok();
      }
      if (onLeg(callId) === null) return fail("gone");
      leg.hangUp();
      return ok();
    },
    async holdDirect(callId, held) {
      const mine = onLeg(callId);
      if (mine === null) return fail("gone");
      const changed = await mine.client.modify(mine.vertoId, { action: held ? "hold" : "unhold" });
      if (!changed.ok) return changed;
      store.dispatch({ kind: "directCallHeld", callId, held: changed.value.hold === "held" });
      return ok();
    },
    async digitsDirect(callId, digits) {
      const mine = onLeg(callId);
      return mine === null ? fail("gone") : mine.client.dtmf(mine.vertoId, digits);
    },
  };
}

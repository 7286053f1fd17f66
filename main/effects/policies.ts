import type { Handlers } from "../../shared/contract/index.ts";
import { currentStatus, statusById } from "../../shared/state/agent.ts";
import { callById, liveCalls } from "../../shared/state/call.ts";
import type { Offer } from "../../shared/state/offer.ts";
import { userOf } from "../../shared/state/session.ts";
import { isWrappingUp, openWrapUps } from "../../shared/state/wrap-up.ts";
import { statusAfterWork, statusToAssert } from "../state/agent.ts";
import type { DomainEvent } from "../state/events.ts";
import type { MainState } from "../state/reduce.ts";
import { type Context, outcomeOf } from "../work/context.ts";
import { applyStatus } from "../work/status.ts";

/** After the server's own time limit an offer that is still here was forgotten. */
const expiryGrace = 3_000;
/** A server that puts a call on the agent's leg by itself has done so by then. */
const ringsWithin = 1_500;
/** After a call the server moves a busy agent by itself, into wrap-up say, and is not overtaken. */
const serverMovesWithin = 2_000;

/** What the app does by itself when facts call for it. Answers its undo. */
export function watchPolicies(context: Context, offers: Handlers<"offer">): () => void {
  const { store, clock, log, acd, leg, workitems } = context;
  const timers = new Map<string, () => void>();
  let undoPatience: (() => void) | null = null;
  let undoLeg: (() => void) | null = null;

  async function assertStatus(statusId: string): Promise<void> {
    const asked = await applyStatus(context, statusId);
    if (asked.ok || asked.error.code === "busy") return;
    const name = statusById(store.get().agent, statusId)?.name ?? "";
    log.warn("the agent's status could not be set again after a call", { code: asked.error.code });
    store.dispatch({
      kind: "noticeGiven",
      notice: { tone: "warning", key: "statusRefused", values: { status: name } },
    });
  }

  function assertAfterCall(patience = serverMovesWithin): void {
    const { agent, calls } = store.get();
    const statusId = statusToAssert(agent, liveCalls(calls).length > 0);
    const isWaiting = statusId !== null && patience > 0 && currentStatus(agent)?.kind === "busy";
    if (isWaiting && undoPatience !== null) return;
    undoPatience?.();
    undoPatience = isWaiting ? clock.after(patience, () => assertAfterCall(0)) : null;
    if (statusId !== null && !isWaiting) void assertStatus(statusId);
  }

  function expire(offerId: string): void {
    timers.delete(offerId);
    const offer = store.get().offers.open.find((each) => each.offerId === offerId);
    // One that is being answered is left to its answer; a refusal starts the time limit again.
    if (offer?.phase !== "open") return;
    store.dispatch({ kind: "offerEnded", offerId, end: "expired" });
    void outcomeOf(acd.expired({ offerId })).then((told) => {
      if (!told.ok)
        log.info("the server was told of an expired offer and did not want to know", {
          code: told.error.code,
        });
    });
  }

  function watchOffers(): void {
    const { open } = store.get().offers;
    for (const [offerId, undo] of timers) {
      if (open.some((offer) => offer.offerId === offerId)) continue;
      undo();
      timers.delete(offerId);
    }
    for (const { offerId, expiresAt } of open) {
      if (expiresAt === null || timers.has(offerId)) continue;
      timers.set(
        offerId,
        clock.after(Math.max(0, expiresAt - clock.now()) + expiryGrace, () => expire(offerId)),
      );
    }
  }

  /** One call at a time is taken by itself; a second one is the agent's to decide. */
  function autoAccept(now: MainState, was: MainState): void {
    if (userOf(now.session)?.autoAccepts !== true || liveCalls(now.calls).length > 0) return;
    if (now.offers.open.some((offer) => offer.phase === "accepting")) return;
    const isNew = (offer: Offer) => !was.offers.open.some((each) => each.offerId === offer.offerId);
    const offer = now.offers.open.find((each) => each.source === "acd" && isNew(each));
    if (offer !== undefined) void offers.accept({ offerId: offer.offerId });
  }

  /** A call that is found without a leg, after a restart of the program or of the server, is given one. */
  function wantsLeg({ calls, connection, line }: MainState): boolean {
    const isHeard = connection.synced && connection.voice.kind === "open" && line.mode === "softphone";
    const isOn = liveCalls(calls).some((call) => call.kind === "workitem" && call.phase === "active");
    return isHeard && isOn && line.leg.phase === "none";
  }

  function seeToLeg(): void {
    if (!wantsLeg(store.get())) return;
    undoLeg ??= clock.after(ringsWithin, () => {
      undoLeg = null;
      if (wantsLeg(store.get())) leg.ensure();
    });
  }

  /** The last call went to somebody else before it had sound: the leg that was asked for is for nobody. */
  function giveLegBack(now: MainState, was: MainState): void {
    const hasGone = now.calls.list.some(
      ({ callId, end }) =>
        (end === "backInQueue" || end === "takenByOther") && callById(was.calls, callId)?.phase !== "ended",
    );
    if (hasGone) leg.release();
  }

  /** Of those that the agent hung up on in vain, which the server still lists as theirs: it is told again. */
  function hangUpAgain(event: DomainEvent): void {
    if (event.kind !== "workitemsRead") return;
    const { left = [] } = store.get().calls;
    for (const { workitemId, state, mine } of event.workitems) {
      const isHungUp = left.some(
        ({ callId, hungUpUntil = 0 }) => callId === workitemId && event.askedAt < hungUpUntil,
      );
      if (!isHungUp || mine === false || state === "terminated" || state === "wrapUp") continue;
      void outcomeOf(workitems.hangUp(workitemId)).then((told) => {
        if (!told.ok)
          log.warn("a call that was hung up on could not be ended at the server", { code: told.error.code });
      });
    }
  }

  /** Everything was said and the server still keeps the agent in wrap-up: they go where they want to be. */
  function leaveWrapUp(): void {
    const { agent, wrapUps, calls } = store.get();
    const statusId = statusAfterWork(agent);
    if (statusId === null || !isWrappingUp(agent) || liveCalls(calls).length > 0) return;
    if (openWrapUps(wrapUps).length === 0) void assertStatus(statusId);
  }

  const unwatch = store.watch((now, was, event) => {
    hangUpAgain(event);
    if (now.calls !== was.calls) giveLegBack(now, was);
    if (event.kind === "wrapUpTaken") clock.after(serverMovesWithin, leaveWrapUp);
    if (now.offers !== was.offers) {
      watchOffers();
      autoAccept(now, was);
    }
    if (now.line.leg.phase === "up" && was.line.leg.phase !== "up") leg.up();
    if (now.connection !== was.connection) seeToLeg();
    if (now.connection.voice.kind === "open" && was.connection.voice.kind !== "open") leg.reachable();
    if (now.agent !== was.agent || now.calls !== was.calls) assertAfterCall();
  });

  return () => {
    unwatch();
    undoPatience?.();
    undoLeg?.();
    for (const undo of timers.values()) undo();
    timers.clear();
  };
}

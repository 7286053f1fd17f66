import type { Handlers } from "../../shared/contract/index.ts";
import { nextPostDial } from "../../shared/numbers/post-dial.ts";
import { fail, failFor, ok, type Result } from "../../shared/result.ts";
import { callById, foregroundCall, liveCalls } from "../../shared/state/call.ts";
import { acceptedCall, agentControls, cancelDialControl } from "../../shared/state/controls.ts";
import { allowedCall, type Context, outcomeOf, refetchWorkitem, sendAbout } from "../work/context.ts";
import { placeDial } from "../work/dial.ts";
import { endWorkitem, seeToEnd } from "../work/hang-up.ts";
import type { Muter } from "../work/mute.ts";

/** Calls: every press goes to the server, and only its word changes what is shown. */
export function callCommands(context: Context, muter: Pick<Muter, "set">): Handlers<"call"> {
  const { store, workitems, line, leg } = context;

  async function switchHold(callId: string, on: boolean): Promise<Result<void>> {
    const call = allowedCall(context, callId, on ? "hold" : "resume");
    if (!call.ok) return call;
    return context.once(`hold:${callId}`, async () => {
      store.dispatch({ kind: "holdAsked", callId, on });
      const refused = () => store.dispatch({ kind: "holdRefused", callId });
      if (call.value.kind === "workitem") {
        return sendAbout(
          context,
          callId,
          () => (on ? workitems.hold(callId) : workitems.active(callId)),
          refused,
          (now) => now?.hold === (on ? "on" : "off"),
        );
      }
      const done = await line.holdDirect(callId, on);
      if (!done.ok) refused();
      return done;
    });
  }

  /** One that rang the line by itself is the line's to end: that is so at once, and the server is told. */
  async function endDirect(callId: string): Promise<Result<void>> {
    const ended = await line.endDirect(callId);
    store.dispatch({ kind: "callEnded", callId, end: "agentHungUp" });
    return ended.ok || ended.error.code === "gone" ? ok() : ended;
  }

  /** Digits of one call that wait for those before them. */
  const unsent = new Map<string, string>();

  /** Digits arrive in the order they were pressed: those pressed while others are on their way go together after them. */
  async function sendInTurn(callId: string, digits: string): Promise<Result<void>> {
    unsent.set(callId, (unsent.get(callId) ?? "") + digits);
    return context.once.inTurn(`digits:${callId}`, async () => {
      const all = unsent.get(callId);
      // They went with an earlier press.
      if (all === undefined) return ok();
      unsent.delete(callId);
      const sent = await outcomeOf(workitems.sendDtmf(callId, all));
      return sent.ok ? ok() : sent;
    });
  }

  async function sendDigits(callId: string, digits: string, isDirect: boolean): Promise<Result<void>> {
    store.dispatch({ kind: "toneRequested", name: `dtmf:${digits.slice(-1)}` });
    store.dispatch({ kind: "digitsSent", callId, digits });
    return isDirect ? line.digitsDirect(callId, digits) : sendInTurn(callId, digits);
  }

  return {
    dial: (wish) => placeDial(context, wish),
    chooseCampaign: ({ campaignId }) => context.campaigns.choose(campaignId),
    async hangUp({ callId }) {
      const accepted = acceptedCall(store.get());
      if (accepted?.workitemId === callId && callById(store.get().calls, callId) === null) {
        store.dispatch({ kind: "offerLeft", offerId: accepted.offerId });
        return ok();
      }
      const call = allowedCall(context, callId, "hangUp");
      if (!call.ok) return call;
      return context.once(`hangUp:${callId}`, () => {
        store.dispatch({ kind: "hangUpAsked", callId });
        return call.value.kind === "direct" ? endDirect(callId) : endWorkitem(context, callId);
      });
    },
    async cancelDial() {
      const { shown, enabled, why } = cancelDialControl(store.get());
      if (!enabled) return shown ? failFor("notAllowed", why) : fail("gone");
      store.dispatch({ kind: "dialLeft" });
      return ok();
    },
    hold: ({ callId }) => switchHold(callId, true),
    resume: ({ callId }) => switchHold(callId, false),
    async swap({ callId }) {
      const call = allowedCall(context, callId, "swap");
      if (!call.ok) return call;
      const front = foregroundCall(store.get().calls)?.callId ?? "";
      return context.once("swap", async () => {
        store.dispatch({ kind: "holdAsked", callId, on: false });
        store.dispatch({ kind: "holdAsked", callId: front, on: true });
        // The server holds the one by itself as it takes the other: what became of both is its word.
        const taken = await sendAbout(
          context,
          callId,
          () => workitems.active(callId),
          () => store.dispatch({ kind: "holdRefused", callId }),
        );
        if (taken.ok) return taken;
        if (taken.is === "unclear") await refetchWorkitem(context, front);
        store.dispatch({ kind: "holdRefused", callId: front });
        return taken;
      });
    },
    async sendDigits({ callId, digits }) {
      const call = allowedCall(context, callId, "keypad");
      if (!call.ok) return call;
      return sendDigits(callId, digits, call.value.kind === "direct");
    },
    async sendPostDial({ callId }) {
      const call = allowedCall(context, callId, "keypad");
      if (!call.ok) return call;
      const { next } = nextPostDial(call.value.postDial);
      if (next === "") return fail("notAllowed");
      return context.once(`postDial:${callId}`, async () => {
        const sent = await sendDigits(callId, next, call.value.kind === "direct");
        // What could not be sent can be sent again.
        if (sent.ok) store.dispatch({ kind: "postDialSent", callId });
        return sent;
      });
    },
    mute: async () => muter.set(),
    async reconnectLine() {
      // A leg that is there is not thrown away; its signalling is tried at once.
      line.tryNow();
      if (store.get().line.leg.phase === "none") leg.keep();
      return ok();
    },
    async disconnectLine() {
      const { disconnectLine } = agentControls(store.get());
      if (!disconnectLine.enabled) return failFor("notAllowed", disconnectLine.why);
      return context.once("line:disconnect", async () => {
        const going = liveCalls(store.get().calls).filter((call) => call.phase !== "ending");
        // The leg goes before the server says what became of the calls: nobody shall take them for lost.
        for (const { callId, kind } of going) {
          store.dispatch({ kind: "hangUpAsked", callId });
          if (kind === "direct") await endDirect(callId);
          else seeToEnd(context, callId);
        }
        const done = await outcomeOf(leg.disconnect());
        if (done.ok) return ok();
        for (const { callId } of going) store.dispatch({ kind: "hangUpRefused", callId });
        if (done.is === "unclear")
          await Promise.all(going.map(({ callId }) => refetchWorkitem(context, callId)));
        return done;
      });
    },
    async dismiss({ callId }) {
      store.dispatch({ kind: "callDismissed", callId });
      return ok();
    },
  };
}

import type { Handlers } from "../../shared/contract/index.ts";
import { nextLater } from "../../shared/numbers/later.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import { callById, foregroundCall, liveCalls } from "../../shared/state/call.ts";
import { agentControls, muteControl } from "../../shared/state/controls.ts";
import { about, type Context, pressable, reread, tried } from "./context.ts";
import { placeDial } from "./dial.ts";
import type { Muter } from "./mute.ts";

/** A hang-up that the server neither confirms nor refuses is looked into after this. */
const endWithin = 5_000;

/** Calls: every press goes to the server, and only its word changes what is shown. */
export function callCommands(context: Context, muter: Muter): Handlers<"call"> {
  const { store, workitems, line, leg, clock } = context;

  async function switchHold(callId: string, on: boolean): Promise<Result<void>> {
    const call = pressable(context, callId, on ? "hold" : "resume");
    if (!call.ok) return call;
    return context.once(`hold:${callId}`, async () => {
      store.tell({ kind: "holdAsked", callId, on });
      const refused = () => store.tell({ kind: "holdRefused", callId });
      if (call.value.kind === "workitem") {
        return about(
          context,
          callId,
          () => (on ? workitems.hold(callId) : workitems.active(callId)),
          refused,
        );
      }
      const done = await line.holdDirect(callId, on);
      if (!done.ok) refused();
      return done;
    });
  }

  /** A call that is still there long after its hang-up can be hung up again. */
  async function lookAfter(callId: string): Promise<void> {
    const isEnding = () => callById(store.get().calls, callId)?.phase === "ending";
    if (isEnding()) await reread(context, callId);
    if (isEnding()) store.tell({ kind: "hangUpRefused", callId });
  }

  /** One that rang the line by itself is the line's to end. */
  async function endDirect(callId: string): Promise<Result<void>> {
    const ended = await line.endDirect(callId);
    if (ended.ok) store.tell({ kind: "callEnded", callId, end: "agentHungUp" });
    else store.tell({ kind: "hangUpRefused", callId });
    return ended;
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
      const sent = await tried(workitems.sendDtmf(callId, all));
      return sent.ok ? ok() : sent;
    });
  }

  async function sendDigits(callId: string, digits: string, isDirect: boolean): Promise<Result<void>> {
    store.tell({ kind: "toneWished", name: `dtmf:${digits.slice(-1)}` });
    store.tell({ kind: "digitsSent", callId, digits });
    return isDirect ? line.digitsDirect(callId, digits) : sendInTurn(callId, digits);
  }

  return {
    dial: (wish) => placeDial(context, wish),
    chooseCampaign: ({ campaignId }) => context.campaigns.choose(campaignId),
    async hangUp({ callId }) {
      const call = pressable(context, callId, "hangUp");
      if (!call.ok) return call;
      return context.once(`hangUp:${callId}`, async () => {
        store.tell({ kind: "hangUpAsked", callId });
        const refused = () => store.tell({ kind: "hangUpRefused", callId });
        if (call.value.kind === "direct") return endDirect(callId);
        clock.after(endWithin, () => void lookAfter(callId));
        return about(context, callId, () => workitems.hangUp(callId), refused);
      });
    },
    hold: ({ callId }) => switchHold(callId, true),
    resume: ({ callId }) => switchHold(callId, false),
    async swap({ callId }) {
      const call = pressable(context, callId, "swap");
      if (!call.ok) return call;
      const front = foregroundCall(store.get().calls)?.callId ?? "";
      return context.once("swap", async () => {
        store.tell({ kind: "holdAsked", callId, on: false });
        store.tell({ kind: "holdAsked", callId: front, on: true });
        // The server holds the one by itself as it takes the other: what became of both is its word.
        const taken = await about(
          context,
          callId,
          () => workitems.active(callId),
          () => store.tell({ kind: "holdRefused", callId }),
        );
        if (taken.ok) return taken;
        if (taken.error.code === "ambiguous" || taken.error.code === "timeout") await reread(context, front);
        store.tell({ kind: "holdRefused", callId: front });
        return taken;
      });
    },
    async sendDigits({ callId, digits }) {
      const call = pressable(context, callId, "keypad");
      if (!call.ok) return call;
      return sendDigits(callId, digits, call.value.kind === "direct");
    },
    async sendLater({ callId }) {
      const call = pressable(context, callId, "keypad");
      if (!call.ok) return call;
      const { next } = nextLater(call.value.later);
      if (next === "") return fail("notAllowed");
      return context.once(`later:${callId}`, async () => {
        const sent = await sendDigits(callId, next, call.value.kind === "direct");
        // What could not be sent can be sent again.
        if (sent.ok) store.tell({ kind: "laterSent", callId });
        return sent;
      });
    },
    async mute({ muted }) {
      if (!muteControl(store.get()).enabled) return fail("notAllowed");
      muter.set(muted);
      return ok();
    },
    async reconnectLine() {
      // A leg that is there is not thrown away; its signalling is tried at once.
      line.tryNow();
      if (store.get().line.leg.phase === "none") leg.keep();
      return ok();
    },
    async disconnectLine() {
      const { disconnectLine } = agentControls(store.get());
      if (!disconnectLine.enabled) return fail("notAllowed", disconnectLine.why);
      return context.once("line:disconnect", async () => {
        const going = liveCalls(store.get().calls).filter((call) => call.phase !== "ending");
        // The leg goes before the server says what became of the calls: nobody shall take them for lost.
        for (const { callId, kind } of going) {
          store.tell({ kind: "hangUpAsked", callId });
          if (kind === "direct") await endDirect(callId);
          else clock.after(endWithin, () => void lookAfter(callId));
        }
        const done = await tried(leg.disconnect());
        if (done.ok) return ok();
        for (const { callId } of going) store.tell({ kind: "hangUpRefused", callId });
        const isUnclear = done.error.code === "ambiguous" || done.error.code === "timeout";
        if (isUnclear) await Promise.all(going.map(({ callId }) => reread(context, callId)));
        return done;
      });
    },
    async dismiss({ callId }) {
      store.tell({ kind: "callDismissed", callId });
      return ok();
    },
  };
}

import type { Handlers } from "../../shared/contract/index.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import { callById } from "../../shared/state/call.ts";
import { muteControl } from "../../shared/state/controls.ts";
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

  return {
    dial: (wish) => placeDial(context, wish),
    async hangUp({ callId }) {
      const call = pressable(context, callId, "hangUp");
      if (!call.ok) return call;
      return context.once(`hangUp:${callId}`, async () => {
        store.tell({ kind: "hangUpAsked", callId });
        const refused = () => store.tell({ kind: "hangUpRefused", callId });
        if (call.value.kind === "direct") {
          const ended = await line.endDirect(callId);
          if (ended.ok) store.tell({ kind: "callEnded", callId, end: "agentHungUp" });
          else refused();
          return ended;
        }
        clock.after(endWithin, () => void lookAfter(callId));
        return about(context, callId, () => workitems.hangUp(callId), refused);
      });
    },
    hold: ({ callId }) => switchHold(callId, true),
    resume: ({ callId }) => switchHold(callId, false),
    async sendDigits({ callId, digits }) {
      const call = pressable(context, callId, "keypad");
      if (!call.ok) return call;
      store.tell({ kind: "toneWished", name: `dtmf:${digits.slice(-1)}` });
      store.tell({ kind: "digitsSent", callId, digits });
      if (call.value.kind === "direct") return line.digitsDirect(callId, digits);
      const sent = await tried(workitems.sendDtmf(callId, digits));
      return sent.ok ? ok() : sent;
    },
    async mute({ muted }) {
      if (!muteControl(store.get()).enabled) return fail("notAllowed");
      muter.set(muted);
      return ok();
    },
    async reconnectLine() {
      // A leg that is there is not thrown away; its signalling is tried at once.
      line.wake();
      if (store.get().line.leg.phase === "none") leg.ensure();
      return ok();
    },
    async dismiss({ callId }) {
      store.tell({ kind: "callDismissed", callId });
      return ok();
    },
  };
}

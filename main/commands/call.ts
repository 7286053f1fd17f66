import type { Handlers } from "../../shared/contract/index.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import { type Call, callById } from "../../shared/state/call.ts";
import { agentControls, type CallControls, controls, muteControl } from "../../shared/state/controls.ts";
import { consentOf } from "../../shared/wire/messages.ts";
import type { Workitem } from "../../shared/wire/workitem.ts";
import { type Context, reread, tellWorkitem, tried } from "./context.ts";
import type { Muter } from "./mute.ts";
import { dialable } from "./number.ts";

/** A hang-up that the server neither confirms nor refuses is looked into after this. */
const endWithin = 5_000;

/** Calls: every press goes to the server, and only its word changes what is shown. */
export function callCommands(context: Context, muter: Muter): Handlers<"call"> {
  const { store, users, workitems, line, leg, clock } = context;

  function pressable(callId: string, control: keyof CallControls): Result<Call> {
    const call = callById(store.get().calls, callId);
    if (call === null || call.phase === "ended") return fail("gone");
    const { shown, enabled, why } = controls(store.get(), callId)[control];
    return shown && enabled ? ok(call) : fail("notAllowed", why);
  }

  /** Sends a command about a workitem once; an answer is told, an unclear end is looked into. */
  async function command(
    callId: string,
    send: () => Promise<Workitem>,
    refused: () => void,
  ): Promise<Result<void>> {
    const sent = await tried(send());
    if (sent.ok) {
      tellWorkitem(context, sent.value);
      return ok();
    }
    const { code } = sent.error;
    if (code === "gone" || code === "notFound") store.tell({ kind: "callEnded", callId, end: "lost" });
    else if (code === "ambiguous" || code === "timeout") await reread(context, callId);
    refused();
    return sent;
  }

  async function switchHold(callId: string, on: boolean): Promise<Result<void>> {
    const call = pressable(callId, on ? "hold" : "resume");
    if (!call.ok) return call;
    return context.once(`hold:${callId}`, async () => {
      store.tell({ kind: "holdAsked", callId, on });
      const refused = () => store.tell({ kind: "holdRefused", callId });
      if (call.value.kind === "workitem") {
        return command(callId, () => (on ? workitems.hold(callId) : workitems.active(callId)), refused);
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
    async dial({ number, force }) {
      const state = store.get();
      const { dial } = agentControls(state);
      if (!dial.enabled) return fail("notAllowed", dial.why);
      const to = dialable(number, state.settings.region || state.desktop.region);
      if (!to.ok) return to;
      return context.once("dial", async () => {
        leg.ensure();
        const dialled = await tried(
          users.dial({
            to: to.value,
            option: "Campaign",
            context: "",
            force: force ?? false,
            conferenceWorkitemId: null,
          }),
        );
        if (!dialled.ok) {
          if (dialled.error.code === "ambiguous") {
            await context.session
              .resync()
              .catch((error: unknown) => context.log.warn("resync failed", { error }));
          }
          leg.release();
          return dialled;
        }
        const { canDial, consentType, workitemId } = dialled.value;
        if (canDial === false) {
          leg.release();
          return fail("needsConsent", consentOf(consentType) ?? "");
        }
        if (workitemId !== undefined)
          store.tell({ kind: "callDialled", callId: workitemId, number: to.value, name: "" });
        return ok({ callId: workitemId ?? null });
      });
    },
    async hangUp({ callId }) {
      const call = pressable(callId, "hangUp");
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
        return command(callId, () => workitems.hangUp(callId), refused);
      });
    },
    hold: ({ callId }) => switchHold(callId, true),
    resume: ({ callId }) => switchHold(callId, false),
    async sendDigits({ callId, digits }) {
      const call = pressable(callId, "keypad");
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

import type { Handlers } from "../../shared/contract/index.ts";
import type { TransferTarget } from "../../shared/contract/transfer.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import { consultedFor, liveCalls } from "../../shared/state/call.ts";
import { placeOf } from "../../shared/state/place.ts";
import {
  allowedCall,
  type Context,
  dispatchWorkitem,
  outcomeOf,
  refetchWorkitem,
  sendAbout,
} from "../work/context.ts";
import { placeDial } from "../work/dial.ts";
import { dialable } from "../work/number.ts";

const silently = (work: Promise<void>) => work.then(() => null);

/** Passing calls on, and bringing several together. The server's yes ends a call here as transferred. */
export function transferCommands(context: Context, calls: Handlers<"call">): Handlers<"transfer"> {
  const { store, users, workitems } = context;
  const passed = (callId: string) => store.dispatch({ kind: "callEnded", callId, end: "transferred" });

  async function sendTo(
    callId: string,
    to: TransferTarget,
    sure: boolean | undefined,
  ): Promise<Result<void>> {
    switch (to.kind) {
      case "agent":
        return sendAbout(context, callId, () => silently(workitems.transferToAgent(callId, to.id)));
      case "queue":
        return sendAbout(context, callId, () => silently(workitems.transferToInbox(callId, to.id)));
      case "number": {
        const number = dialable(to.number, placeOf(store.get()), sure);
        if (!number.ok) return number;
        // Nobody is left here who could send an extension.
        if (number.value.postDial !== "") return fail("badNumber", "extension");
        return sendAbout(context, callId, () =>
          silently(workitems.transferToNumber(callId, number.value.to)),
        );
      }
    }
  }

  /** Conferences are the user's, not a workitem's: afterwards every call is read, whatever the answer was. */
  async function gather(work: Promise<void>): Promise<Result<void>> {
    const done = await outcomeOf(work);
    const read = await outcomeOf(workitems.listMine());
    if (read.ok) for (const workitem of read.value) dispatchWorkitem(context, workitem);
    return done.ok ? ok() : done;
  }

  return {
    async blind({ callId, to, sure }) {
      const call = allowedCall(context, callId, "transfer");
      if (!call.ok) return call;
      return context.once(`transfer:${callId}`, async () => {
        const sent = await sendTo(callId, to, sure);
        if (sent.ok) passed(callId);
        return sent;
      });
    },
    async consult({ callId, to, force, sure }) {
      const call = allowedCall(context, callId, "consult");
      if (!call.ok) return call;
      if (to.kind === "queue") return fail("unsupported", "a queue cannot be asked first");
      // Nobody is put on hold for a number that is not called.
      const number = dialable(to.number, placeOf(store.get()), sure);
      if (!number.ok) return number;
      return context.once(`transfer:${callId}`, async () => {
        if (call.value.inConference) {
          const apart = await gather(users.exitConference());
          if (!apart.ok) return apart;
        }
        for (const each of liveCalls(store.get().calls)) {
          if (each.kind !== "workitem" || each.phase !== "active" || each.hold !== "off") continue;
          const held = await calls.hold({ callId: each.callId });
          if (!held.ok) return held;
        }
        return placeDial(context, { number: to.number, name: to.name, force, sure, consultFor: callId });
      });
    },
    async complete({ callId }) {
      const consult = allowedCall(context, callId, "complete");
      if (!consult.ok) return consult;
      const first = consultedFor(store.get().calls, consult.value);
      if (first === null) return fail("gone");
      return context.once(`transfer:${callId}`, async () => {
        const joined = await sendAbout(
          context,
          first.callId,
          () => silently(workitems.completeTransfer(first.callId, callId)),
          // Whatever became of the first became of the other one too.
          () => void refetchWorkitem(context, callId),
          (now) => now?.end === "transferred",
        );
        if (!joined.ok) return joined;
        passed(first.callId);
        passed(callId);
        return ok();
      });
    },
    async cancel({ callId }) {
      const consult = allowedCall(context, callId, "cancel");
      if (!consult.ok) return consult;
      const first = consultedFor(store.get().calls, consult.value);
      const ended = await calls.hangUp({ callId });
      if (!ended.ok || first === null) return ended;
      // They may have hung up meanwhile, or be back already.
      const back = await calls.resume({ callId: first.callId });
      return back.ok || back.error.code === "gone" || back.error.code === "notAllowed" ? ok() : back;
    },
    merge: async () => context.once("conference", () => gather(users.enterConference())),
    split: async () => context.once("conference", () => gather(users.exitConference())),
  };
}

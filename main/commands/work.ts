import type { Handlers } from "../../shared/contract/index.ts";
import { fail, ok } from "../../shared/result.ts";
import { workControls } from "../../shared/state/controls.ts";
import {
  allowedCall,
  type Context,
  dispatchWorkitem,
  outcomeOf,
  refetchWorkitem,
  sendAbout,
} from "../work/context.ts";

/** What is done to workitems: finishing messages and passing them on; of calls recording, priority, a message left behind. */
export function workCommands(context: Context): Handlers<"work"> {
  const { store, workitems } = context;
  return {
    async finish({ workitemId }) {
      const { shown, enabled } = workControls(store.get(), workitemId).finish;
      if (!enabled) return fail(shown ? "busy" : "gone");
      return context.once(`work:${workitemId}`, async () => {
        store.dispatch({ kind: "workFinishAsked", workitemId });
        const sent = await outcomeOf(workitems.finish(workitemId));
        if (sent.ok) {
          dispatchWorkitem(context, sent.value);
          store.dispatch({ kind: "workEnded", workitemId, end: "finished" });
          return ok();
        }
        if (sent.is === "refused") store.dispatch({ kind: "workFinishRefused", workitemId });
        // What cannot be read now is ending until it can be.
        else await refetchWorkitem(context, workitemId);
        return workControls(store.get(), workitemId).finish.shown ? sent : ok();
      });
    },
    async transfer({ workitemId, to }) {
      const { shown, enabled } = workControls(store.get(), workitemId).transfer;
      if (!enabled) return fail(shown ? "busy" : "gone");
      return context.once(`work:${workitemId}`, async () => {
        const passed =
          to.kind === "agent"
            ? workitems.transferToAgent(workitemId, to.id)
            : workitems.transferToInbox(workitemId, to.id);
        const sent = await outcomeOf(passed);
        if (sent.ok) {
          store.dispatch({ kind: "workEnded", workitemId, end: "transferred" });
          return ok();
        }
        // What was not found may be the workitem, or whom it should go to.
        if (sent.is !== "refused") await refetchWorkitem(context, workitemId);
        const hasHappened = sent.is === "unclear" && !workControls(store.get(), workitemId).transfer.shown;
        return hasHappened ? ok() : sent;
      });
    },
    async dismiss({ workitemId }) {
      store.dispatch({ kind: "workDismissed", workitemId });
      return ok();
    },
    async record({ callId, to }) {
      const call = allowedCall(context, callId, to === "paused" ? "pauseRecording" : "record");
      if (!call.ok) return call;
      const { recording } = call.value;
      if (recording === to) return ok();
      return context.once(`recording:${callId}`, () =>
        sendAbout(context, callId, () => {
          if (to === "paused") return workitems.pauseRecording(callId);
          if (to === "off") return workitems.stopRecording(callId);
          return recording === "paused"
            ? workitems.resumeRecording(callId)
            : workitems.startRecording(callId);
        }),
      );
    },
    async setPriority({ callId, priority }) {
      const call = allowedCall(context, callId, "priority");
      if (!call.ok) return call;
      return context.once(`priority:${callId}`, async () => {
        const set = await sendAbout(context, callId, () =>
          workitems.changePriority(callId, priority).then(() => null),
        );
        // The answer says nothing of the workitem.
        if (set.ok) await refetchWorkitem(context, callId);
        return set;
      });
    },
    async dropVoicemail({ callId }) {
      const call = allowedCall(context, callId, "voicemail");
      if (!call.ok) return call;
      return context.once(`voicemail:${callId}`, async () => {
        const left = await sendAbout(context, callId, () => workitems.dropVoicemail(callId));
        if (left.ok) store.dispatch({ kind: "callEnded", callId, end: "messageLeft" });
        return left;
      });
    },
  };
}

import type { Handlers } from "../../shared/contract/index.ts";
import { ok } from "../../shared/result.ts";
import { allowedCall, type Context, refetchCall, sendAbout } from "../work/context.ts";

/** What is done to a call's workitem beside talking: recording, priority, a message left behind. */
export function workCommands(context: Context): Handlers<"work"> {
  const { store, workitems } = context;
  return {
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
        if (set.ok) await refetchCall(context, callId);
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

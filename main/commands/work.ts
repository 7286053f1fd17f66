import type { Handlers } from "../../shared/contract/index.ts";
import { ok } from "../../shared/result.ts";
import { about, type Context, pressable, reread } from "./context.ts";

/** What is done to a call's workitem beside talking: recording, priority, a message left behind. */
export function workCommands(context: Context): Handlers<"work"> {
  const { store, workitems } = context;
  return {
    async record({ callId, to }) {
      const call = pressable(context, callId, to === "paused" ? "pauseRecording" : "record");
      if (!call.ok) return call;
      const { recording } = call.value;
      if (recording === to) return ok();
      return context.once(`recording:${callId}`, () =>
        about(context, callId, () => {
          if (to === "paused") return workitems.pauseRecording(callId);
          if (to === "off") return workitems.stopRecording(callId);
          return recording === "paused"
            ? workitems.resumeRecording(callId)
            : workitems.startRecording(callId);
        }),
      );
    },
    async setPriority({ callId, priority }) {
      const call = pressable(context, callId, "priority");
      if (!call.ok) return call;
      return context.once(`priority:${callId}`, async () => {
        const set = await about(context, callId, () =>
          workitems.changePriority(callId, priority).then(() => null),
        );
        // The answer says nothing of the workitem.
        if (set.ok) await reread(context, callId);
        return set;
      });
    },
    async dropVoicemail({ callId }) {
      const call = pressable(context, callId, "voicemail");
      if (!call.ok) return call;
      return context.once(`voicemail:${callId}`, async () => {
        const left = await about(context, callId, () => workitems.dropVoicemail(callId));
        if (left.ok) store.tell({ kind: "callEnded", callId, end: "messageLeft" });
        return left;
      });
    },
  };
}

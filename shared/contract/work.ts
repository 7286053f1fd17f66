import * as v from "valibot";
import { command } from "./command.ts";

const callId = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const phone = ["phone"] as const;

/** What is done to the workitem of a call, beside talking. */
export const work = {
  record: command(v.object({ callId, to: v.picklist(["on", "off", "paused"]) }), phone),
  /** 5 is the highest. */
  setPriority: command(v.object({ callId, priority: v.picklist([1, 2, 3, 4, 5]) }), phone),
  /** Leaves the agent's recorded message on an answering machine and frees the agent. */
  dropVoicemail: command(v.object({ callId }), phone),
};

import * as v from "valibot";
import { command } from "./command.ts";

const callId = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const phone = ["phone"] as const;

const message = v.object({ workitemId: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) });

/** Where message work can be passed on to. */
const target = v.variant("kind", [
  v.object({ kind: v.literal("agent"), id: callId, name: v.pipe(v.string(), v.maxLength(200)) }),
  v.object({ kind: v.literal("queue"), id: callId, name: v.pipe(v.string(), v.maxLength(200)) }),
]);
export type WorkTarget = v.InferOutput<typeof target>;

/** What is done to workitems: messages, and those of calls beside talking. */
export const work = {
  /** The agent is done with a workitem of messages: it ends, and wrap-up follows. */
  finish: command(message, phone),
  /** Passes a workitem of messages on: it leaves this agent at once. */
  transfer: command(v.object({ ...message.entries, to: target }), ["phone", "messages", "conversation"]),
  /** Puts away one that has ended. */
  dismiss: command(message, phone),
  record: command(v.object({ callId, to: v.picklist(["on", "off", "paused"]) }), phone),
  /** 5 is the highest. */
  setPriority: command(v.object({ callId, priority: v.picklist([1, 2, 3, 4, 5]) }), phone),
  /** Leaves the agent's recorded message on an answering machine and frees the agent. */
  dropVoicemail: command(v.object({ callId }), phone),
};

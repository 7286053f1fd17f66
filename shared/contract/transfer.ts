import * as v from "valibot";
import type { DialAnswer } from "./call.ts";
import { command, commandFor } from "./command.ts";

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const name = v.pipe(v.string(), v.maxLength(200));
const number = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60));
const one = v.object({ callId: id });
const phone = ["phone"] as const;
const windows = ["phone", "people"] as const;

/** Where a call can be sent. An agent is rung by `number` (the extension) when they are consulted first. */
const target = v.variant("kind", [
  v.object({ kind: v.literal("agent"), id, name, number: v.pipe(v.string(), v.maxLength(60)) }),
  v.object({ kind: v.literal("queue"), id, name }),
  v.object({ kind: v.literal("number"), number, name: v.optional(name) }),
]);
export type TransferTarget = v.InferOutput<typeof target>;

/** Passing calls on, and bringing several together. */
export const transfer = {
  /** Cold: the call leaves this agent at once. */
  blind: command(v.object({ callId: id, to: target, sure: v.optional(v.boolean()) }), windows),
  /** Holds the call and dials somebody about it. A queue cannot be consulted. */
  consult: commandFor<DialAnswer>()(
    v.object({ callId: id, to: target, force: v.optional(v.boolean()), sure: v.optional(v.boolean()) }),
    windows,
  ),
  /** Ends a consult by joining the two others; the agent has neither from then on. `callId` is the consult's. */
  complete: command(one, phone),
  /** Ends a consult by hanging up on whoever was asked, and goes back to the first call. */
  cancel: command(one, phone),
  /** Everybody this agent has on the line hears everybody. */
  merge: command(v.undefined(), phone),
  /** Out of the conference: one call stays active, the others are held. */
  split: command(v.undefined(), phone),
};

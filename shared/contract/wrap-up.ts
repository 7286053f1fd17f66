import * as v from "valibot";
import type { Disposition } from "../state/wrap-up.ts";
import { command, commandFor } from "./command.ts";

const workitemId = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const phone = ["phone"] as const;

/** What the agent says of a workitem, while it goes on and after it. */
export const wrapUp = {
  /** Kept at once, and over any crash; what is not named stays as it is. Notes are a draft. */
  write: command(
    v.object({
      workitemId,
      dispositionId: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(200)))),
      callbackAt: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)))),
    }),
    phone,
  ),
  /** What may be said of this workitem. */
  dispositions: commandFor<readonly Disposition[]>()(v.object({ workitemId }), phone),
  /** Sends what was written. `incomplete` says what is missing. */
  submit: command(v.object({ workitemId }), phone),
  /** Throws away what was written. */
  drop: command(v.object({ workitemId }), phone),
};

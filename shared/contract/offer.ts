import * as v from "valibot";
import { command } from "./command.ts";

const offerId = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** Work proposed to the agent. */
export const offer = {
  accept: command(v.object({ offerId }), ["phone"]),
  /** With a status the agent moves to it (a reason for not taking work). */
  reject: command(v.object({ offerId, statusId: v.optional(v.string()) }), ["phone"]),
  /** The missed offers were looked at. */
  seen: command(v.undefined(), ["phone"]),
};

import * as v from "valibot";
import { command } from "./command.ts";

/** ACD status. During a call the choice waits and is set when the call ends. */
export const agent = {
  setStatus: command(v.object({ statusId: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) }), ["phone"]),
  logoutFromAcd: command(v.undefined(), ["phone"]),
};

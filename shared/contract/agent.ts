import * as v from "valibot";
import { channelsSchema } from "../state/channels.ts";
import { command } from "./command.ts";

/** ACD status. During a call the choice waits and is set when the call ends. */
export const agent = {
  setStatus: command(v.object({ statusId: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) }), ["phone"]),
  /** What is taken of each channel, from now on and at every ACD login; null leaves it to the contact centre again. */
  setChannels: command(v.object({ channels: v.nullable(channelsSchema) }), ["phone"]),
  logoutFromAcd: command(v.undefined(), ["phone"]),
};

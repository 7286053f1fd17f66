import * as v from "valibot";
import type { Log } from "../../shared/log.ts";
import { type KeptFile, type KeptFileParts, openKeptFile } from "../files/kept-file.ts";
import type { LeftCall } from "../state/events.ts";

const time = v.pipe(v.number(), v.finite());

const callSchema: v.GenericSchema<unknown, LeftCall> = v.object({
  callId: v.pipe(v.string(), v.nonEmpty()),
  kind: v.picklist(["workitem", "direct"]),
  direction: v.picklist(["inbound", "outbound"]),
  number: v.string(),
  name: v.string(),
  queue: v.string(),
  campaign: v.string(),
  startedAt: time,
  connectedAt: v.nullable(time),
});

const inCallSchema = v.object({
  /** Whose it is: to another account it means nothing. */
  provider: v.string(),
  username: v.string(),
  /** mod_verto gives a leg back to whoever logs in with this and with the line's password. */
  sessid: v.pipe(v.string(), v.nonEmpty()),
  /** The last time the program was known to run. */
  aliveAt: time,
  muted: v.boolean(),
  /** The status the agent wants once free. */
  statusId: v.nullable(v.string()),
  calls: v.array(callSchema),
  /** A supervisor was on an agent's calls: that is not taken back. */
  monitors: v.optional(v.boolean()),
});

/** What a run of the program leaves behind when it dies in mid-call. */
export type InCall = v.InferOutput<typeof inCallSchema>;

/**
 * The one file that holds it, there only while something is up. It is not in the keychain because it must be there
 * without "Stay signed in", and is written at every change of a call; alone, without the password, it opens nothing.
 */
export type LeftFile = KeptFile<InCall>;

export const openInCallFile = (path: string, log: Log, parts?: KeptFileParts): LeftFile =>
  openKeptFile(path, inCallSchema, log, parts);

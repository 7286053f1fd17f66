import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import * as v from "valibot";
import type { Log } from "../../shared/log.ts";
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

const leftSchema = v.object({
  version: v.literal(1),
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
});

/** What a run of the program leaves behind when it dies in mid-call. */
export type Left = Omit<v.InferOutput<typeof leftSchema>, "version">;

/** The one file that holds it, there only while something is up. */
export interface LeftFile {
  read(): Promise<Left | null>;
  /** Null removes it. The newest wish wins; failures are logged: a call goes on without. */
  keep(left: Left | null): void;
  /** Resolves when what was asked last is on the disk. */
  written(): Promise<void>;
}

/**
 * A file that only this user can read. It is not in the keychain because it must be there without "Stay signed in",
 * and is written at every change of a call; alone, without the password, it opens nothing.
 */
export function openLeftFile(path: string, log: Log): LeftFile {
  let wished: Left | null | undefined;
  let writing: Promise<void> | null = null;

  async function write(left: Left | null): Promise<void> {
    if (left === null) return rm(path, { force: true });
    await mkdir(dirname(path), { recursive: true });
    // Whole or not at all: the program may die in the middle of it.
    const draft = `${path}.new`;
    await writeFile(draft, JSON.stringify({ version: 1, ...left }), { mode: 0o600 });
    await rename(draft, path);
  }

  async function writeAll(): Promise<void> {
    while (wished !== undefined) {
      const next = wished;
      wished = undefined;
      await write(next).catch((error: unknown) => log.warn("what is up could not be noted", { error }));
    }
    writing = null;
  }

  return {
    async read() {
      const text = await readFile(path, "utf8").catch(() => null);
      if (text === null) return null;
      const read = v.safeParse(v.pipe(v.string(), v.parseJson(), leftSchema), text);
      if (read.success) {
        const { version: _, ...left } = read.output;
        return left;
      }
      log.warn("what the last run left could not be read");
      return null;
    },
    keep(left) {
      wished = left;
      writing ??= writeAll();
    },
    written: async () => void (await writing),
  };
}

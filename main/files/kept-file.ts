import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import * as v from "valibot";
import type { Log } from "../../shared/log.ts";

/** One value in a file of its own that only this user can read. */
export interface KeptFile<T> {
  /** Null when there is none. One that cannot be read is set aside, so that it is not written over, and logged. */
  read(): Promise<T | null>;
  /** Null removes it. The newest wish wins and nobody waits; failures are logged: work goes on without. */
  keep(value: T | null): void;
  /** Resolves when what was asked last is on the disk. */
  written(): Promise<void>;
}

/** @param schema what the file must hold to be believed; `version` is part of it, for the day that changes */
export function openKeptFile<T>(path: string, schema: v.GenericSchema<unknown, T>, log: Log): KeptFile<T> {
  const whole = v.pipe(v.string(), v.parseJson(), v.object({ version: v.literal(1), value: schema }));
  let wished: T | null | undefined;
  let writing: Promise<void> | null = null;

  async function write(value: T | null): Promise<void> {
    if (value === null) return rm(path, { force: true });
    await mkdir(dirname(path), { recursive: true });
    // Whole or not at all: the program may die in the middle of it.
    const draft = `${path}.new`;
    await writeFile(draft, JSON.stringify({ version: 1, value }), { mode: 0o600 });
    await rename(draft, path);
  }

  async function writeAll(): Promise<void> {
    while (wished !== undefined) {
      const next = wished;
      wished = undefined;
      await write(next).catch((error: unknown) => log.warn("a file could not be kept", { error }));
    }
    writing = null;
  }

  return {
    async read() {
      const text = await readFile(path, "utf8").catch(() => null);
      if (text === null) return null;
      const read = v.safeParse(whole, text);
      if (read.success) return read.output.value;
      const aside = path.replace(/(\.json)?$/, ".unreadable.json");
      log.warn("a kept file could not be read and is set aside", { aside });
      await rename(path, aside).catch((error: unknown) => log.warn("it could not be moved", { error }));
      return null;
    },
    keep(value) {
      wished = value;
      writing ??= writeAll();
    },
    written: async () => void (await writing),
  };
}

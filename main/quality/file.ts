import { readFileSync, renameSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import type { Log } from "../../shared/log.ts";
import { type CallQuality, callQualitySchema } from "../../shared/state/call-quality.ts";
import type { Clock } from "../../shared/time.ts";

/** Some weeks of work. */
const kept = 1_000;
/** Calls of one moment are written together. */
const writesAfter = 2_000;

export interface QualityFile {
  add(quality: CallQuality): void;
  /** Oldest first. */
  all(): readonly CallQuality[];
  of(callIds: readonly string[]): readonly CallQuality[];
  /** Writes what is not written yet. */
  flush(): Promise<void>;
}

/**
 * How the last calls sounded, in a file of its own. It is written beside its place and moved there, so that it is
 * whole at any moment; one that cannot be read is set aside and named in the log. Nothing waits for it.
 */
export function openQualityFile(folder: string, clock: Clock, log: Log): QualityFile {
  const path = join(folder, "call-quality.json");
  let calls = read(path, clock, log);
  let writing: Promise<void> = Promise.resolve();
  let undo: (() => void) | null = null;

  function write(): Promise<void> {
    undo?.();
    undo = null;
    const text = JSON.stringify(calls);
    writing = writing
      .then(() => writeFile(`${path}.new`, text, { mode: 0o600 }))
      .then(() => rename(`${path}.new`, path))
      .catch((error: unknown) => log.warn("how calls sounded could not be written", { error }));
    return writing;
  }

  return {
    add(quality) {
      calls = [...calls.filter(({ callId }) => callId !== quality.callId), quality].slice(-kept);
      undo ??= clock.after(writesAfter, () => void write());
    },
    all: () => calls,
    of(callIds) {
      const wanted = new Set(callIds);
      return calls.filter(({ callId }) => wanted.has(callId));
    },
    flush: () => (undo === null ? writing : write()),
  };
}

function read(path: string, clock: Clock, log: Log): readonly CallQuality[] {
  try {
    return v.parse(v.array(callQualitySchema), JSON.parse(readFileSync(path, "utf8"))).slice(-kept);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    const aside = path.replace(/\.json$/, `.unreadable-${clock.now()}.json`);
    log.error("the file of how calls sounded could not be read and was set aside", { aside, error });
    try {
      renameSync(path, aside);
    } catch (reason) {
      log.warn("it could not be moved", { error: reason });
    }
    return [];
  }
}

import * as v from "valibot";
import { type CallQuality, callQualitySchema } from "../../shared/state/call-quality.ts";
import type { Clock } from "../../shared/time.ts";
import type { KeptFile } from "../files/kept-file.ts";

/** Some weeks of work. */
const kept = 1_000;
/** Calls of one moment are written together. */
const writesAfter = 2_000;

export interface QualityFile {
  add(quality: CallQuality): void;
  /** Oldest first. */
  all(): Promise<readonly CallQuality[]>;
  of(callIds: readonly string[]): Promise<readonly CallQuality[]>;
  /** Forgets all of them, in the file too. */
  clear(): Promise<void>;
  /** Writes what is not written yet. */
  flush(): Promise<void>;
}

export const keptQualitySchema = v.array(callQualitySchema);

/** How the last calls sounded. The file is read once, at the start; nothing but a question waits for it. */
export function openQualityFile(
  file: KeptFile<v.InferOutput<typeof keptQualitySchema>>,
  clock: Clock,
): QualityFile {
  let calls: readonly CallQuality[] = [];
  let undo: (() => void) | null = null;
  let writing: Promise<void> = Promise.resolve();
  const isRead = file.read().then((earlier) => {
    // A call may have ended before.
    const news = new Set(calls.map(({ callId }) => callId));
    calls = [...(earlier ?? []).filter(({ callId }) => !news.has(callId)), ...calls].slice(-kept);
  });

  function write(): void {
    undo?.();
    undo = null;
    writing = isRead.then(() => file.keep([...calls]));
  }

  return {
    add(quality) {
      calls = [...calls.filter(({ callId }) => callId !== quality.callId), quality].slice(-kept);
      undo ??= clock.after(writesAfter, write);
    },
    all: () => isRead.then(() => calls),
    async of(callIds) {
      await isRead;
      const wanted = new Set(callIds);
      return calls.filter(({ callId }) => wanted.has(callId));
    },
    async clear() {
      await isRead;
      undo?.();
      undo = null;
      calls = [];
      file.keep(null);
      await file.written();
    },
    async flush() {
      if (undo !== null) write();
      await writing;
      await file.written();
    },
  };
}

import { basename } from "node:path";
import * as v from "valibot";
import type { Log } from "../../shared/log.ts";
import { type Clock, systemClock } from "../../shared/time.ts";
import { codeOf, type Disk, patiently, systemDisk } from "./disk.ts";

/** One value in a file of its own that only this user can read. */
export interface KeptFile<T> {
  /**
   * Null when there is none. One that cannot be read, after some patience, is set aside, so that it is not written
   * over, and that is told.
   */
  read(): Promise<T | null>;
  /** Null removes it. The newest wish wins and nobody waits; what fails is told and tried again until it is done. */
  keep(value: T | null): void;
  /** At the end of the program: resolves when what was asked last is on the disk, or failed once more. */
  written(): Promise<void>;
}

/** One of several, where order matters. */
export interface FileAmongOthers<T> extends KeptFile<T> {
  /** Resolves when what is being written now is on the disk, or has failed for now. */
  underway(): Promise<void>;
}

/** What the user should hear of a kept file: `file` is its name in its folder. */
export type FileTrouble =
  /** It could not be read and lies under this name now. */
  | { readonly kind: "setAside"; readonly file: string }
  /** It can be neither read nor moved: it stays as it is, and nothing is written in its place. */
  | { readonly kind: "stuck"; readonly file: string }
  | { readonly kind: "notSaved"; readonly file: string };

export interface KeptFileParts {
  readonly clock?: Clock;
  readonly disk?: Disk;
  readonly report?: (trouble: FileTrouble) => void;
}

const firstRetry = 1_000;
const lastRetry = 15_000;

/** @param schema what the file must hold to be believed; `version` is part of it, for the day that changes */
export function openKeptFile<T>(
  path: string,
  schema: v.GenericSchema<unknown, T>,
  log: Log,
  { clock = systemClock(globalThis), disk = systemDisk, report = () => {} }: KeptFileParts = {},
): FileAmongOthers<T> {
  const whole = v.pipe(v.string(), v.parseJson(), v.object({ version: v.literal(1), value: schema }));
  let wished: { readonly value: T | null } | null = null;
  let writing: Promise<void> | null = null;
  let undoRetry: (() => void) | null = null;
  let failures = 0;
  let isInTheWay = false;

  function setAside(error?: unknown): void {
    const aside = disk.setAside(path);
    isInTheWay = false;
    log.warn("file: not readable, set aside", { aside, error });
    report({ kind: "setAside", file: basename(aside) });
  }

  function trySetAside(why: unknown): void {
    try {
      setAside(why);
    } catch (error) {
      isInTheWay = true;
      log.warn("file: not readable and not movable", { path, why, error });
      report({ kind: "stuck", file: basename(path) });
    }
  }

  async function write(value: T | null): Promise<void> {
    if (isInTheWay) {
      if (value === null) return;
      setAside();
    }
    if (value === null) return patiently(clock, () => disk.remove(path));
    const text = JSON.stringify({ version: 1, value });
    try {
      await patiently(clock, () => disk.write(path, text));
    } catch (error) {
      if (!(await disk.isFolder(path).catch(() => false))) throw error;
      setAside(error);
      await disk.write(path, text);
    }
  }

  async function writeAll(): Promise<void> {
    while (wished !== null && undoRetry === null) {
      const now: { readonly value: T | null } = wished;
      wished = null;
      try {
        await write(now.value);
        failures = 0;
      } catch (error) {
        failures += 1;
        log.warn("file: write failed", { error });
        if (failures === 1) report({ kind: "notSaved", file: basename(path) });
        wished ??= now;
        undoRetry = clock.after(Math.min(firstRetry * 2 ** (failures - 1), lastRetry), again);
      }
    }
    writing = null;
  }

  function again(): void {
    undoRetry?.();
    undoRetry = null;
    writing ??= writeAll();
  }

  return {
    async read() {
      let text: string;
      try {
        text = await patiently(clock, () => disk.read(path));
      } catch (error) {
        if (codeOf(error) !== "ENOENT") trySetAside(error);
        return null;
      }
      const read = v.safeParse(whole, text.replace(/^\uFEFF/, ""));
      if (read.success) return read.output.value;
      trySetAside(undefined);
      return null;
    },
    keep(value) {
      wished = { value };
      // One that fails is tried again in its own time.
      if (undoRetry === null) writing ??= writeAll();
    },
    underway: async () => void (await writing),
    async written() {
      await writing;
      if (wished === null) return;
      again();
      await writing;
      undoRetry?.();
      undoRetry = null;
    },
  };
}

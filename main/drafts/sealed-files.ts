import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import type { Log } from "../../shared/log.ts";
import { type FileAmongOthers, type KeptFileParts, openKeptFile } from "../files/kept-file.ts";
import { opened, sealed } from "./cipher.ts";

/** Values by name, each in an encrypted file of its own, so that one letter typed does not write all of them again. */
export interface SealedFiles<T> {
  /** Everything that this key opens. What it does not open stays where it is, and is counted in the log. */
  readAll(): Promise<ReadonlyMap<string, T>>;
  /** Null removes it, after what was kept before. Nobody waits; what fails is tried again. */
  keep(name: string, value: T | null): void;
  written(): Promise<void>;
}

const ending = ".sealed.json";
const fileOf = (name: string) => `${createHash("sha256").update(name).digest("hex").slice(0, 32)}${ending}`;

/**
 * @param folder of one account: names and texts in it are encrypted, names of files say nothing
 * @param key 32 bytes, from the keychain
 */
export function openSealedFiles<T>(
  folder: string,
  key: Buffer,
  schema: v.GenericSchema<unknown, T>,
  log: Log,
  parts: KeptFileParts,
): SealedFiles<T> {
  const content = v.pipe(v.string(), v.parseJson(), v.object({ name: v.string(), value: schema }));
  const files = new Map<string, FileAmongOthers<string>>();

  function open(file: string): FileAmongOthers<string> {
    const is = files.get(file) ?? openKeptFile(join(folder, file), v.string(), log, parts);
    files.set(file, is);
    return is;
  }

  /** To be removed, unless they are written again before. */
  const leaving = new Set<string>();
  const removals = new Set<Promise<void>>();
  const each = (wait: (file: FileAmongOthers<string>) => Promise<void>) =>
    Promise.all([...files.values()].map(wait));

  /** What is being written goes first: a message takes a draft's place, and a crash must find one of the two. */
  async function removeInTurn(file: string): Promise<void> {
    leaving.add(file);
    await each((one) => one.underway());
    if (leaving.delete(file)) open(file).keep(null);
  }

  async function read(file: string): Promise<readonly [string, T] | null> {
    const seal = await open(file).read();
    const text = seal === null ? null : opened(key, seal, file);
    const read = v.safeParse(content, text);
    if (!read.success || fileOf(read.output.name) !== file) return null;
    return [read.output.name, read.output.value];
  }

  return {
    async readAll() {
      const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== "ENOENT") log.warn("drafts: folder not readable", { error });
        return [];
      });
      const mine = names.filter((name) => name.endsWith(ending));
      const all = await Promise.all(mine.map(read));
      const readable = all.filter((each) => each !== null);
      if (readable.length < mine.length) {
        log.warn("drafts: file not decrypted", { unreadable: mine.length - readable.length });
      }
      return new Map(readable);
    },
    keep(name, value) {
      const file = fileOf(name);
      if (value === null) {
        const removal = removeInTurn(file).finally(() => removals.delete(removal));
        removals.add(removal);
        return;
      }
      leaving.delete(file);
      open(file).keep(sealed(key, JSON.stringify({ name, value }), file));
    },
    async written() {
      await Promise.all(removals);
      await each((file) => file.written());
    },
  };
}

import { existsSync, renameSync } from "node:fs";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { Clock } from "../../shared/time.ts";

/** What kept files ask of the disk; every one rejects (or throws) with Node's own errors. */
export interface Disk {
  read(path: string): Promise<string>;
  /** Whole or not at all, and on the disk itself when it resolves. For this user only; the folder is made. */
  write(path: string, text: string): Promise<void>;
  /** What is not there is removed already. */
  remove(path: string): Promise<void>;
  isFolder(path: string): Promise<boolean>;
  /** Moves it to a name beside it that nobody has, and answers that name. */
  setAside(path: string): string;
}

export const systemDisk: Disk = {
  read: (path) => readFile(path, "utf8"),
  async write(path, text) {
    await mkdir(dirname(path), { recursive: true });
    const draft = `${path}.new`;
    await rm(draft, { force: true, recursive: true });
    try {
      const file = await open(draft, "wx", 0o600);
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, path);
    } catch (error) {
      // What fills the disk is of no use; why it could not be written is told, whatever becomes of the rest of it.
      await rm(draft, { force: true }).catch(() => {});
      throw error;
    }
  },
  remove: (path) => rm(path, { force: true }),
  isFolder: async (path) => (await stat(path)).isDirectory(),
  setAside(path) {
    const aside = freeName(path);
    renameSync(path, aside);
    return aside;
  },
};

/** A name that is not taken: one set aside earlier is kept as well. */
function freeName(path: string): string {
  const plain = path.replace(/\.json$/, "");
  for (let count = 1; ; count++) {
    const name = `${plain}.unreadable${count === 1 ? "" : `-${count}`}.json`;
    if (!existsSync(name)) return name;
  }
}

export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : "";
}

/**
 * Troubles that pass by themselves: a virus scanner, a backup or a profile that is being synchronised holds the file,
 * or a share does not answer for a moment.
 */
const passing: ReadonlySet<string> = new Set([
  "EBUSY",
  "EPERM",
  "EACCES",
  "EAGAIN",
  "EIO",
  "EMFILE",
  "ENFILE",
  "ETIMEDOUT",
  "UNKNOWN",
]);

/** Waits between tries, in milliseconds: some three seconds in all. */
export const pauses = [50, 100, 200, 400, 800, 1_600] as const;

export const mayPass = (error: unknown): boolean => passing.has(codeOf(error));

/** Does it again while the trouble is one that may pass; rejects with the last one. */
export async function patiently<T>(clock: Clock, work: () => Promise<T>): Promise<T> {
  for (const pause of pauses) {
    try {
      return await work();
    } catch (error) {
      if (!mayPass(error)) throw error;
    }
    await new Promise<void>((resolve) => void clock.after(pause, resolve));
  }
  return work();
}

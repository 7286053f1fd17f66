import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

interface Word {
  readonly argv: string[];
  readonly cwd: string;
  readonly data: unknown;
}

/**
 * One process for one userData, decided at once as Electron does: a file with the owner's pid. A later
 * process leaves its arguments in a folder that the owner watches.
 */
export function createSingleInstance(userData: () => string, heard: (word: Word) => void) {
  let undo: (() => void) | null = null;
  const folder = () => join(userData(), "host-instance");
  const lockOf = (at: string) => join(at, "lock");

  function ownerOf(lock: string): number | null {
    try {
      const pid = Number(readFileSync(lock, "utf8"));
      process.kill(pid, 0);
      return pid;
    } catch {
      // No file, or nobody behind it: free.
      return null;
    }
  }

  function take(at: string): boolean {
    const lock = lockOf(at);
    if (ownerOf(lock) !== null) return false;
    rmSync(lock, { force: true });
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      return true;
    } catch {
      // Another was faster.
      return false;
    }
  }

  function listen(at: string): () => void {
    const read = () => {
      // A folder that goes is told of too.
      if (!existsSync(at)) return;
      for (const name of readdirSync(at).filter((each) => each.endsWith(".json"))) {
        const file = join(at, name);
        const word = JSON.parse(readFileSync(file, "utf8")) as Word;
        rmSync(file, { force: true });
        heard(word);
      }
    };
    const watcher = watch(at, read);
    return () => {
      watcher.close();
      rmSync(at, { recursive: true, force: true });
    };
  }

  return {
    request(data: unknown): boolean {
      if (undo !== null) return true;
      const at = folder();
      mkdirSync(at, { recursive: true });
      if (take(at)) {
        undo = listen(at);
        return true;
      }
      const word: Word = { argv: process.argv, cwd: process.cwd(), data };
      // Whole at once: the owner must not read half a file.
      const file = join(at, `${process.pid}-${Date.now()}`);
      writeFileSync(`${file}.part`, JSON.stringify(word));
      renameSync(`${file}.part`, `${file}.json`);
      return false;
    },
    has: () => undo !== null,
    release(): void {
      undo?.();
      undo = null;
    },
  };
}

import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** The project's own folder: where package.json and dist/ are. */
export const projectDir = resolve(import.meta.dirname, "..", "..");

/** Somebody who has used the app before: the page of the first run does not come. */
async function withoutFirstRun(path: string): Promise<void> {
  const file = join(path, "settings.json");
  if (existsSync(file)) return;
  await mkdir(path, { recursive: true });
  await writeFile(file, JSON.stringify({ settings: { firstRunDone: true }, windows: {} }));
}

/** The userData to use, and what removes it if it was made here. */
export async function prepareUserData(given: string | undefined, how: { readonly firstRun?: boolean } = {}) {
  const path = given ?? (await mkdtemp(join(tmpdir(), "hookswitch-test-")));
  if (how.firstRun !== true) await withoutFirstRun(path);
  return {
    path,
    async remove(): Promise<void> {
      if (given !== undefined) return;
      // The browser may still be writing its last when the process that held it was killed.
      await rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    },
  };
}

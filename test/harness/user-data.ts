import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** The project's own folder: where package.json and dist/ are. */
export const projectDir = resolve(import.meta.dirname, "..", "..");

/** The userData to use, and what removes it if it was made here. */
export async function prepareUserData(given: string | undefined) {
  const path = given ?? (await mkdtemp(join(tmpdir(), "hookswitch-test-")));
  return {
    path,
    async remove(): Promise<void> {
      if (given !== undefined) return;
      // The browser may still be writing its last when the process that held it was killed.
      await rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    },
  };
}

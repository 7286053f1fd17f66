import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Every file under the named files and folders, sorted; tests left out, since they are never part of what is built. */
export function filesUnder(root: string, names: readonly string[]): string[] {
  const found: string[] = [];
  for (const name of names) {
    const path = join(root, name);
    if (!existsSync(path)) continue;
    if (!statSync(path).isDirectory()) found.push(name);
    else
      for (const entry of readdirSync(path, { recursive: true, withFileTypes: true }))
        if (entry.isFile()) found.push(join(entry.parentPath, entry.name).slice(join(root, "/").length));
  }
  return found.filter((name) => !/\.test\.[a-z]+$/.test(name)).sort();
}

/** One hash over names and contents. */
export function hashOf(root: string, files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files)
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(root, file)))
      .update("\0");
  return hash.digest("hex");
}

/**
 * Runs `make` unless `stamp` already holds the hash of the sources.
 * Returns whether it ran. The stamp is written after success only.
 */
export async function whenChanged(
  root: string,
  stamp: string,
  sources: readonly string[],
  make: () => Promise<void>,
): Promise<boolean> {
  const hash = hashOf(root, filesUnder(root, sources));
  const file = join(root, stamp);
  if (existsSync(file) && readFileSync(file, "utf8") === hash) return false;
  await make();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, hash);
  return true;
}

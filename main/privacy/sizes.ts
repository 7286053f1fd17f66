import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** Bytes of a file, or of everything in a folder; 0 for what is not there or cannot be looked at. */
export async function sizeOf(path: string): Promise<number> {
  try {
    const found = await stat(path);
    if (!found.isDirectory()) return found.size;
    const sizes = await Promise.all((await readdir(path)).map((name) => sizeOf(join(path, name))));
    return sizes.reduce((sum, size) => sum + size, 0);
  } catch {
    // Nothing there is the usual case, and what cannot be read takes nothing that could be removed here.
    return 0;
  }
}

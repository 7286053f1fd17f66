import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * What a binary holds so that fuses can be found in it: this text, the version of the wire, its length, and a
 * character for each fuse (Electron's documentation on fuses).
 */
const fuseWire = Buffer.concat([
  Buffer.from("dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX", "latin1"),
  Buffer.from([1, 9]),
  Buffer.from("101100011", "latin1"),
]);

/**
 * Lays out the least that the builder takes for Electron on Linux, with fuses as a fresh binary has them, so that
 * packing can be tried where the real one cannot be had. It does not run.
 */
export function layOutStub(folder: string, version: string): void {
  const files: Record<string, string | Buffer> = {
    electron: Buffer.concat([Buffer.from("\x7fELF stub "), fuseWire]),
    version,
    LICENSE: "stub",
    "LICENSES.chromium.html": "stub",
    "locales/en-US.pak": "stub",
    "resources/notice": "stub",
  };
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  chmodSync(join(folder, "electron"), 0o755);
}

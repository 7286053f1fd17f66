import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { projectDir } from "../../harness/user-data.ts";
import type { Figure } from "../figures.ts";

const dist = join(projectDir, "dist", "renderer");

/** What a built page loads before it is usable, and what it loads later, by the addresses in its html and scripts. */
async function loadedBy(window: string) {
  const html = await readFile(join(dist, `${window}.html`), "utf8");
  const styles = [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g)].map(([, at = ""]) =>
    join(dist, at),
  );
  const entries = [...html.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+\.js)"/g)].map(
    ([, at = ""]) => at,
  );
  const atStart = new Set<string>();
  const lazy = new Set<string>();
  const waiting = entries.map((at) => join(dist, at));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (atStart.has(file)) continue;
    atStart.add(file);
    const text = await readFile(file, "utf8");
    const folder = join(file, "..");
    for (const [, at = ""] of text.matchAll(/(?:from|import)\s*["'`](\.[^"'`]+\.js)["'`]/g))
      waiting.push(join(folder, at));
    for (const [, at = ""] of text.matchAll(/import\(\s*["'`](\.[^"'`]+\.js)["'`]/g))
      lazy.add(join(folder, at));
  }
  for (const file of atStart) lazy.delete(file);
  // The one catalogue that a window waits for; the other languages are not loaded.
  const sentences = [...lazy].filter((file) => /\/english-[^/]*\.js$/.test(file.replaceAll("\\", "/")));
  for (const file of lazy) if (/\/(english|spanish|arabic)-[^/\\]*\.js$/.test(file)) lazy.delete(file);
  return { atStart, lazy, styles, sentences };
}

async function zipped(files: Iterable<string>): Promise<number> {
  let sum = 0;
  for (const file of files) sum += gzipSync(await readFile(file), { level: 9 }).length;
  return sum;
}

/** The scripts and styles of the phone, and of the window in which ten thousand agents are looked at. */
export async function bundle(): Promise<Figure[]> {
  const phone = await loadedBy("phone");
  const supervisor = await loadedBy("supervisor");
  const known = (await readdir(join(dist, "assets"))).filter((name) => name.endsWith(".js")).length;
  return [
    {
      name: "phone-scripts-gzip",
      value: await zipped(phone.atStart),
      unit: "bytes",
      aim: { below: 60_000 },
      note: `${phone.atStart.size} of ${known} scripts, at start`,
    },
    {
      name: "phone-lazy-scripts-gzip",
      value: await zipped(phone.lazy),
      unit: "bytes",
      note: `${phone.lazy.size} after the first paint`,
    },
    {
      name: "sentences-gzip",
      value: await zipped(phone.sentences),
      unit: "bytes",
      note: "of all windows, in one language, before the first paint",
    },
    { name: "phone-styles-gzip", value: await zipped(phone.styles), unit: "bytes" },
    {
      name: "supervisor-scripts-gzip",
      value: await zipped(supervisor.atStart),
      unit: "bytes",
      aim: { below: 60_000 },
      note: `${supervisor.atStart.size} of ${known} scripts, at start`,
    },
  ];
}

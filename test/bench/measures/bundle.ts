import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { projectDir } from "../../harness/user-data.ts";
import type { Figure } from "../figures.ts";

const dist = join(projectDir, "dist", "renderer");

/** What these scripts load with themselves, and what they name to be loaded later. */
async function withImports(entries: readonly string[]) {
  const atOnce = new Set<string>();
  const later = new Set<string>();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (atOnce.has(file)) continue;
    atOnce.add(file);
    const text = await readFile(file, "utf8");
    const folder = join(file, "..");
    for (const [, at = ""] of text.matchAll(/(?:from|import)\s*["'`](\.[^"'`]+\.js)["'`]/g))
      waiting.push(join(folder, at));
    for (const [, at = ""] of text.matchAll(/import\(\s*["'`](\.[^"'`]+\.js)["'`]/g))
      later.add(join(folder, at));
  }
  return { atOnce, later };
}

/** What a built page loads before it is usable, and what it loads later, by the addresses in its html and scripts. */
async function loadedBy(window: string) {
  const html = await readFile(join(dist, `${window}.html`), "utf8");
  const styles = [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g)].map(([, at = ""]) =>
    join(dist, at),
  );
  const entries = [...html.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+\.js)"/g)].map(([, at = ""]) =>
    join(dist, at),
  );
  const { atOnce: atStart, later } = await withImports(entries);
  const lazy = [...later].filter((file) => !atStart.has(file));
  const isCatalogue = (file: string) => /[\\/](english|spanish|arabic)-[^\\/]*\.js$/.test(file);
  // The one catalogue that a window waits for; the other languages are not loaded.
  const english = lazy.filter((file) => isCatalogue(file) && basename(file).startsWith("english"));
  const sentences = [...(await withImports(english)).atOnce].filter((file) => !atStart.has(file));
  return { atStart, lazy: lazy.filter((file) => !isCatalogue(file)), styles, sentences };
}

async function zipped(files: Iterable<string>): Promise<number> {
  let sum = 0;
  for (const file of files) sum += gzipSync(await readFile(file), { level: 9 }).length;
  return sum;
}

/** The scripts and styles of the phone, and the scripts of the other windows that are opened many times a day. */
export async function bundle(): Promise<Figure[]> {
  const phone = await loadedBy("phone");
  const known = (await readdir(join(dist, "assets"))).filter((name) => name.endsWith(".js")).length;
  const atStart = async (window: string): Promise<Figure> => {
    const scripts = (await loadedBy(window)).atStart;
    return {
      name: `${window}-scripts-gzip`,
      value: await zipped(scripts),
      unit: "bytes",
      aim: { below: 60_000 },
      note: `${scripts.size} of ${known} scripts, at start`,
    };
  };
  return [
    await atStart("phone"),
    {
      name: "phone-lazy-scripts-gzip",
      value: await zipped(phone.lazy),
      unit: "bytes",
      note: `${phone.lazy.length} after the first paint`,
    },
    {
      name: "sentences-gzip",
      value: await zipped(phone.sentences),
      unit: "bytes",
      note: "of all windows, in one language, before the first paint",
    },
    { name: "phone-styles-gzip", value: await zipped(phone.styles), unit: "bytes" },
    await atStart("supervisor"),
    await atStart("messages"),
    await atStart("conversation"),
  ];
}

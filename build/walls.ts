import { existsSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join, posix } from "node:path";

/** What each room may import beside itself. `test` and `build` may import all and are not listed. */
const mayImport: Record<string, readonly string[]> = {
  shared: [],
  main: ["shared"],
  preload: ["shared"],
  renderer: ["shared"],
  sandbox: ["shared"],
};

/** What Node and Electron offer, and where each may be used. */
const mayUseNode = new Set(["main", "sandbox"]);
const mayUseElectron = new Set(["main", "preload"]);

/** Unit tests live beside their file; only for `shared` and `renderer` do they reach for more than their room has. */
const isTest = (path: string) => /\.test\.tsx?$/.test(path);

/** A source file, its path from the root with forward slashes, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly from: string;
  /** As written, for example `../shared/result.ts` or `node:fs`. */
  readonly names: string;
}

const importPattern =
  /(?:^|[;\n])\s*(?:import|export)\b[^;"'`]*?\bfrom\s*["']([^"']+)["']|(?:^|[;\n])\s*import\s*["']([^"']+)["']|\b(?:import|require)\(\s*["']([^"']+)["']\s*\)/g;

/** Every module that a source names: static, dynamic, re-exported, types too. Comments do not count. */
export function importsOf(source: Source): Import[] {
  const text = source.text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  return [...text.matchAll(importPattern)].map((found) => ({
    from: source.path,
    names: found[1] ?? found[2] ?? found[3] ?? "",
  }));
}

function isNode(name: string): boolean {
  return name.startsWith("node:") || builtinModules.includes(name);
}

/** What is wrong with one import, or null. */
export function wallBroken({ from, names }: Import): string | null {
  const [room = ""] = from.split("/");
  const allowed = mayImport[room];
  if (allowed === undefined) return null;
  if (names.startsWith(".")) {
    const [target = ""] = posix.normalize(posix.join(posix.dirname(from), names)).split("/");
    return target === room || allowed.includes(target) ? null : `${from} imports ${target}: ${names}`;
  }
  // Tests run in Node whatever room they test.
  if (isTest(from)) return null;
  if (names === "electron" || names.startsWith("electron/") || names.startsWith("electron-"))
    return mayUseElectron.has(room) ? null : `${from} imports ${names}, which ${room} must not know`;
  if (isNode(names))
    return mayUseNode.has(room) ? null : `${from} imports ${names}: there is no Node in ${room}`;
  return null;
}

/**
 * Folders of main that import each other in a ring, each ring once, as `a → b → a`.
 * Tests and imports of types only do not count: they are gone when the program runs.
 */
export function folderRings(sources: readonly Source[]): string[] {
  const edges = new Map<string, Set<string>>();
  for (const source of sources) {
    if (!source.path.startsWith("main/") || isTest(source.path)) continue;
    const from = folderOf(source.path);
    const running = { ...source, text: source.text.replace(/\b(import|export)\s+type\b[^;]*;/g, "") };
    for (const { names } of importsOf(running)) {
      if (!names.startsWith(".")) continue;
      const to = folderOf(posix.normalize(posix.join(posix.dirname(source.path), names)));
      if (to !== from && to !== null && from !== null)
        edges.set(from, (edges.get(from) ?? new Set()).add(to));
    }
  }
  return rings(edges);
}

/** The folder directly under main; main's own files (index, compose) stand above the folders and are in none. */
function folderOf(path: string): string | null {
  const [room, folder, ...rest] = path.split("/");
  return room === "main" && folder !== undefined && rest.length > 0 ? folder : null;
}

function rings(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const found = new Map<string, string>();
  function walk(path: readonly string[]): void {
    const last = path.at(-1) ?? "";
    for (const next of edges.get(last) ?? []) {
      const at = path.indexOf(next);
      if (at < 0) walk([...path, next]);
      else {
        const ring = path.slice(at);
        const key = [...ring].sort().join();
        if (!found.has(key)) found.set(key, [...ring, next].join(" → "));
      }
    }
  }
  for (const start of edges.keys()) walk([start]);
  return [...found.values()];
}

/** Reads every source of the rooms that have walls. */
export function readSources(root: string): Source[] {
  return Object.keys(mayImport).flatMap((room) => {
    if (!existsSync(join(root, room))) return [];
    return readdirSync(join(root, room), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(ts|tsx|mts|cts|js|mjs)$/.test(name))
      .map((name) => `${room}/${name.replaceAll("\\", "/")}`)
      .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
  });
}

/** Everything that stands across a wall; empty when all is well. */
export function brokenWalls(sources: readonly Source[]): string[] {
  const across = sources.flatMap(importsOf).map(wallBroken);
  const rings = folderRings(sources).map((ring) => `folders of main in a ring: ${ring}`);
  return [...across.filter((each) => each !== null), ...rings];
}

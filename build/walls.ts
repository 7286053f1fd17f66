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

/** Rooms whose folders and files may not import each other in a ring. */
const ringless = new Set(["main", "renderer", "sandbox"]);

/**
 * Folders directly under a room that import each other in a ring, as `main/a → main/b → main/a`: one ring for each knot.
 * Tests and imports of types only do not count: they are gone when the program runs.
 */
export function folderRings(sources: readonly Source[]): string[] {
  return rings(edgesBetween(sources, folderOf));
}

/** The same for single files, also within one folder. */
export function fileRings(sources: readonly Source[]): string[] {
  return rings(edgesBetween(sources, (path) => path));
}

/** Who imports whom, by what `nodeOf` makes of a path; null is in no node. */
function edgesBetween(sources: readonly Source[], nodeOf: (path: string) => string | null) {
  const edges = new Map<string, Set<string>>();
  for (const source of sources) {
    if (!ringless.has(source.path.split("/")[0] ?? "") || isTest(source.path)) continue;
    const from = nodeOf(source.path);
    if (from === null) continue;
    const running = { ...source, text: source.text.replace(/\b(import|export)\s+type\b[^;]*;/g, "") };
    for (const { names } of importsOf(running)) {
      if (!names.startsWith(".")) continue;
      const to = nodeOf(posix.normalize(posix.join(posix.dirname(source.path), names)));
      if (to !== null && to !== from) edges.set(from, (edges.get(from) ?? new Set()).add(to));
    }
  }
  return edges;
}

/** The folder directly under a room; a room's own files (index, compose) stand above the folders and are in none. */
function folderOf(path: string): string | null {
  const [room, folder, ...rest] = path.split("/");
  return folder !== undefined && rest.length > 0 ? `${room}/${folder}` : null;
}

/** Looks at every node once: in each knot at least one ring is found, until none is left. */
function rings(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  function walk(node: string, path: readonly string[]): void {
    seen.add(node);
    for (const next of edges.get(node) ?? []) {
      const at = [...path, node].indexOf(next);
      if (at >= 0) found.push([...path, node].slice(at).concat(next).join(" → "));
      else if (!seen.has(next)) walk(next, [...path, node]);
    }
  }
  for (const start of edges.keys()) if (!seen.has(start)) walk(start, []);
  return found;
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
  const folders = folderRings(sources).map((ring) => `folders in a ring: ${ring}`);
  const files = fileRings(sources).map((ring) => `files in a ring: ${ring}`);
  return [...across.filter((each) => each !== null), ...folders, ...files];
}

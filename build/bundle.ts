import { existsSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { preact } from "@preact/preset-vite";
import { build, type InlineConfig, type Plugin, type Rolldown } from "vite";
import { sharedParts, withoutUnusedSchemas } from "./chunks.ts";
import { collectPackages, writeNotices } from "./licences.ts";

/** The checkout. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** The three things that are built, each to its own folder in `dist/`. */
export const partNames = ["main", "preload", "renderer"] as const;
export type Part = (typeof partNames)[number];

/** What stays a `require` in main: Node's own, Electron, the native keychain, and what ws only tries for. */
const externalToMain = ["electron", "keytar", "bufferutil", "utf-8-validate"];
const nodeModules = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

interface Choice {
  /** Source maps and readable output on the one hand, small output on the other. */
  readonly isForRelease: boolean;
  readonly watch?: boolean;
}

function common(choice: Choice): InlineConfig {
  return {
    root,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: "warn",
    clearScreen: false,
    define: { "process.env.NODE_ENV": JSON.stringify(choice.isForRelease ? "production" : "development") },
  };
}

/** One CommonJS file from one entry, for a process that has `require`. */
function oneFile(part: "main" | "preload", external: readonly string[], choice: Choice): InlineConfig {
  return {
    ...common(choice),
    ssr: { noExternal: true, external: [...external], target: "node" },
    resolve: { conditions: ["node", "import", "default"], mainFields: ["module", "main"] },
    build: {
      ssr: true,
      outDir: `dist/${part}`,
      emptyOutDir: true,
      target: part === "main" ? "node24" : "chrome150",
      minify: choice.isForRelease,
      sourcemap: true,
      reportCompressedSize: false,
      ...(choice.watch === true ? { watch: {} } : {}),
      rolldownOptions: {
        input: { index: join(root, part, "index.ts") },
        external: [...external],
        output: {
          format: "cjs",
          entryFileNames: "[name].cjs",
          codeSplitting: false,
          dynamicImportInCjs: false,
        },
      },
    },
  };
}

function mainConfig(choice: Choice): InlineConfig {
  return oneFile("main", [...externalToMain, ...nodeModules], choice);
}

function preloadConfig(choice: Choice): InlineConfig {
  return oneFile("preload", ["electron"], choice);
}

/** What pdf.js reads beside a file: tables of signs, fonts of those that carry none, and two decoders. Their licences go along. */
const pdfParts = { cmaps: /./, standard_fonts: /./, wasm: /_nowasm_fallback\.js$|^LICENSE/ };

/** Puts them into `pdf/`, where the page of a PDF finds them. */
function withPdfParts(): Plugin {
  return {
    name: "pdf-parts",
    generateBundle() {
      for (const [folder, wanted] of Object.entries(pdfParts)) {
        const from = join(root, "node_modules/pdfjs-dist", folder);
        for (const name of readdirSync(from).filter((each) => wanted.test(each))) {
          const source = readFileSync(join(from, name));
          this.emitFile({ type: "asset", fileName: `pdf/${folder}/${name}`, source });
        }
      }
    },
  };
}

/** One page per html file in `renderer/windows`; scripts and styles in `assets/`, found by relative addresses. */
function rendererConfig(choice: Choice): InlineConfig {
  const folder = join(root, "renderer/windows");
  const pages = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".html")) : [];
  return {
    ...common(choice),
    // The pages' own folder is the root, so that they land at the top of dist/renderer.
    root: folder,
    base: "./",
    plugins: [
      preact({ devToolsEnabled: false, prefreshEnabled: false, reactAliasesEnabled: false }),
      withPdfParts(),
      withoutUnusedSchemas(),
    ],
    build: {
      outDir: join(root, "dist/renderer"),
      emptyOutDir: true,
      target: "chrome150",
      minify: choice.isForRelease,
      sourcemap: true,
      modulePreload: { polyfill: false },
      // Nothing becomes a data: address: the pages' policy lets scripts, styles and fonts come from files only.
      assetsInlineLimit: 0,
      // pdf.js is one large script, and read in a frame of its own.
      chunkSizeWarningLimit: 2_000,
      reportCompressedSize: false,
      ...(choice.watch === true ? { watch: {} } : {}),
      rolldownOptions: {
        input: Object.fromEntries(pages.map((name) => [name.replace(/\.html$/, ""), join(folder, name)])),
        output: { codeSplitting: { groups: [sharedParts] } },
      },
    },
  };
}

const configs = { main: mainConfig, preload: preloadConfig, renderer: rendererConfig };

/** Whether there is something to build: a part without an entry is skipped, with a line. */
function hasEntry(part: Part): boolean {
  if (part !== "renderer") return existsSync(join(root, part, "index.ts"));
  const folder = join(root, "renderer/windows");
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith(".html"));
}

/** Our own name and version. */
function ownPackage(): { name: string; version: string } {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
}

/** Builds the named parts into `dist/` with the list of what others wrote in them, one after the other. A part that does not build throws Vite's error. */
export async function bundle(parts: readonly Part[], choice: Choice): Promise<void> {
  const before = process.env.NODE_ENV;
  // Vite takes this over its own mode: a test runner's "test" would put debugging, and our folders, into the pages.
  process.env.NODE_ENV = choice.isForRelease ? "production" : "development";
  try {
    // Shipped beside the bundles: the keychain's module and Electron itself.
    const shipped = new Set(["keytar", "electron"].map((name) => join(root, "node_modules", name)));
    for (const part of parts) {
      const config = configs[part](choice);
      if (!hasEntry(part)) console.log(`build: ${part} has no entry yet, skipped`);
      else await build({ ...config, plugins: [config.plugins, collectPackages(shipped)] });
    }
    writeNotices(join(root, "dist"), ownPackage(), shipped);
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/**
 * Builds everything and again whenever a source changes. `built` hears of each part that is ready, the first time too;
 * a part that does not build is printed and the last good one stays. The answer ends the watching.
 */
export async function bundleAndWatch(built: (part: Part) => void): Promise<() => Promise<void>> {
  const watchers: Rolldown.RolldownWatcher[] = [];
  for (const part of partNames) {
    if (!hasEntry(part)) continue;
    const watcher = await build(configs[part]({ isForRelease: false, watch: true }));
    if (!("on" in watcher)) throw new Error("Vite did not watch");
    let isBroken = false;
    watcher.on("event", (event) => {
      if (event.code === "START") isBroken = false;
      // Vite has printed what is wrong.
      if (event.code === "ERROR") {
        isBroken = true;
        console.error(`build: ${part} does not build; the last good one stays`);
      }
      if (event.code === "END" && !isBroken) built(part);
    });
    watchers.push(watcher);
  }
  return async () => {
    await Promise.all(watchers.map((watcher) => watcher.close()));
  };
}

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/** A package of which something is in what we ship. */
export interface Shipped {
  readonly name: string;
  readonly version: string;
  /** SPDX expression, as its package.json says. */
  readonly licence: string;
  /** The texts it asks to be passed on: licence and notice files. */
  readonly texts: readonly string[];
}

/** Licences that let us ship without giving our own sources away. Of an "OR" one is enough, of an "AND" all are needed. */
const accepted = new Set([
  "MIT",
  "MIT-0",
  "BlueOak-1.0.0",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "0BSD",
  "Unlicense",
]);

export function isAccepted(licence: string): boolean {
  const plain = licence.replace(/[()]/g, "").trim();
  if (/ OR /.test(plain)) return plain.split(" OR ").some(isAccepted);
  return plain.split(" AND ").every((each) => accepted.has(each.trim()));
}

/** The folder of the package that a module belongs to; null for our own. */
export function packageFolder(moduleId: string): string | null {
  // Windows writes its paths the other way; what stands behind "?" or begins with NUL is the bundler's.
  const path = moduleId.replaceAll("\\", "/").replace(/^\0/, "").replace(/\?.*$/, "");
  const found = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path);
  return found?.[1] ?? null;
}

/** Reads what a package says of itself. Throws where it says no licence: that must be looked at by a person. */
export function readShipped(folder: string): Shipped {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (typeof license !== "string") throw new Error(`${name} names no licence in its package.json`);
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), "utf8").trim());
  return { name, version, licence: license, texts };
}

/** Remembers which packages' code went into a bundle. Only what is left after tree shaking counts. */
export function collectPackages(into: Set<string>): Plugin {
  return {
    name: "collect-packages",
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk") continue;
        for (const id of chunk.moduleIds) {
          const folder = packageFolder(id);
          if (folder !== null && existsSync(join(folder, "package.json"))) into.add(folder);
        }
      }
    },
  };
}

const byName = (a: Shipped, b: Shipped) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** The text that goes with the program: who wrote what is in it, and on what terms. */
export function thirdPartyNotices(all: readonly Shipped[]): string {
  const parts = [...all].sort(byName).map(({ name, version, licence, texts }) => {
    const heading = `${name} ${version} (${licence})`;
    return [heading, "=".repeat(heading.length), ...texts].join("\n\n");
  });
  return `Hookswitch is made with the following. Electron and Chromium bring their own list.\n\n${parts.join("\n\n\n")}\n`;
}

/** A CycloneDX 1.6 bill of materials: what a scanner for known holes reads. */
export function billOfMaterials(own: { name: string; version: string }, all: readonly Shipped[]): object {
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: { type: "application", name: own.name, version: own.version } },
    components: [...all].sort(byName).map(({ name, version, licence }) => ({
      type: name === "electron" ? "framework" : "library",
      name,
      version,
      purl: `pkg:npm/${name.replace(/^@/, "%40")}@${version}`,
      licenses: [/[ ()]/.test(licence) ? { expression: licence } : { license: { id: licence } }],
    })),
  };
}

/** Writes both into `folder`. `packages` are folders of packages; a licence that is not accepted fails the build. */
export function writeNotices(
  folder: string,
  own: { name: string; version: string },
  packages: Iterable<string>,
): void {
  const all = [...packages].map(readShipped);
  const refused = all.filter(({ licence }) => !isAccepted(licence));
  if (refused.length > 0) {
    throw new Error(
      `not ours to ship: ${refused.map(({ name, licence }) => `${name} (${licence})`).join(", ")}`,
    );
  }
  writeFileSync(join(folder, "third-party.txt"), thirdPartyNotices(all));
  writeFileSync(join(folder, "sbom.cdx.json"), `${JSON.stringify(billOfMaterials(own, all), null, 2)}\n`);
}

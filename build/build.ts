import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle, partNames, root } from "./bundle.ts";
import { whenChanged } from "./freshness.ts";
import { makeIcons } from "./icons/make.ts";
import { protocolPage } from "./protocol-page.ts";

/** What is in `dist/` was made from these. */
const sources = [
  "main",
  "preload",
  "renderer",
  "shared",
  "build/bundle.ts",
  "build/chunks.ts",
  "package-lock.json",
];

/** Holds the hash of the sources that `dist/` was made from; whoever builds otherwise removes it. */
export const stamp = "dist/.built-from";

const pagesStamp = "dist/.pages-from";
const iconsStamp = "dist/.icons-from";

/** Brings `dist/` up to date and says what it did. Tests, bench, `npm start` and packages all use this one build. */
export async function buildApp(): Promise<void> {
  const began = performance.now();
  const hasNewIcons = await whenChanged(root, iconsStamp, ["build/icons"], async () => makeIcons());
  const built = await whenChanged(root, stamp, sources, () => bundle(partNames, { isForRelease: true }));
  await whenChanged(root, pagesStamp, ["shared/wire", "build/protocol-page.ts"], async () =>
    writeFileSync(join(root, "docs/protocol.md"), protocolPage()),
  );
  const took = `${Math.round(performance.now() - began)} ms`;
  console.log(built || hasNewIcons ? `build: dist/ made in ${took}` : `build: dist/ is up to date (${took})`);
}

import { bundle, partNames, root } from "./bundle.ts";
import { whenChanged } from "./freshness.ts";
import { makeIcons } from "./icons/make.ts";

/** What is in `dist/` was made from these. */
const sources = ["main", "preload", "renderer", "shared", "build/bundle.ts", "package-lock.json"];

/** Holds the hash of the sources that `dist/` was made from; whoever builds otherwise removes it. */
export const stamp = "dist/.built-from";

const iconsStamp = "dist/.icons-from";

/** Brings `dist/` up to date and says what it did. Tests, bench, `npm start` and packages all use this one build. */
export async function buildApp(): Promise<void> {
  const began = performance.now();
  const hasNewIcons = await whenChanged(root, iconsStamp, ["build/icons"], async () => makeIcons());
  const built = await whenChanged(root, stamp, sources, () => bundle(partNames, { isForRelease: true }));
  const took = `${Math.round(performance.now() - began)} ms`;
  console.log(built || hasNewIcons ? `build: dist/ made in ${took}` : `build: dist/ is up to date (${took})`);
}

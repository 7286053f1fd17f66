import { toBrowser } from "../chromium/origin.ts";
import { createWorldBridge } from "./bridge.ts";
import { createCodec } from "./codec.ts";
import { startPageWorld } from "./page-world.ts";
import { type PreloadWorldSettings, startPreloadWorld } from "./preload-world.ts";

/** The script for the page's own world. `toBrowser`: how it writes an address of the app's own schemes. */
export function pageWorldSource(secret: string, schemes: ReadonlySet<string>): string {
  const address = `(url) => (${toBrowser})(url, new Set(${JSON.stringify([...schemes])}))`;
  return `(${startPageWorld})(${createWorldBridge}, ${JSON.stringify(secret)}, ${address});`;
}

/**
 * The script for the isolated world. The preload's text stands in it as a function: evaluating it
 * as text would be stopped by the page's Content-Security-Policy.
 */
export function preloadWorldSource(settings: PreloadWorldSettings, preload: string): string {
  const body = `function (require, module, exports, process) {\n${preload}\n}`;
  return `(${startPreloadWorld})(${createCodec}, ${createWorldBridge}, ${JSON.stringify(settings)}, ${body});`;
}

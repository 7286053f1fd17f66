import { createWorldBridge } from "./bridge.ts";
import { createCodec } from "./codec.ts";
import { startPageWorld } from "./page-world.ts";
import { type PreloadWorldSettings, startPreloadWorld } from "./preload-world.ts";

/** The script for the page's own world. */
export function pageWorldSource(secret: string): string {
  return `(${startPageWorld})(${createWorldBridge}, ${JSON.stringify(secret)});`;
}

/**
 * The script for the isolated world. The preload's text stands in it as a function: evaluating it
 * as text would be stopped by the page's Content-Security-Policy.
 */
export function preloadWorldSource(settings: PreloadWorldSettings, preload: string): string {
  const body = `function (require, module, exports, process) {\n${preload}\n}`;
  return `(${startPreloadWorld})(${createCodec}, ${createWorldBridge}, ${JSON.stringify(settings)}, ${body});`;
}

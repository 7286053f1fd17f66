import type { Bridge } from "../../shared/contract/index.ts";
import type { WindowKind } from "../../shared/state/app.ts";

declare global {
  interface Window {
    /** Put there by preload. Only this file reads it. */
    readonly hookswitch: Bridge;
  }
}

/** The one door to main: what this kind of window may ask, and its state. */
export function bridgeOf<K extends WindowKind>(): Bridge<K> {
  return window.hookswitch as Bridge as Bridge<K>;
}

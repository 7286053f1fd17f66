import type { Chromium } from "../chromium/launch.ts";
import type { Targets } from "../chromium/target.ts";

/** What the models share of the host: is the app ready, and the browser once it is. */
export interface HostContext {
  readonly headless: boolean;
  readonly schemes: Set<string>;
  readonly versions: Readonly<Record<string, string>>;
  ready: boolean;
  browser: { readonly chromium: Chromium; readonly targets: Targets } | null;
  /** A line for the host's own log. */
  log(line: string): void;
}

/** Throws as Electron does for what needs the app to be ready. */
export function requireReady(host: HostContext, what: string): void {
  if (!host.ready) throw new Error(`${what} cannot be used before the app is ready`);
}

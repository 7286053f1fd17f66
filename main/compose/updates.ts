import { existsSync } from "node:fs";
import type * as Electron from "electron";
import { autoUpdater } from "electron-updater";
import type { Log } from "../../shared/log.ts";
import { createUpdates, type Updates } from "../updates/updates.ts";
import { whyNoUpdates } from "../updates/why-off.ts";
import type { StateParts } from "./state.ts";

/** Looks for newer versions where this installation may; null where others bring them. */
export function buildUpdates(
  { app }: Pick<typeof Electron, "app">,
  { store, clock, triedUpdateFile }: StateParts,
  log: Log,
): Updates | null {
  const why = whyNoUpdates({
    isPackaged: app.isPackaged,
    platform: process.platform,
    program: app.getPath("exe"),
    resources: process.resourcesPath,
    env: process.env,
    exists: existsSync,
  });
  store.dispatch({
    kind: "versionReported",
    version: app.getVersion(),
    phase: why === null ? { kind: "current", lookedAt: null } : { kind: "off", why },
  });
  if (why !== null) return null;
  const named = log.named("updates");
  // A getter: the updater of this system is made when it is first asked for.
  const updater = autoUpdater;
  updater.logger = {
    info: () => {},
    warn: (message) => named.warn("updates: said", { message: String(message) }),
    error: (message) => named.warn("updates: said", { message: String(message) }),
  };
  return createUpdates({
    updater,
    store,
    clock,
    tried: triedUpdateFile,
    random: Math.random,
    platform: process.platform,
    log: named,
  });
}

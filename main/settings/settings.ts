import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import Store from "electron-store";
import type { Log } from "../../shared/log.ts";
import { readSettings, type Settings } from "../../shared/state/settings.ts";

/** Where windows were. Kept beside the settings, asked for by nobody else. */
type SavedBounds = Record<string, { x: number; y: number; width: number; height: number }>;

export interface SettingsFile {
  get(): Settings;
  /** Changes the fields named; a value of undefined leaves its field alone. */
  change(part: { readonly [N in keyof Settings]?: Settings[N] | undefined }): Settings;
  bounds(window: string): SavedBounds[string] | null;
  saveBounds(window: string, bounds: SavedBounds[string]): void;
}

interface Stored {
  settings: unknown;
  windows: SavedBounds;
}

function open(folder: string): Store<Stored> {
  return new Store<Stored>({ cwd: folder, name: "settings", defaults: { settings: {}, windows: {} } });
}

/** A name that is not taken: one set aside earlier is kept as well. */
function freeName(folder: string): string {
  for (let count = 1; ; count++) {
    const file = join(folder, count === 1 ? "settings.unreadable.json" : `settings.unreadable-${count}.json`);
    if (!existsSync(file)) return file;
  }
}

/**
 * Opens the settings file. One that cannot be read is set aside, never overwritten, and named in the log;
 * a single field that cannot be read falls back to its own default. Writing waits for the disk, and main waits with
 * it: only what differs is written.
 */
export function openSettings(folder: string, log: Log): SettingsFile {
  let store: Store<Stored>;
  try {
    store = open(folder);
    store.get("settings");
  } catch (error) {
    const file = join(folder, "settings.json");
    const aside = freeName(folder);
    log.error("the settings file could not be read and was set aside", { aside, error });
    if (existsSync(file)) renameSync(file, aside);
    store = open(folder);
  }
  let settings = readSettings(store.get("settings"));
  return {
    get: () => settings,
    change(part) {
      const given = Object.entries(part).filter(([, value]) => value !== undefined);
      const next = readSettings({ ...settings, ...Object.fromEntries(given) });
      const isNew = !isDeepStrictEqual(next, settings);
      settings = next;
      if (isNew) store.set("settings", settings);
      return settings;
    },
    bounds: (window) => store.get("windows")?.[window] ?? null,
    saveBounds(window, bounds) {
      if (isDeepStrictEqual(store.get("windows")?.[window], bounds)) return;
      store.set("windows", { ...store.get("windows"), [window]: bounds });
    },
  };
}

import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import Store from "electron-store";
import * as v from "valibot";
import type { Log } from "../../shared/log.ts";
import { readSettings, type Settings } from "../../shared/state/settings.ts";

const pixels = v.pipe(v.number(), v.integer());
const BoundsSchema = v.object({ x: pixels, y: pixels, width: pixels, height: pixels });
/** Where windows were. Kept beside the settings, asked for by nobody else. */
type SavedBounds = Readonly<Record<string, v.InferOutput<typeof BoundsSchema>>>;

/** What can be read of them: a window that is made with anything else would not be made at all. */
function readBounds(value: unknown): SavedBounds {
  const entries = Object.entries(v.is(v.record(v.string(), v.unknown()), value) ? value : {});
  return Object.fromEntries(
    entries.flatMap(([window, bounds]) => (v.is(BoundsSchema, bounds) ? [[window, bounds] as const] : [])),
  );
}

export interface SettingsFile {
  get(): Settings;
  /** Changes the fields named; a value of undefined leaves its field alone. */
  change(part: { readonly [N in keyof Settings]?: Settings[N] | undefined }): Settings;
  bounds(window: string): SavedBounds[string] | null;
  saveBounds(window: string, bounds: SavedBounds[string]): void;
}

interface Stored {
  settings: unknown;
  windows: unknown;
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

/** The file, the second time after one that cannot be read was set aside; null where there can be none. */
function openOrSetAside(folder: string, log: Log): Store<Stored> | null {
  try {
    const store = open(folder);
    store.get("settings");
    return store;
  } catch (error) {
    log.error("the settings file could not be read", { error });
  }
  try {
    const file = join(folder, "settings.json");
    const aside = freeName(folder);
    if (existsSync(file)) {
      renameSync(file, aside);
      log.error("the settings file was set aside", { aside });
    }
    return open(folder);
  } catch (error) {
    log.error("there can be no settings file", { error });
    return null;
  }
}

/**
 * Opens the settings file. One that cannot be read is set aside, never overwritten, and named in the log;
 * a single field that cannot be read falls back to its own default. Writing waits for the disk, and main waits with
 * it: only what differs is written.
 *
 * @param unsaved told once when something could not be written (a full disk, say): it holds until the program ends, and
 *   is written with the next change that can be
 */
export function openSettings(folder: string, log: Log, unsaved: () => void = () => {}): SettingsFile {
  let store = openOrSetAside(folder, log);
  let settings = readSettings(store?.get("settings"));
  let windows = readBounds(store?.get("windows"));
  let isTold = false;

  function write(): void {
    try {
      store ??= open(folder);
      store.set({ settings, windows });
    } catch (error) {
      log.warn("the settings could not be written", { error });
      if (!isTold) unsaved();
      isTold = true;
    }
  }

  return {
    get: () => settings,
    change(part) {
      const given = Object.entries(part).filter(([, value]) => value !== undefined);
      const next = readSettings({ ...settings, ...Object.fromEntries(given) });
      const isNew = !isDeepStrictEqual(next, settings);
      settings = next;
      if (isNew) write();
      return settings;
    },
    bounds: (window) => windows[window] ?? null,
    saveBounds(window, bounds) {
      if (isDeepStrictEqual(windows[window], bounds)) return;
      windows = { ...windows, [window]: bounds };
      write();
    },
  };
}

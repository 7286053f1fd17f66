import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import Store from "electron-store";
import * as v from "valibot";
import type { Log } from "../../shared/log.ts";
import { readSettings, type Settings } from "../../shared/state/settings.ts";
import { type Clock, systemClock } from "../../shared/time.ts";
import { type Disk, mayPass, pauses, systemDisk } from "../files/disk.ts";
import type { FileTrouble, KeptFileParts } from "../files/kept-file.ts";

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

/** Windows that stand for one thing each may be many: of the others there are only so many kinds. */
const mostKeyed = 50;

/** With this one as the newest, and without the oldest of those that have a key. */
function withNewest(all: SavedBounds, window: string, bounds: SavedBounds[string]): SavedBounds {
  const others = Object.entries(all).filter(([name]) => name !== window);
  const next = [...others, [window, bounds] as const];
  const keyed = next.map(([name]) => name).filter((name) => name.includes(":"));
  const dropped = new Set(keyed.slice(0, -mostKeyed));
  return Object.fromEntries(next.filter(([name]) => !dropped.has(name)));
}

export interface SettingsFile {
  get(): Settings;
  /** Changes the fields named; a value of undefined leaves its field alone. */
  change(part: { readonly [N in keyof Settings]?: Settings[N] | undefined }): Settings;
  /** @param window its name, as `windowName` gives it */
  bounds(window: string): SavedBounds[string] | null;
  saveBounds(window: string, bounds: SavedBounds[string]): void;
}

/** Writing waits for the disk: what fails is not tried too often. */
const retryAfter = 30_000;

interface Stored {
  settings: unknown;
  windows: unknown;
}

function open(folder: string): Store<Stored> {
  return new Store<Stored>({
    cwd: folder,
    name: "settings",
    defaults: { settings: {}, windows: {} },
    // Some editors put a byte order mark in front of what they save.
    deserialize: (text) => JSON.parse(text.replace(/^\uFEFF/, "")) as Stored,
  });
}

/** A file that another program holds for a moment is waited for; nothing can start without settings. */
function openPatiently(folder: string): Store<Stored> {
  for (const pause of pauses) {
    try {
      return open(folder);
    } catch (error) {
      if (!mayPass(error)) throw error;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
  }
  return open(folder);
}

/** The file, the second time after one that cannot be read was set aside; null where there can be none. */
function openOrSetAside(
  folder: string,
  log: Log,
  disk: Pick<Disk, "setAside">,
  report: (trouble: FileTrouble) => void,
): Store<Stored> | null {
  try {
    const store = openPatiently(folder);
    store.get("settings");
    return store;
  } catch (error) {
    log.error("settings: file not readable", { error });
  }
  const file = join(folder, "settings.json");
  try {
    if (existsSync(file)) {
      const aside = disk.setAside(file);
      log.error("settings: unreadable file set aside", { aside });
      report({ kind: "setAside", file: basename(aside) });
    }
    return open(folder);
  } catch (error) {
    log.error("settings: file not created", { error });
    return null;
  }
}

/**
 * Opens the settings file. One that cannot be read is set aside, never overwritten, and named in the log;
 * a single field that cannot be read falls back to its own default. Writing waits for the disk, and main waits with
 * it: only what differs is written. What could not be written is tried again by itself, and with the next change.
 *
 * @param unsaved told once when something could not be written (a full disk, say): it holds until the program ends
 * @param parts `tell` hears of a file that was set aside
 */
export function openSettings(
  folder: string,
  log: Log,
  unsaved: () => void = () => {},
  parts: KeptFileParts = {},
): SettingsFile {
  const clock: Clock = parts.clock ?? systemClock(globalThis);
  let undoRetry: (() => void) | null = null;
  let store = openOrSetAside(folder, log, parts.disk ?? systemDisk, parts.report ?? (() => {}));
  let settings = readSettings(store?.get("settings"));
  let windows = readBounds(store?.get("windows"));
  let isTold = false;

  function write(): void {
    undoRetry?.();
    undoRetry = null;
    try {
      store ??= open(folder);
      store.set({ settings, windows });
    } catch (error) {
      log.warn("settings: write failed", { error });
      if (!isTold) unsaved();
      isTold = true;
      undoRetry = clock.after(retryAfter, write);
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
    bounds: (window) => (Object.hasOwn(windows, window) ? (windows[window] ?? null) : null),
    saveBounds(window, bounds) {
      if (isDeepStrictEqual(windows[window], bounds)) return;
      windows = withNewest(windows, window, bounds);
      write();
    },
  };
}

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { registerHooks } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import { defaultSettings } from "../../shared/state/settings.ts";
import type { KeptFileParts } from "../files/kept-file.ts";
import { createLog } from "../log/log.ts";
import type { SettingsFile } from "./settings.ts";

// electron-store asks `electron` for folders; with one of our own it needs nothing of it.
const stub = `data:text/javascript,export default { app: undefined, ipcMain: undefined, shell: undefined };`;

let openSettings: (folder: string, unsaved?: () => void, parts?: KeptFileParts) => SettingsFile;
let folder = "";
let lines: string[] = [];
const file = () => join(folder, "settings.json");
const onDisk = () => JSON.parse(readFileSync(file(), "utf8")) as { settings: object };

beforeAll(async () => {
  const hooks = registerHooks({
    resolve: (name, context, next) =>
      name === "electron" ? { url: stub, shortCircuit: true } : next(name, context),
  });
  const module = await import("./settings.ts");
  hooks.deregister();
  const log = createLog((level, line) => lines.push(`${level} ${line}`));
  openSettings = (where, unsaved, parts) => module.openSettings(where, log, unsaved, parts);
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hookswitch-settings-"));
  lines = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a first start has the defaults and needs no file", () => {
  expect(openSettings(folder).get()).toEqual(defaultSettings);
});

test("what is changed is there at the next start; what is not named stays", () => {
  const settings = openSettings(folder);
  settings.change({ theme: "dark", provider: "acme.example" });
  settings.change({ ringVolume: 0.3, provider: undefined });
  const again = openSettings(folder).get();
  expect(again).toEqual({ ...defaultSettings, theme: "dark", provider: "acme.example", ringVolume: 0.3 });
});

test("a value that is none is not taken", () => {
  const settings = openSettings(folder);
  settings.change({ ringVolume: 7 as never, theme: "dark" });
  expect(settings.get()).toEqual({ ...defaultSettings, theme: "dark" });
});

test("one bad field in the file falls back alone", () => {
  writeFileSync(
    file(),
    JSON.stringify({ settings: { theme: "purple", username: "amy", muteTone: "yes", extra: 1 } }),
  );
  expect(openSettings(folder).get()).toEqual({ ...defaultSettings, username: "amy" });
});

describe("a file that cannot be read", () => {
  test.each(["{ not json", "", "\u0000\u0000\u0000"])(
    "%j: the defaults, the file set aside and named",
    (text) => {
      writeFileSync(file(), text);
      const settings = openSettings(folder);
      expect(settings.get()).toEqual(defaultSettings);
      if (lines.length > 0) {
        expect(lines.join()).toContain("set aside");
        const aside = readdirSync(folder).filter((name) => name.includes("unreadable"));
        expect(aside.map((name) => readFileSync(join(folder, name), "utf8"))).toEqual([text]);
      }
      settings.change({ theme: "dark" });
      expect(openSettings(folder).get().theme).toBe("dark");
    },
  );
  test("a byte order mark in front of it is none of its words", () => {
    writeFileSync(file(), `\uFEFF${JSON.stringify({ settings: { theme: "dark" }, windows: {} })}`);
    expect(openSettings(folder).get().theme).toBe("dark");
  });
  test("a folder of that name is set aside, and said", () => {
    mkdirSync(file());
    const told: object[] = [];
    const settings = openSettings(folder, undefined, { report: (each) => told.push(each) });
    settings.change({ theme: "dark" });
    expect(openSettings(folder).get().theme).toBe("dark");
    expect(told).toEqual([{ kind: "setAside", file: "settings.unreadable.json" }]);
  });
  test("is never overwritten, not by a second one either", () => {
    for (const text of ["{ first", "{ second"]) {
      writeFileSync(file(), text);
      openSettings(folder);
    }
    const aside = readdirSync(folder).filter((name) => name.includes("unreadable"));
    expect(aside.map((name) => readFileSync(join(folder, name), "utf8")).sort()).toEqual([
      "{ first",
      "{ second",
    ]);
  });
  test.each(["null", "[]", "7", '{"settings":null,"windows":null}', '{"settings":[],"windows":"x"}'])(
    "%s is JSON, but no settings: the defaults, and it can be written",
    (text) => {
      writeFileSync(file(), text);
      const settings = openSettings(folder);
      expect(settings.get()).toEqual(defaultSettings);
      expect(settings.bounds("phone")).toBeNull();
      settings.change({ theme: "dark" });
      settings.saveBounds("phone", { x: 1, y: 2, width: 3, height: 4 });
      expect(openSettings(folder).get().theme).toBe("dark");
    },
  );
});

test("where windows were", () => {
  const settings = openSettings(folder);
  expect(settings.bounds("phone")).toBeNull();
  settings.saveBounds("phone", { x: 1, y: 2, width: 3, height: 4 });
  settings.saveBounds("settings", { x: 5, y: 6, width: 7, height: 8 });
  expect(openSettings(folder).bounds("phone")).toEqual({ x: 1, y: 2, width: 3, height: 4 });
});

test("of many conversations the places of the newest fifty are kept, and every other window's", () => {
  const settings = openSettings(folder);
  const at = (x: number) => ({ x, y: 0, width: 480, height: 600 });
  settings.saveBounds("phone", at(1));
  for (let n = 0; n < 50; n++) settings.saveBounds(`conversation:c-${n}`, at(n));
  // Used again, it is among the newest.
  settings.saveBounds("conversation:c-0", at(500));
  settings.saveBounds("conversation:__proto__", at(7));
  const again = openSettings(folder);
  expect(again.bounds("phone")).toEqual(at(1));
  expect(again.bounds("conversation:c-0")).toEqual(at(500));
  expect(again.bounds("conversation:c-1")).toBeNull();
  expect(again.bounds("conversation:c-2")).toEqual(at(2));
  expect(again.bounds("conversation:__proto__")).toEqual(at(7));
  expect(again.bounds("__proto__")).toBeNull();
});

test.each(["x", null, { phone: null }, { phone: { x: "left" } }, { phone: { x: 1, y: 2, width: 1e99 } }])(
  "%j is no place for a window",
  (windows) => {
    writeFileSync(file(), JSON.stringify({ settings: { theme: "dark" }, windows }));
    const settings = openSettings(folder);
    expect([settings.bounds("phone"), settings.get().theme]).toEqual([null, "dark"]);
  },
);

describe("a disk that takes nothing", () => {
  const there = { x: 1, y: 2, width: 3, height: 4 };

  test("from the start: the program goes on with what is set, and the user is told once", () => {
    // A file stands where the folder should be.
    const nowhere = join(folder, "taken");
    writeFileSync(nowhere, "");
    let told = 0;
    const settings = openSettings(nowhere, () => told++);
    expect(settings.get()).toEqual(defaultSettings);
    expect(told).toBe(0);
    expect(settings.change({ theme: "dark" }).theme).toBe("dark");
    settings.saveBounds("phone", there);
    expect([settings.get().theme, settings.bounds("phone"), told]).toEqual(["dark", there, 1]);
    rmSync(nowhere);
    settings.change({ ringVolume: 0.3 });
    expect(openSettings(nowhere).get()).toEqual({ ...defaultSettings, theme: "dark", ringVolume: 0.3 });
  });

  test("it is tried again by itself", () => {
    const clock = fakeClock();
    const nowhere = join(folder, "taken");
    writeFileSync(nowhere, "");
    const settings = openSettings(nowhere, undefined, { clock });
    settings.change({ theme: "dark" });
    rmSync(nowhere);
    clock.advance(60_000);
    expect(openSettings(nowhere).get().theme).toBe("dark");
    expect(clock.pending()).toBe(0);
  });

  test("later on", () => {
    let told = 0;
    const deeper = join(folder, "deeper");
    const settings = openSettings(deeper, () => told++);
    rmSync(deeper, { recursive: true });
    writeFileSync(deeper, "");
    settings.change({ theme: "dark" });
    settings.change({ theme: "light" });
    expect([settings.get().theme, told]).toEqual(["light", 1]);
  });
});

test("what is already so is not written: nobody waits for the disk", () => {
  const settings = openSettings(folder);
  const bounds = { x: 1, y: 2, width: 3, height: 4 };
  settings.change({ theme: "dark" });
  settings.saveBounds("phone", bounds);
  // Every write puts a new file in the place of the old one.
  const { ino } = statSync(file());
  settings.change({ theme: "dark" });
  settings.saveBounds("phone", { ...bounds });
  expect(statSync(file()).ino).toBe(ino);
  settings.saveBounds("phone", { ...bounds, x: 9 });
  expect(statSync(file()).ino).not.toBe(ino);
});

test("the file holds settings only: every field is one of the schema's", () => {
  openSettings(folder).change({ theme: "dark" });
  expect(existsSync(file())).toBe(true);
  expect(Object.keys(onDisk().settings).sort()).toEqual(Object.keys(defaultSettings).sort());
  expect(Object.keys(defaultSettings).filter((name) => /pass|token|secret/i.test(name))).toEqual([]);
});

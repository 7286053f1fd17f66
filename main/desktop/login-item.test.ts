import type { LoginItemSettings, Settings } from "electron";
import { describe, expect, test } from "vitest";
import { defaultSettings } from "../../shared/state/settings.ts";
import { signedInStore } from "../state/test-samples.ts";
import { createLoginItem, followLoginItem } from "./login-item.ts";

function system(told: Partial<LoginItemSettings>) {
  const set: Settings[] = [];
  const asked: unknown[] = [];
  return {
    set,
    asked,
    app: {
      setLoginItemSettings: (settings: Settings) => void set.push(settings),
      getLoginItemSettings(options?: object) {
        asked.push(options);
        return { openAtLogin: false, wasOpenedAtLogin: false, ...told } as LoginItemSettings;
      },
    },
  };
}

describe("start at login", () => {
  test("is set with the argument that hides the window, and asked with the same one", () => {
    const { app, set, asked } = system({ openAtLogin: true, executableWillLaunchAtLogin: true });
    const item = createLoginItem(app, "win32", true);
    item.set(true);
    expect(set).toEqual([{ openAtLogin: true, args: ["--hidden"] }]);
    expect(item.isOn()).toBe(true);
    expect(asked).toEqual([{ args: ["--hidden"] }, { args: ["--hidden"] }]);
  });

  test("is off when the user switched it off in the Task Manager", () => {
    const { app } = system({ openAtLogin: true, executableWillLaunchAtLogin: false });
    expect(createLoginItem(app, "win32", true).isOn()).toBe(false);
    expect(createLoginItem(app, "darwin", true).isOn()).toBe(true);
  });

  test("that the system has not allowed is told at once", () => {
    expect(createLoginItem(system({ openAtLogin: false }).app, "darwin", true).set(true)).toBe(false);
    expect(createLoginItem(system({ openAtLogin: true }).app, "darwin", true).set(true)).toBe(true);
    expect(createLoginItem(system({}).app, "linux", true).set(true)).toBe(true);
  });

  test.each([
    ["win32", false],
    ["darwin", false],
    ["linux", true],
  ] as const)("is nobody's on %s, installed: %s", (platform, isInstalled) => {
    const { app, set } = system({ openAtLogin: true });
    const item = createLoginItem(app, platform, isInstalled);
    item.set(true);
    expect(set).toEqual([]);
    expect(item.isOn()).toBeNull();
  });

  test.each([
    ["darwin", true],
    ["win32", false],
    ["linux", false],
  ] as const)("a start by the system is told apart where no argument says so: %s", (platform, expected) => {
    const { app } = system({ wasOpenedAtLogin: true });
    expect(createLoginItem(app, platform, true).hasStartedUs()).toBe(expected);
  });
});

test("what was changed in the system's settings is taken over when ours come to the front", () => {
  let is: boolean | null = false;
  const { store } = signedInStore(() => 1);
  let kept = defaultSettings;
  const settings = {
    get: () => kept,
    change: (part: { startAtLogin?: boolean | undefined }) => {
      kept = { ...kept, startAtLogin: part.startAtLogin ?? kept.startAtLogin };
      return kept;
    },
  };
  followLoginItem({ store, settings, isOn: () => is });
  const fronts = (window: string) => {
    store.dispatch({ kind: "windowFronted", window });
    return store.get().settings.startAtLogin;
  };
  is = true;
  expect(fronts("phone")).toBe(false);
  expect(fronts("settings")).toBe(true);
  is = null;
  expect(fronts("settings")).toBe(true);
});

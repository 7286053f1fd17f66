import type { LoginItemSettings, Settings } from "electron";
import { describe, expect, test } from "vitest";
import { createLoginItem } from "./login-item.ts";

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
    expect(asked).toEqual([{ args: ["--hidden"] }]);
  });

  test("is off when the user switched it off in the Task Manager", () => {
    const { app } = system({ openAtLogin: true, executableWillLaunchAtLogin: false });
    expect(createLoginItem(app, "win32", true).isOn()).toBe(false);
    expect(createLoginItem(app, "darwin", true).isOn()).toBe(true);
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

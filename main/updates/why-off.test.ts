import { expect, test } from "vitest";
import { type Installation, whyNoUpdates } from "./why-off.ts";

const own = "C:\\Users\\ann\\AppData\\Local";
const windows: Installation = {
  isPackaged: true,
  platform: "win32",
  program: `${own}\\Programs\\Hookswitch\\Hookswitch.exe`,
  resources: "r",
  env: { LOCALAPPDATA: own },
  exists: () => true,
};
const linux: Installation = { ...windows, platform: "linux", program: "/opt/Hookswitch/hookswitch", env: {} };

test.each<[string, Installation, ReturnType<typeof whyNoUpdates>]>([
  ["installed by a person", windows, null],
  ["the same, written in other letters", { ...windows, program: windows.program.toUpperCase() }, null],
  ["started from its source", { ...windows, isPackaged: false }, "fromSource"],
  ["built without an address", { ...windows, exists: () => false }, "noPlace"],
  [
    "for the whole machine",
    { ...windows, program: "C:\\Program Files\\Hookswitch\\Hookswitch.exe" },
    "managed",
  ],
  ["a folder that only begins alike", { ...windows, program: `${own}2\\Hookswitch.exe` }, "managed"],
  ["by a package manager", linux, "managed"],
  ["an AppImage", { ...linux, env: { APPIMAGE: "/home/ann/Hookswitch.AppImage" } }, null],
  ["macOS", { ...linux, platform: "darwin" }, null],
])("%s: %j", (_what, at, why) => {
  expect(whyNoUpdates(at)).toBe(why);
});

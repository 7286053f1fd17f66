import { expect, test } from "vitest";
import { defaultSettings, readSettings } from "./settings.ts";

test("nothing stored gives the defaults", () => {
  expect(readSettings(undefined)).toEqual(defaultSettings);
  expect(readSettings("nonsense")).toEqual(defaultSettings);
});

test("one bad field falls back alone", () => {
  const read = readSettings({ theme: "purple", ringVolume: 0.2, provider: "login.example.com", extra: 1 });
  expect(read).toEqual({ ...defaultSettings, ringVolume: 0.2, provider: "login.example.com" });
});

test("who signed in before there was a first run has none; whoever has not, has", () => {
  expect(readSettings({ signedInAt: ["login.example.com"] }).firstRunDone).toBe(true);
  expect(readSettings({ signedInAt: ["login.example.com"], firstRunDone: false }).firstRunDone).toBe(false);
  expect(readSettings({ signedInAt: [] }).firstRunDone).toBe(false);
});

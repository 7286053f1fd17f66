import { expect, test } from "vitest";
import { menuLabel, notificationBody, tooltip } from "./escape.ts";

const windows10 = "10.0.19045";
const windows11 = "10.0.22631";

test("an & in a menu is shown on every system, and is nobody's mnemonic", () => {
  expect([menuLabel("R&D break"), menuLabel("Smith & Sons"), menuLabel("A && B")]).toEqual([
    "R&&D break",
    "Smith && Sons",
    "A &&&& B",
  ]);
});

test.each([
  ["win32", windows10, "On a call with Smith &&& Sons"],
  ["win32", windows11, "On a call with Smith & Sons"],
  ["darwin", "24.0.0", "On a call with Smith & Sons"],
  ["linux", "6.8.0", "On a call with Smith & Sons"],
] as const)("an & in a tooltip on %s %s", (platform, release, shown) => {
  expect(tooltip("On a call with Smith & Sons", platform, release)).toBe(shown);
});

test.each([windows10, windows11])("a tooltip of Windows %s is cut between characters", (release) => {
  for (const name of ["👩‍👩‍👧".repeat(60), "&".repeat(300), "A".repeat(300)]) {
    const shown = tooltip(name, "win32", release);
    expect(shown.length).toBeLessThanOrEqual(127);
    expect(shown.isWellFormed()).toBe(true);
    expect(shown.endsWith("…")).toBe(true);
    expect(shown.replace("…", "").length % (name.startsWith("👩") ? "👩‍👩‍👧".length : 1)).toBe(0);
  }
});

test("markup in a notification's body is words", () => {
  const body = "<b>Sales</b> & <a href='x'>Co</a>";
  expect(notificationBody(body, "linux")).toBe(
    "&lt;b&gt;Sales&lt;/b&gt; &amp; &lt;a href='x'&gt;Co&lt;/a&gt;",
  );
  expect(notificationBody(body, "win32")).toBe(body);
});

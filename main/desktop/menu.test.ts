import { expect, test } from "vitest";
import { applicationMenu } from "./menu.ts";

test("no menu but on macOS, where copy and paste hang on it", () => {
  expect([applicationMenu("win32"), applicationMenu("linux")]).toEqual([null, null]);
  const roles = JSON.stringify(applicationMenu("darwin"));
  for (const role of ["copy", "paste", "cut", "selectAll", "minimize", "close"])
    expect(roles).toContain(role);
  for (const role of ["reload", "toggleDevTools", "viewMenu"]) expect(roles).not.toContain(role);
});

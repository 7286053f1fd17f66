import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { whenChanged } from "./freshness.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "hookswitch-fresh-"));
  mkdirSync(join(root, "main"));
  writeFileSync(join(root, "main/a.ts"), "1");
});
afterEach(() => rmSync(root, { recursive: true }));

test("makes once, then again only after a source changed", async () => {
  const make = vi.fn(async () => {});
  const run = () => whenChanged(root, "dist/.stamp", ["main", "not-there"], make);
  expect([await run(), await run()]).toEqual([true, false]);
  writeFileSync(join(root, "main/a.ts"), "2");
  expect([await run(), await run()]).toEqual([true, false]);
  writeFileSync(join(root, "main/a.test.ts"), "a test is no source");
  expect(await run()).toBe(false);
  rmSync(join(root, "main/a.ts"));
  expect(await run()).toBe(true);
  expect(make).toHaveBeenCalledTimes(3);
});

test("what could not be made is tried again", async () => {
  const make = vi.fn().mockRejectedValueOnce(new Error("broken")).mockResolvedValue(undefined);
  await expect(whenChanged(root, "dist/.stamp", ["main"], make)).rejects.toThrow("broken");
  expect(await whenChanged(root, "dist/.stamp", ["main"], make)).toBe(true);
});

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createLog, openLog } from "./log.ts";

function setUp() {
  const lines: [string, string, unknown][] = [];
  return { lines, log: createLog((level, line, facts) => lines.push([level, line, facts])) };
}

test("every level says its name, and a named logger puts its names in front", () => {
  const { lines, log } = setUp();
  log.error("a");
  log.warn("b", { code: "gone" });
  log.named("line").info("c");
  log.named("line").named("verto").debug("d");
  expect(lines).toEqual([
    ["error", "a", undefined],
    ["warn", "b", { code: "gone" }],
    ["info", "line: c", undefined],
    ["debug", "line.verto: d", undefined],
  ]);
});

test("nothing goes out that was not masked, neither sentence nor fact", () => {
  const { lines, log } = setUp();
  log.info("asked with Bearer abcdef-secret", {
    password: "hunter2",
    deep: [{ url: "wss://x/?token=abcdef-secret" }],
  });
  const written = JSON.stringify(lines);
  for (const secret of ["abcdef-secret", "hunter2"]) expect(written).not.toContain(secret);
});

test("the file holds masked lines from info up", () => {
  const folder = mkdtempSync(join(tmpdir(), "hookswitch-log-"));
  try {
    const log = openLog(folder, false);
    log.info("signed in", { token: "tok-secret", status: 200 });
    log.debug("too fine for a file");
    const text = readFileSync(join(folder, "main.log"), "utf8");
    expect(text).toContain('signed in {"token":"[secret]","status":200}');
    expect(text).not.toContain("tok-secret");
    expect(text).not.toContain("too fine");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { createLog } from "../log/log.ts";
import { privacyCommands } from "./privacy.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hookswitch-privacy-"));
});

function setUp(place: string | null = null) {
  const at = (name: string) => join(folder, name);
  const firsts = { favourites: () => ["agents u1"], recent: () => [], clear: vi.fn() };
  const quality = { clear: vi.fn(async () => {}) };
  const extensions = { clear: vi.fn(async () => Promise.reject(new Error("disk"))) };
  const copyText = vi.fn();
  const commands = privacyCommands({
    places: {
      quality: at("quality"),
      extensions: at("extensions"),
      unsent: at("unsent"),
      wrapUps: at("wrap-ups"),
    },
    logs: [at("main.log"), at("main.old.log")],
    quality,
    extensions,
    firsts,
    diagnostics: () => "report",
    copyText,
    askForPlace: async () => place,
    log: createLog(() => {}),
  });
  return { commands, firsts, quality, copyText, at };
}

test("what is kept is told by its size; what is not there is nothing", async () => {
  const { commands, at } = setUp();
  writeFileSync(at("quality"), "12345");
  writeFileSync(at("main.log"), "123");
  writeFileSync(at("main.old.log"), "45");
  expect(await commands.kept(undefined)).toEqual({
    ok: true,
    value: { quality: 5, extensions: 0, unsent: 0, wrapUps: 0, people: 9, log: 5 },
  });
});

test("each is removed alone, and what fails says so", async () => {
  const { commands, at, firsts, quality } = setUp();
  writeFileSync(at("main.log"), "123");
  expect(await commands.remove({ what: "log" })).toEqual({ ok: true });
  expect(await commands.kept(undefined)).toMatchObject({ value: { log: 0 } });
  expect(await commands.remove({ what: "quality" })).toEqual({ ok: true });
  expect(await commands.remove({ what: "people" })).toEqual({ ok: true });
  expect([quality.clear.mock.calls.length, firsts.clear.mock.calls.length]).toEqual([1, 1]);
  expect(await commands.remove({ what: "extensions" })).toMatchObject({ error: { code: "notSaved" } });
});

test("the report is copied, saved where the user says, or not at all", async () => {
  const { commands, copyText } = setUp();
  await commands.copyDiagnostics(undefined);
  expect(copyText).toHaveBeenCalledWith("report");
  expect(await commands.saveDiagnostics(undefined)).toEqual({ ok: true, value: false });
  const place = join(folder, "report.json");
  expect(await setUp(place).commands.saveDiagnostics(undefined)).toEqual({ ok: true, value: true });
  expect(readFileSync(place, "utf8")).toBe("report");
  const nowhere = setUp(join(folder, "no", "such", "folder")).commands;
  expect(await nowhere.saveDiagnostics(undefined)).toMatchObject({ error: { code: "notSaved" } });
});

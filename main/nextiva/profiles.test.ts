import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { silentLog } from "../../shared/log.ts";
import { emptyProfile } from "../../shared/wire/profile/profile.ts";
import { createProfiles } from "./profiles.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function setUp(files: Record<string, string>, provider = "https://login.example.com:8443/x") {
  const folder = mkdtempSync(join(tmpdir(), "hookswitch-profile-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const told: unknown[] = [];
  const at = { provider };
  const profile = createProfiles({
    folder,
    provider: () => at.provider,
    report: (host, problem) => told.push({ host, ...problem }),
    log: silentLog,
  });
  return { at, folder, profile, told };
}

test("a provider has the profile of its host, another one the built-in", () => {
  const { at, profile } = setUp({ "login.example.com.json": '{"auth": "bearer"}' });
  expect(profile().auth).toBe("bearer");
  at.provider = "https://other.example.com";
  expect(profile()).toEqual(emptyProfile);
  at.provider = "";
  expect(profile()).toEqual(emptyProfile);
});

test("it is read once, and what is wrong in it is told once", () => {
  const { folder, profile, told } = setUp({ "login.example.com.json": '{\n"nonsense": 1}' });
  profile();
  writeFileSync(join(folder, "login.example.com.json"), '{"auth": "bearer"}');
  expect(profile().auth).toBeUndefined();
  expect(told).toEqual([{ host: "login.example.com", line: 2, field: "nonsense", why: "unknown" }]);
});

test("a host's name leads out of no folder", () => {
  const { profile } = setUp({}, "https://%2e%2e/");
  expect(profile()).toEqual(emptyProfile);
});

test("a file that cannot be read is told, and the built-in used", () => {
  const told: unknown[] = [];
  const profile = createProfiles({
    folder: "/",
    provider: () => "https://a.example",
    report: (host, problem) => told.push([host, problem.why]),
    log: silentLog,
    read() {
      throw Object.assign(new Error("no"), { code: "EACCES" });
    },
  });
  expect(profile()).toEqual(emptyProfile);
  expect(told).toEqual([["a.example", "notJson"]]);
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { planLaunch } from "./app.ts";
import { describeSandbox, readSandboxLine } from "./sandbox.ts";
import { savedProvider, userDataFolder } from "./user-data.ts";

test("the sandbox's line is read, other lines are not taken for it", () => {
  const users = [{ username: "ada", password: "try-me", role: "agent" }];
  const line = JSON.stringify({ provider: "http://127.0.0.1:1", control: "http://127.0.0.1:1/c", users });
  const answer = readSandboxLine(line);
  expect(answer).toMatchObject({ provider: "http://127.0.0.1:1", users });
  if (answer !== null) expect(describeSandbox(answer)).toContain("ada  password try-me  agent");
  for (const other of ["listening", "null", "[]", '{"provider":1}'])
    expect(readSandboxLine(other)).toBeNull();
});

test("settings name a real tenant, or the sandbox is meant", () => {
  const folder = mkdtempSync(join(tmpdir(), "hookswitch-settings-"));
  const write = (text: string) => writeFileSync(join(folder, "settings.json"), text);
  expect(savedProvider(folder)).toBeNull();
  write('{"settings":{"provider":"https://login.example.com"}}');
  expect(savedProvider(folder)).toBe("https://login.example.com");
  write('{"settings":{"provider":"login.example.com"}}');
  expect(savedProvider(folder)).toBe("login.example.com");
  for (const text of ['{"settings":{"provider":"http://127.0.0.1:4000"}}', '{"settings":{}}', "null", "{"]) {
    write(text);
    expect(savedProvider(folder)).toBeNull();
  }
  rmSync(folder, { recursive: true });
});

test("each platform keeps the app's folder where its programs do", () => {
  expect(userDataFolder("Hookswitch", "linux", {}, "/home/a")).toBe("/home/a/.config/Hookswitch");
  expect(userDataFolder("Hookswitch", "linux", { XDG_CONFIG_HOME: "/c" }, "/home/a")).toBe("/c/Hookswitch");
  expect(userDataFolder("Hookswitch Sandbox", "darwin", {}, "/Users/a")).toBe(
    "/Users/a/Library/Application Support/Hookswitch Sandbox",
  );
});

const machine = { node: "/node", unsandboxed: false, hasDisplay: true };

test("Electron when it is there, else the Chromium host, else nothing", () => {
  const both = { electron: "/electron", chromium: "/chromium" };
  expect(planLaunch(both, ["--a"], machine)).toEqual({ file: "/electron", args: [".", "--a"] });
  expect(planLaunch(both, [], { ...machine, unsandboxed: true })?.args).toEqual(["--no-sandbox", "."]);
  expect(planLaunch({ ...both, electron: null }, ["--a"], machine)).toEqual({
    file: "/node",
    args: ["test/host/run.ts", "--a"],
  });
  expect(planLaunch(both, [], { ...machine, hasDisplay: false })?.args).toEqual([
    "test/host/run.ts",
    "--headless",
  ]);
  expect(planLaunch({ electron: null, chromium: null }, [], machine)).toBeNull();
});

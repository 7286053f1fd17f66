import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { findChromium, findHeadlessChromium } from "./chromium.ts";
import { executableName, findElectron, shouldTry } from "./electron.ts";
import { aptInTurn, isDebianLike, missingPackages, planPackages } from "./packages.ts";

describe("Electron's binary", () => {
  const refusal = { version: "45.4.1", at: 1_000_000, why: "fetch failed" };
  const hour = 3_600_000;
  test.each([
    ["nothing was tried", null, "45.4.1", 0, false, true],
    ["an hour after a refusal", refusal, "45.4.1", 1_000_000 + hour, false, false],
    ["a day and more after it", refusal, "45.4.1", 1_000_000 + 25 * hour, false, true],
    ["another version is wanted", refusal, "45.5.0", 1_000_000 + hour, false, true],
    ["the user asks for it", refusal, "45.4.1", 1_000_000 + hour, true, true],
  ])("%s", (_name, last, version, now, isAsked, expected) => {
    expect(shouldTry(last, version, now, isAsked)).toBe(expected);
  });

  test.each(["linux", "darwin", "win32"] as const)(
    "on %s it is found once all of it is unpacked",
    (platform) => {
      const folder = mkdtempSync(join(tmpdir(), "hookswitch-electron-"));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      const put = (name: string, text: string) => {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      };
      const found = () => findElectron(folder, {}, platform);
      put("package.json", '{"version":"45.4.1"}');
      expect(found()).toBeNull();
      put(join("dist", executableName(platform)), "");
      put("dist/version", "v45.4.1\n");
      expect(found(), "broken off while unpacking").toBeNull();
      put("path.txt", executableName(platform));
      expect(found()).toBe(join(folder, "dist", executableName(platform)));
      put("dist/version", "45.4.0");
      expect(found(), "of another version").toBeNull();
    },
  );

  test("has a place of its own on each platform", () => {
    expect(executableName("darwin")).toBe("Electron.app/Contents/MacOS/Electron");
    expect(executableName("win32")).toBe("electron.exe");
    expect(executableName("linux")).toBe("electron");
  });
});

describe("the system's packages", () => {
  const all = {
    chromium: true,
    headlessShell: true,
    display: true,
    dbus: true,
    keyring: true,
    libsecret: true,
    secretTool: true,
  };

  test("only what is missing is named", () => {
    expect(missingPackages(all)).toEqual([]);
    expect(missingPackages({ ...all, chromium: false, display: false })).toEqual(["chromium", "xvfb"]);
    expect(missingPackages({ ...all, headlessShell: false })).toEqual(["chromium-headless-shell"]);
    expect(
      missingPackages({ ...all, dbus: false, keyring: false, libsecret: false, secretTool: false }),
    ).toEqual(["dbus", "gnome-keyring", "libsecret-1-0", "libsecret-tools"]);
  });

  test("root on Debian installs, others are told the command", () => {
    expect(planPackages([], { isDebianLike: true, isRoot: true })).toEqual({ kind: "nothing" });
    expect(planPackages(["xvfb"], { isDebianLike: true, isRoot: true })).toMatchObject({ kind: "install" });
    const said = planPackages(["xvfb"], { isDebianLike: true, isRoot: false });
    expect(said).toMatchObject({
      line: expect.stringContaining("apt-get install --no-install-recommends xvfb"),
    });
    const elsewhere = planPackages(["xvfb"], { isDebianLike: false, isRoot: true });
    expect(elsewhere.kind).toBe("say");
    expect(JSON.stringify(elsewhere)).not.toContain("apt-get");
  });

  test("another apt's lock is waited for, with one line that says so", () => {
    const locked =
      "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 812 (unattended-upgr)\n" +
      "E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), is another process using it?";
    const runs = [locked, locked, locked, ""];
    const lines: string[] = [];
    let slept = 0;
    const run = () => {
      const words = runs.shift() ?? "";
      return { isDone: words === "", words };
    };
    const host = {
      sleep(ms: number) {
        slept += ms;
      },
      say: (line: string) => void lines.push(line),
    };
    expect(aptInTurn(run, host).isDone).toBe(true);
    expect([slept, lines.length]).toEqual([15_000, 1]);
    expect(lines[0]).toContain("waiting until it is done");
    expect(aptInTurn(() => ({ isDone: false, words: locked }), host).isDone).toBe(false);
    expect(slept).toBe(15_000 + 15 * 60_000);
    slept = 0;
    expect(aptInTurn(() => ({ isDone: false, words: "E: Unable to locate package x" }), host).isDone).toBe(
      false,
    );
    expect(slept).toBe(0);
  });

  test.each([
    ["ID=debian\n", true],
    ['NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', true],
    ['ID="linuxmint"\nID_LIKE="ubuntu debian"\n', true],
    ['ID=fedora\nVERSION_ID="debian"\n', false],
    ["", false],
  ])("Debian or not: %j", (text, expected) => {
    expect(isDebianLike(text)).toBe(expected);
  });
});

describe("an installed Chromium", () => {
  const linux = { platform: "linux" as const, env: {}, isThere: () => false, onPath: () => null };

  test("CHROMIUM_PATH decides, and a wrong one is not second-guessed", () => {
    const machine = { ...linux, onPath: () => "/usr/bin/chromium" };
    const env = { CHROMIUM_PATH: "/opt/chromium" };
    expect(findChromium({ ...machine, env, isThere: () => true })).toBe("/opt/chromium");
    expect(findChromium({ ...machine, env })).toBeNull();
    expect(findHeadlessChromium({ ...machine, env, isThere: () => true })).toBe("/opt/chromium");
  });

  test("on Linux it is found by name", () => {
    const onPath = (name: string) => (name === "google-chrome" ? "/usr/bin/google-chrome" : null);
    expect(findChromium({ ...linux, onPath })).toBe("/usr/bin/google-chrome");
    expect(findChromium(linux)).toBeNull();
  });

  test("on macOS and Windows it is where it installs itself", () => {
    const isThere = (file: string) => /Google.Chrome/.test(file);
    expect(findChromium({ ...linux, platform: "darwin", isThere })).toContain(
      "/Applications/Google Chrome.app",
    );
    const env = { PROGRAMFILES: "C:/Program Files" };
    expect(findChromium({ ...linux, platform: "win32", env, isThere })).toContain("chrome.exe");
  });
});

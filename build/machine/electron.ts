import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../bundle.ts";

const home = join(root, "node_modules/electron");
/** Beside the package, so that a fresh install asks anew. */
const refusalFile = join(root, "node_modules/.cache/hookswitch/electron-refused.json");
/** More than a hundred megabytes: enough for a line of one megabit in a second. */
const downloadLimitMs = 20 * 60_000;
const hoursBeforeNextTry = 24;

/** A download that did not succeed. */
export interface Refusal {
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly why: string;
}

/** Where Electron's installer puts the executable, inside its own `dist`. */
export function executableName(platform: NodeJS.Platform): string {
  if (platform === "darwin") return "Electron.app/Contents/MacOS/Electron";
  return platform === "win32" ? "electron.exe" : "electron";
}

function readText(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : "";
}

function versionOf(from: string): string {
  return JSON.parse(readFileSync(join(from, "package.json"), "utf8")).version;
}

/**
 * The installed executable of exactly the pinned version, or null. It never downloads, unlike `require("electron")`.
 *
 * @param from Electron's package
 */
export function findElectron(from = home, env = process.env, platform = process.platform): string | null {
  const name = executableName(platform);
  const folder = env.ELECTRON_OVERRIDE_DIST_PATH ?? join(from, "dist");
  const file = join(folder, name);
  if (!existsSync(file)) return null;
  if (env.ELECTRON_OVERRIDE_DIST_PATH !== undefined) return file;
  // Electron's installer writes path.txt when all is unpacked: without it the unpacking was broken off.
  const isWhole = readText(join(from, "path.txt")) === name;
  return isWhole && readText(join(folder, "version")).replace(/^v/, "") === versionOf(from) ? file : null;
}

/** Whether a download is worth a try: not within a day of one that failed, unless the user asks for it. */
export function shouldTry(refusal: Refusal | null, version: string, now: number, isAsked: boolean): boolean {
  if (isAsked || refusal === null || refusal.version !== version) return true;
  return now - refusal.at > hoursBeforeNextTry * 3_600_000;
}

function lastRefusal(): Refusal | null {
  try {
    return JSON.parse(readText(refusalFile));
  } catch {
    // Nothing noted, or nothing that can be read: both mean "try".
    return null;
  }
}

/**
 * Sees that Electron's binary is there, by Electron's own installer; null when it cannot be had.
 * A failed download is remembered for a day, so that not every start waits for one.
 */
export function setUpElectron(isAsked: boolean): string | null {
  const found = findElectron();
  if (found !== null) return found;
  const version = versionOf(home);
  const refusal = lastRefusal();
  if (!shouldTry(refusal, version, Date.now(), isAsked)) {
    console.log(
      `set-up: without Electron, whose download failed (${refusal?.why}); npm start -- --electron tries it again`,
    );
    return null;
  }
  console.log(`set-up: fetching Electron ${version}`);
  const said = spawnSync(process.execPath, [join(home, "install.js")], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "inherit", "pipe"],
    timeout: downloadLimitMs,
  });
  const got = findElectron();
  if (got !== null) {
    rmSync(refusalFile, { force: true });
    console.log("set-up: Electron is in place");
    return got;
  }
  const why = said.error?.message ?? said.stderr.trim().split("\n")[0] ?? "no reason given";
  mkdirSync(dirname(refusalFile), { recursive: true });
  writeFileSync(refusalFile, JSON.stringify({ version, at: Date.now(), why } satisfies Refusal));
  const instead = isAsked ? "" : "; the app runs in the Chromium host instead";
  console.log(`set-up: Electron's binary could not be downloaded (${why})${instead}`);
  return null;
}

/**
 * Whether Chromium's own sandbox can not be used here: as root, or where the kernel keeps it from users and the
 * helper beside the binary is not root's. Only then may the app be started without it.
 */
export function mustRunUnsandboxed(): boolean {
  if (process.platform !== "linux") return false;
  if (process.getuid?.() === 0) return true;
  const isKept =
    readText("/proc/sys/kernel/apparmor_restrict_unprivileged_userns") === "1" ||
    readText("/proc/sys/kernel/unprivileged_userns_clone") === "0" ||
    readText("/proc/sys/user/max_user_namespaces") === "0";
  return isKept;
}

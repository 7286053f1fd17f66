import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { readFile, readlink, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { findChromium, findHeadlessChromium } from "../../../build/machine/chromium.ts";
import { type Cdp, connectPipe } from "./cdp.ts";

export interface LaunchOptions {
  /** Chromium keeps its profile here, as Electron does in userData. */
  readonly profile: string;
  readonly headless: boolean;
  /** A WAV file that the fake microphone plays once, or "". */
  readonly micFile: string;
  readonly extraFlags: readonly string[];
}

export interface Chromium {
  readonly cdp: Cdp;
  readonly executable: string;
  readonly flags: readonly string[];
  /** Where a second client, such as Playwright in a spec, connects. */
  readonly endpoint: string;
  /** Settles when the process has ended, whoever ended it. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
  /** For the last moment of the process: nothing can be awaited there. */
  killNow(): void;
}

const disabledFeatures = [
  "GlobalMediaControls",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LocalNetworkAccessChecks",
  "LocalNetworkAccessChecksWebRTC",
  "MediaRouter",
  "Translate",
];
const featuresFlag = "--disable-features=";

/** What the app itself turns off: Chromium heeds only the last such flag, so there must be one. */
function featuresIn(flags: readonly string[]): string[] {
  return flags
    .filter((flag) => flag.startsWith(featuresFlag))
    .flatMap((flag) => flag.slice(featuresFlag.length).split(","));
}

/** A machine without a sound card or server has no microphone to show: a fake one beeps there. */
function hasSound(env: NodeJS.ProcessEnv = process.env): boolean {
  if (process.platform !== "linux" || existsSync("/dev/snd") || env.PULSE_SERVER) return true;
  const runtime = env.XDG_RUNTIME_DIR ?? "";
  return runtime !== "" && ["pulse/native", "pipewire-0"].some((name) => existsSync(join(runtime, name)));
}

function flagsFor(options: LaunchOptions): string[] {
  const fakeDevice = options.headless || options.micFile !== "" || !hasSound();
  return [
    "--remote-debugging-pipe",
    "--remote-debugging-port=0",
    `--user-data-dir=${options.profile}`,
    ...(options.headless ? ["--headless", "--hide-scrollbars", "--mute-audio"] : []),
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ...(fakeDevice ? ["--use-fake-device-for-media-stream"] : []),
    ...(options.micFile === "" ? [] : [`--use-file-for-fake-audio-capture=${options.micFile}%noloop`]),
    // The host's own permission handlers decide; the browser must not ask as well.
    "--use-fake-ui-for-media-stream",
    "--deny-permission-prompts",
    "--autoplay-policy=no-user-gesture-required",
    "--allow-loopback-in-peer-connection",
    "--disable-popup-blocking",
    "--disable-background-networking",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-gpu",
    "--disable-hang-monitor",
    "--disable-sync",
    `--disable-features=${[...disabledFeatures, ...featuresIn(options.extraFlags)].join(",")}`,
    "--hide-crash-restore-bubble",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-startup-window",
    "--password-store=basic",
    "--test-type",
    "--use-mock-keychain",
    ...options.extraFlags.filter((flag) => !flag.startsWith(featuresFlag)),
  ];
}

/** A headless shell does not lock its profile: the last one that was started on it is noted beside it. */
const startedOn = (profile: string) => `${profile}.pid`;

async function holderOf(profile: string): Promise<number> {
  const lock = await readlink(join(profile, "SingletonLock")).catch(() => "");
  const locked = Number(/-(\d+)$/.exec(lock)?.[1] ?? 0);
  return locked > 0 ? locked : Number(await readFile(startedOn(profile), "utf8").catch(() => "0"));
}

/** Whether it runs, and is no other program that has got its number since. */
async function runsOn(profile: string, pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return process.platform !== "linux"
    ? true
    : (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).includes(profile);
}

/**
 * A browser that still holds the profile is one whose host was killed: it is about to end. Started beside it,
 * ours would only hand over to it, or lose its files to it.
 */
async function waitForProfile(profile: string): Promise<void> {
  for (let tries = 0; tries < 800; tries += 1) {
    const pid = await holderOf(profile);
    // Nobody behind it: Chromium takes the profile over by itself.
    if (pid <= 0 || !(await runsOn(profile, pid))) return;
    await delay(25);
  }
  throw new Error(`Another Chromium holds the profile ${profile}`);
}

async function endpointOf(profile: string, process: ChildProcess): Promise<string> {
  const file = join(profile, "DevToolsActivePort");
  for (let tries = 0; tries < 400 && process.exitCode === null; tries += 1) {
    const text = await readFile(file, "utf8").catch(() => "");
    const [port = "", path = ""] = text.split("\n");
    if (path !== "") return `ws://127.0.0.1:${port}${path}`;
    await delay(25);
  }
  throw new Error("Chromium did not say where it listens");
}

export async function launchChromium(options: LaunchOptions): Promise<Chromium> {
  const executable = options.headless ? findHeadlessChromium() : findChromium();
  if (executable === null) {
    throw new Error("No Chromium found: install one, or set CHROMIUM_PATH to its executable");
  }
  mkdirSync(options.profile, { recursive: true });
  await waitForProfile(options.profile);
  await rm(join(options.profile, "DevToolsActivePort"), { force: true });
  const flags = flagsFor(options);
  const child = spawn(executable, flags, { stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"] });
  const said: string[] = [];
  child.stderr?.on("data", (text: Buffer) => {
    said.push(String(text));
    if (said.length > 20) said.shift();
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.once("exit", () => resolve());
    child.once("error", reject);
  });
  const killNow = () => void (child.exitCode === null && child.kill("SIGKILL"));
  try {
    await writeFile(startedOn(options.profile), String(child.pid ?? 0));
    const cdp = connectPipe(child.stdio[3] as Writable, child.stdio[4] as Readable);
    const endpoint = await Promise.race([
      endpointOf(options.profile, child),
      ended.then(() => {
        throw new Error(`Chromium ended at once: ${said.join("").slice(-2000)}`);
      }),
    ]);
    return {
      cdp,
      executable,
      flags,
      endpoint,
      ended,
      killNow,
      async close() {
        cdp.browser.post("Browser.close", {}, () => {});
        const late = setTimeout(killNow, 3000);
        await ended;
        clearTimeout(late);
      },
    };
  } catch (error) {
    killNow();
    throw error;
  }
}

import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findChromium, headlessShell } from "./chromium.ts";
import { which } from "./which.ts";

/** What of the system's own the app and its tests use on Linux. */
export interface Present {
  readonly chromium: boolean;
  /** Chromium without windows; true where the system has none to offer. */
  readonly headlessShell: boolean;
  /** A display to draw on, real or virtual. */
  readonly display: boolean;
  readonly dbus: boolean;
  readonly keyring: boolean;
  readonly libsecret: boolean;
  readonly secretTool: boolean;
}

/** Debian's names for what is missing. */
export function missingPackages(present: Present): string[] {
  const names: [boolean, string][] = [
    [present.chromium, "chromium"],
    [present.headlessShell, "chromium-headless-shell"],
    [present.display, "xvfb"],
    [present.dbus, "dbus"],
    [present.keyring, "gnome-keyring"],
    [present.libsecret, "libsecret-1-0"],
    [present.secretTool, "libsecret-tools"],
  ];
  return names.filter(([isPresent]) => !isPresent).map(([, name]) => name);
}

/** Whether apt and Debian's package names are at home here, by the text of /etc/os-release. */
export function isDebianLike(osRelease: string): boolean {
  const words = [...osRelease.matchAll(/^ID(?:_LIKE)?="?([^"\n]*)"?$/gm)].flatMap(([, value = ""]) =>
    value.split(" "),
  );
  return words.includes("debian") || words.includes("ubuntu");
}

export type PackagePlan =
  | { readonly kind: "nothing" }
  | { readonly kind: "install"; readonly packages: readonly string[] }
  | { readonly kind: "say"; readonly line: string };

/** What to do about missing packages: install them where that is allowed, else say how. */
export function planPackages(
  missing: readonly string[],
  machine: { isDebianLike: boolean; isRoot: boolean },
): PackagePlan {
  if (missing.length === 0) return { kind: "nothing" };
  const list = missing.join(" ");
  if (!machine.isDebianLike)
    return {
      kind: "say",
      line: `set-up: not found: what Debian calls ${list}; install them with your system's own tool`,
    };
  if (machine.isRoot) return { kind: "install", packages: missing };
  return {
    kind: "say",
    line: `set-up: not found: ${list}. To install: sudo apt-get install --no-install-recommends ${list}`,
  };
}

function hasLibrary(name: string): boolean {
  const folders = ["/usr/lib", "/lib", "/usr/lib64"].filter(existsSync);
  const deeper = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((each) => each.endsWith("-linux-gnu") || each.includes("-linux-gnu"))
      .map((each) => join(folder, each)),
  );
  return [...folders, ...deeper].some((folder) => existsSync(join(folder, name)));
}

function look(release: string): Present {
  return {
    chromium: findChromium() !== null,
    headlessShell: !/^ID="?debian"?$/m.test(release) || existsSync(headlessShell),
    display: hasDisplay() || which("Xvfb") !== null,
    dbus: which("dbus-run-session") !== null,
    keyring: which("gnome-keyring-daemon") !== null,
    libsecret: hasLibrary("libsecret-1.so.0"),
    secretTool: which("secret-tool") !== null,
  };
}

/** Whether a window can be shown without more ado. */
export function hasDisplay(): boolean {
  if (process.platform !== "linux") return true;
  return (process.env.DISPLAY ?? "") !== "" || (process.env.WAYLAND_DISPLAY ?? "") !== "";
}

/** What a run of apt came to; its words are English, for they are read. */
export interface AptRun {
  readonly isDone: boolean;
  readonly words: string;
}

/** A fresh system's own updates hold the locks for minutes. */
const longestWait = 15 * 60_000;
const pause = 5_000;

/** Runs apt until no other one holds its locks, and says once that it waits. */
export function aptInTurn(
  run: () => AptRun,
  host: { sleep(ms: number): void; say(line: string): void },
): AptRun {
  let said = run();
  for (let waited = 0; isLocked(said) && waited < longestWait; waited += pause) {
    if (waited === 0)
      host.say(
        "set-up: another program is installing system packages; waiting until it is done, up to 15 minutes",
      );
    host.sleep(pause);
    said = run();
  }
  return said;
}

function isLocked({ isDone, words }: AptRun): boolean {
  return !isDone && /could not get lock|unable to (acquire|lock)|is another process using it/i.test(words);
}

function apt(args: readonly string[]): boolean {
  const run = (): AptRun => {
    const { status, stderr, error } = spawnSync("apt-get", [...args], {
      stdio: ["ignore", "pipe", "pipe"],
      encoding: "utf8",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C" },
    });
    return { isDone: status === 0, words: stderr ?? String(error) };
  };
  const said = aptInTurn(run, {
    sleep: (ms) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms),
    say: (line) => console.log(line),
  });
  if (!said.isDone) console.error(said.words.trim().split("\n").slice(-3).join("\n"));
  return said.isDone;
}

/** On Linux: installs the missing system packages as root on Debian and Ubuntu, else says the exact command. Elsewhere nothing. */
export function setUpPackages(): void {
  if (process.platform !== "linux") return;
  const release = existsSync("/etc/os-release") ? readFileSync("/etc/os-release", "utf8") : "";
  const machine = { isDebianLike: isDebianLike(release), isRoot: process.getuid?.() === 0 };
  const plan = planPackages(missingPackages(look(release)), machine);
  if (plan.kind === "say") console.log(plan.line);
  if (plan.kind !== "install") return;
  const began = Date.now();
  console.log(`set-up: installing the system packages ${plan.packages.join(" ")}`);
  apt(["update", "-q"]);
  // One by one: what this system's lists do not have keeps none of the others away.
  const missed = plan.packages.filter(
    (name) => !apt(["install", "-q", "-y", "--no-install-recommends", name]),
  );
  const took = Math.round((Date.now() - began) / 1000);
  console.log(
    missed.length === 0
      ? `set-up: system packages installed in ${took} s`
      : `set-up: could not install ${missed.join(" ")}`,
  );
}

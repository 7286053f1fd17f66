// Plain JavaScript without dependencies: this runs on a fresh clone, under whatever Node the machine has (18 or later).
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * What of package-lock.json is not installed as it says, by npm's own record of node_modules.
 * Optional packages may be absent: they are for other platforms.
 *
 * @param {Record<string, { version?: string, optional?: boolean, link?: boolean }>} wanted `packages` of package-lock.json
 * @param {Record<string, { version?: string }>} present `packages` of node_modules/.package-lock.json
 * @returns {string[]} paths under which something is missing, of another version, or too much
 */
export function outOfDate(wanted, present) {
  const missing = Object.entries(wanted)
    .filter(([path, entry]) => path !== "" && !(entry.optional === true && present[path] === undefined))
    .filter(([path, entry]) => present[path]?.version !== entry.version)
    .map(([path]) => path);
  const tooMuch = Object.keys(present).filter((path) => path !== "" && wanted[path] === undefined);
  return [...missing, ...tooMuch];
}

/**
 * Optional packages that are made for this machine and yet are not there: npm leaves out those that the Node it runs
 * under is too old for, and takes them when the pinned Node runs it.
 *
 * @param {Record<string, { optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }>} wanted as above
 * @param {Record<string, unknown>} present as above
 * @param {{ os: string, cpu: string, libc: string }} machine
 * @returns {string[]} their paths
 */
export function lackingHere(wanted, present, machine) {
  const isFor = (entry) =>
    entry.os?.includes(machine.os) === true &&
    entry.cpu?.includes(machine.cpu) === true &&
    (entry.libc === undefined || entry.libc.includes(machine.libc));
  return Object.entries(wanted)
    .filter(([path, entry]) => entry.optional === true && isFor(entry) && present[path] === undefined)
    .map(([path]) => path);
}

function thisMachine() {
  const isGlibc =
    process.platform === "linux" && process.report.getReport().header.glibcVersionRuntime !== undefined;
  return { os: process.platform, cpu: process.arch, libc: isGlibc ? "glibc" : "musl" };
}

/** Where the Node that this project pins is, once it is installed. */
export function pinnedNode(root, platform = process.platform) {
  return join(root, "node_modules/node/bin", platform === "win32" ? "node.exe" : "node");
}

const isInside = (root, node) => node.toLowerCase().startsWith(join(root, "node_modules").toLowerCase());

/**
 * How to bring node_modules up to date: `ci` removes everything first, and with it the Node that runs this when it is
 * the pinned one (npm puts it before the machine's own on PATH as soon as it is installed).
 */
export function installVerb(root, node = process.execPath) {
  return isInside(root, node) ? "install" : "ci";
}

/**
 * The Node to run npm with: the one that runs this, unless an installation has just taken it away because the project
 * pins another now. Then it is the machine's own, from PATH.
 *
 * @param {(file: string) => boolean} isThere
 */
export function nodeForNpm(root, node, path, isThere = existsSync, platform = process.platform) {
  if (isThere(node)) return node;
  const name = platform === "win32" ? "node.exe" : "node";
  const folders = path.split(platform === "win32" ? ";" : ":").filter((folder) => folder !== "");
  const others = folders.map((folder) => join(folder, name)).filter((file) => !isInside(root, file));
  return others.find(isThere) ?? node;
}

/** Whether a Node other than the pinned one will do: the first that runs TypeScript as it stands is 22.18. */
export function canStandIn(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major >= 24 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
  } catch {
    // No record: nothing is installed, or an install was broken off.
    return {};
  }
}

/**
 * npm as it was called, by the Node that called it; else the one on PATH. It leads a process group of its own, so that
 * it can be ended with all that it started.
 *
 * @param {(child: import("node:child_process").ChildProcess) => void} onStart
 * @returns {Promise<boolean>} whether it did what it was asked
 */
function npm(root, args, onStart, node = process.execPath) {
  const path = process.env.npm_execpath;
  const own = path !== undefined && /npm(-cli)?\.c?js$/.test(path);
  const isWindows = process.platform === "win32";
  const options = {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    detached: !isWindows,
    shell: !own && isWindows,
  };
  const runner = nodeForNpm(root, node, process.env.PATH ?? "");
  const child = own ? spawn(runner, [path, ...args], options) : spawn("npm", args, options);
  onStart(child);
  return new Promise((resolve) => {
    child.on("error", (error) => {
      console.error(`set-up: npm could not be started: ${error.message}`);
      resolve(false);
    });
    child.on("exit", (code) => resolve(code === 0));
  });
}

/**
 * Installs the dependencies when they are not as package-lock.json says, and sees that the pinned Node is there.
 * Prints a line for what it does; nothing when there is nothing to do.
 *
 * @param {(child: import("node:child_process").ChildProcess) => void} onStart told of each npm that is started
 * @returns {Promise<string | null>} the Node to run everything else with, or null when there is none that can
 */
export async function setUpDependencies(root, onStart) {
  const wanted = packagesOf(join(root, "package-lock.json"));
  const present = packagesOf(join(root, "node_modules/.package-lock.json"));
  const differing = outOfDate(wanted, present);
  if (differing.length > 0) {
    const began = Date.now();
    console.log(
      `set-up: installing dependencies (${differing.length} of ${Object.keys(wanted).length - 1} are not in place)`,
    );
    // No package's script is needed but the pinned Node's, which is run below: npm's versions differ in whose they run,
    // and a script that fails would undo the whole installation.
    const verb = installVerb(root);
    const args = [verb, "--ignore-scripts", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"];
    if (!(await npm(root, args, onStart))) {
      console.error(`set-up: npm ${verb} did not succeed; its own words are above`);
      return null;
    }
    console.log(`set-up: dependencies installed in ${Math.round((Date.now() - began) / 1000)} s`);
  }
  const node = pinnedNode(root);
  if (!existsSync(node)) {
    console.log("set-up: fetching the Node that this project pins");
    const isFetched = await npm(root, ["rebuild", "node", "--loglevel=error"], onStart);
    if (!isFetched || !existsSync(node)) return standIn();
  }
  const record = packagesOf(join(root, "node_modules/.package-lock.json"));
  const lacking = lackingHere(wanted, record, thisMachine());
  if (lacking.length > 0) {
    console.log(`set-up: fetching ${lacking.length} more packages, which an older Node was not given`);
    const args = ["install", "--ignore-scripts", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"];
    if (!(await npm(root, args, onStart, node))) {
      console.error("set-up: npm install did not succeed; its own words are above");
      return null;
    }
  }
  return node;
}

/** This machine's own Node, where it will do; else null. Both with a line. */
function standIn() {
  if (canStandIn(process.versions.node)) {
    console.log(
      `set-up: the pinned Node could not be fetched; going on with this machine's own ${process.version}`,
    );
    return process.execPath;
  }
  console.error(
    `set-up: the pinned Node could not be fetched, and this machine's ${process.version} is too old (24 is needed; 22.18 will do)`,
  );
  return null;
}

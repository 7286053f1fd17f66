import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestOptions } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
// The builder's own executor for Node, by an inner path: its version is pinned.
import { NodeHttpExecutor } from "builder-util/out/nodeHttpExecutor.js";
import { configureRequestOptions, configureRequestUrl, type DownloadOptions } from "builder-util-runtime";
import { AppImageUpdater } from "electron-updater";
import { afterEach, expect, test } from "vitest";
import { signedInStore } from "../../main/state/test-samples.ts";
import { createUpdates } from "../../main/updates/updates.ts";
import { silentLog } from "../../shared/log.ts";
import { systemClock } from "../../shared/time.ts";

const undo: (() => void)[] = [];
afterEach(() => {
  for (const each of undo.splice(0)) each();
});

const program = Buffer.from("a new version of the program ".repeat(2_000));
const sha512 = (bytes: Buffer) => createHash("sha512").update(bytes).digest("base64");

/** Fetches with Node as electron-updater does with Electron's network, which is not here. */
class Executor extends NodeHttpExecutor {
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const request: RequestOptions = {};
      configureRequestUrl(url, request);
      configureRequestOptions(request);
      const callback = (error: Error | null | undefined) => (error ? reject(error) : resolve(destination));
      this.doDownload(request, { destination, options, onCancel, callback, responseHandler: null }, 0);
    });
  }
}

/** What electron-builder writes beside a package (its generic provider reads it from the same folder). */
const list = (version: string, bytes = program, more = "") =>
  `version: ${version}\nfiles:\n  - url: Hookswitch.AppImage\n    sha512: ${sha512(bytes)}\n    size: ${bytes.length}\n` +
  `path: Hookswitch.AppImage\nsha512: ${sha512(bytes)}\nreleaseDate: '2026-01-01T00:00:00.000Z'\n${more}`;

/** A web server with these files; a missing one is 404. Counts what was asked for. */
async function updateServer(files: Record<string, string | Buffer>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const name = (request.url ?? "").slice(1).replace(/\?.*$/, "");
    asked.push(name);
    const body = files[name];
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  undo.push(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** The real electron-updater of an AppImage, version 1.0.0, with an app that only notes what is asked of it. */
function setUp(url: string) {
  const folder = mkdtempSync(join(tmpdir(), "hookswitch-updates-"));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  const config = join(folder, "app-update.yml");
  writeFileSync(config, `provider: generic\nurl: ${url}\nupdaterCacheDirName: hookswitch-updater\n`);
  const before = process.env.APPIMAGE;
  process.env.APPIMAGE = join(folder, "Old.AppImage");
  undo.push(() => {
    if (before === undefined) delete process.env.APPIMAGE;
    else process.env.APPIMAGE = before;
  });
  const updater = new AppImageUpdater(null, {
    version: "1.0.0",
    name: "hookswitch",
    isPackaged: true,
    appUpdateConfigPath: config,
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: async () => {},
    relaunch() {},
    quit() {},
    onQuit() {},
  });
  Object.assign(updater, { httpExecutor: new Executor() });
  updater.logger = null;
  const clock = systemClock(globalThis);
  const { store } = signedInStore(clock.now);
  const updates = createUpdates({
    updater,
    store,
    clock,
    tried: { read: async () => null, keep() {}, written: async () => {} },
    random: () => 0.5,
    platform: "linux",
    log: silentLog,
  });
  undo.push(() => void updates.leave(true));
  return { updates, folder, phase: () => store.get().updates.phase };
}

const channel = process.arch === "arm64" ? "latest-linux-arm64.yml" : "latest-linux.yml";

test("a newer version comes from a plain web folder, whole, and waits to be installed", async () => {
  const server = await updateServer({ [channel]: list("1.1.0"), "Hookswitch.AppImage": program });
  const { updates, folder, phase } = setUp(server.url);
  await updates.look();
  expect(phase()).toMatchObject({ kind: "ready", version: "1.1.0" });
  const kept = join(folder, "hookswitch-updater/pending/Hookswitch.AppImage");
  expect(readFileSync(kept).equals(program)).toBe(true);
});

test("of the version that runs nothing is fetched", async () => {
  const server = await updateServer({ [channel]: list("1.0.0"), "Hookswitch.AppImage": program });
  const { updates, phase } = setUp(server.url);
  await updates.look();
  expect(phase().kind).toBe("current");
  expect(server.asked).toEqual([channel]);
});

test("a version that was taken back is announced as the older one, and followed", async () => {
  const server = await updateServer({ [channel]: list("0.9.0"), "Hookswitch.AppImage": program });
  const { updates, phase } = setUp(server.url);
  await updates.look();
  expect(phase()).toMatchObject({ kind: "ready", version: "0.9.0" });
});

test("a version is rolled out to a share of the computers: to none at 0 %", async () => {
  const server = await updateServer({ [channel]: list("1.1.0", program, "stagingPercentage: 0\n") });
  const { updates, phase } = setUp(server.url);
  await updates.look();
  expect(phase().kind).toBe("current");
});

test.each<[string, Record<string, string | Buffer>, string]>([
  [
    "other bytes than announced",
    { [channel]: list("1.1.0"), "Hookswitch.AppImage": Buffer.alloc(program.length, 7) },
    "damaged",
  ],
  ["half a file", { [channel]: list("1.1.0"), "Hookswitch.AppImage": program.subarray(100) }, "damaged"],
  ["no file", { [channel]: list("1.1.0") }, "unreadable"],
  ["no list", {}, "unreadable"],
  ["a web page in place of the list", { [channel]: "<!doctype html><title>Sign in</title>" }, "unreadable"],
])("%s is never ready", async (_what, files, fault) => {
  const server = await updateServer(files);
  const { updates, phase } = setUp(server.url);
  await updates.look();
  expect(phase()).toMatchObject({ kind: "failed", fault });
});

test("nobody answers", async () => {
  const { updates, phase } = setUp("http://127.0.0.1:9");
  await updates.look();
  expect(phase()).toMatchObject({ kind: "failed", fault: "unreachable" });
});

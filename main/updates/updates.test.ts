import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import { silentLog } from "../../shared/log.ts";
import { offer, signedInStore } from "../state/test-samples.ts";
import { createUpdates, type Updater } from "./updates.ts";

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

type Found = Awaited<ReturnType<Updater["checkForUpdates"]>>;
const found: Found = {
  isUpdateAvailable: true,
  updateInfo: { version: "2.0.0", releaseNotes: "<h1>New</h1><script>alert(1)</script> things" },
};

class FakeUpdater extends EventEmitter implements Updater {
  autoDownload = true;
  autoInstallOnAppQuit = true;
  allowDowngrade = false;
  readonly done: string[] = [];
  finds: () => Promise<Found> = async () => found;
  downloads: () => Promise<unknown> = async () => [];
  async checkForUpdates(): Promise<Found> {
    this.done.push("look");
    return this.finds();
  }
  async downloadUpdate(): Promise<unknown> {
    this.done.push("download");
    return this.downloads();
  }
  quitAndInstall(): void {
    this.done.push("install");
  }
}

function setUp(platform: NodeJS.Platform = "win32", tried: { version: string; times: number } | null = null) {
  const clock = fakeClock();
  const { store } = signedInStore(clock.now);
  store.dispatch({ kind: "versionReported", version: "1.0.0", phase: { kind: "current", lookedAt: null } });
  const updater = new FakeUpdater();
  const file = {
    value: tried,
    read: async () => file.value,
    keep: (value: typeof tried) => {
      file.value = value;
    },
    written: async () => {},
  };
  const updates = createUpdates({
    updater,
    store,
    clock,
    tried: file,
    random: () => 0.5,
    platform,
    log: silentLog,
  });
  return { clock, store, updater, updates, file, phase: () => store.get().updates.phase };
}

const fails = (code: string) => async () => {
  throw Object.assign(new Error("no"), { code });
};
const busyWithOffer = { kind: "offerMade", offer: offer() } as const;

test("a newer version is fetched quietly, waits, and comes with its notes as plain words", async () => {
  const { clock, updater, updates, phase } = setUp();
  updates.start();
  expect(updater.done).toEqual([]);
  clock.advance(60_000);
  await settled();
  expect(updater.done).toEqual(["look", "download"]);
  expect(phase()).toEqual({ kind: "ready", version: "2.0.0", notes: "New alert(1) things" });
});

test("one look at a time, and none while a version waits", async () => {
  const { updater, updates } = setUp();
  let goOn = () => {};
  updater.downloads = () => new Promise((resolve) => (goOn = () => resolve([])));
  const looks = [updates.look(), updates.look()];
  await settled();
  void updates.look();
  goOn();
  await Promise.all(looks);
  await updates.look();
  expect(updater.done).toEqual(["look", "download"]);
});

test("how far it has come is told in whole percent", async () => {
  const { updater, updates, phase } = setUp();
  updater.downloads = async () => {
    updater.emit("download-progress", { percent: 41.7 });
    expect(phase()).toEqual({ kind: "loading", version: "2.0.0", percent: 41 });
    return [];
  };
  await updates.look();
  expect(phase().kind).toBe("ready");
});

test("a failure is named, and tried again later and later", async () => {
  const { clock, updater, updates, phase } = setUp();
  updater.finds = fails("ECONNREFUSED");
  await updates.look();
  expect(phase()).toMatchObject({ kind: "failed", fault: "unreachable" });
  clock.advance(15 * 60_000);
  await settled();
  clock.advance(15 * 60_000);
  await settled();
  expect(updater.done).toHaveLength(2);
  clock.advance(15 * 60_000);
  await settled();
  expect(updater.done).toHaveLength(3);
});

test.each([
  ["EBUSY", "disk"],
  ["ERR_CHECKSUM_MISMATCH", "damaged"],
  ["ERR_UPDATER_INVALID_SIGNATURE", "unsigned"],
])("what cannot be fetched or trusted is never ready: %s", async (code, fault) => {
  const { updater, updates, phase } = setUp();
  updater.downloads = fails(code);
  await updates.look();
  expect(phase()).toMatchObject({ kind: "failed", fault, version: "2.0.0" });
  expect(await updates.install()).toMatchObject({ ok: false, error: { code: "notAllowed" } });
  expect(updater.done).not.toContain("install");
});

test("work comes first: it is not installed while an offer is open, by no press and at no quit", async () => {
  const { store, updater, updates } = setUp();
  await updates.look();
  store.dispatch(busyWithOffer);
  expect(store.get().updates.blocker).toBe("offer");
  expect((await updates.install()).ok).toBe(false);
  await updates.leave(false);
  expect(updater.autoInstallOnAppQuit).toBe(false);
  expect(updater.done).not.toContain("install");
});

test("what begins between the press and the restart comes first too, and the version waits on", async () => {
  const { store, updater, updates, file, phase } = setUp();
  await updates.look();
  file.written = async () => store.dispatch(busyWithOffer);
  expect((await updates.install()).ok).toBe(false);
  expect(updater.done).not.toContain("install");
  expect(phase()).toMatchObject({ kind: "ready", version: "2.0.0" });
});

test("a press restarts into it, once", async () => {
  const { updater, updates, file } = setUp();
  await updates.look();
  const presses = await Promise.all([updates.install(), updates.install()]);
  expect(presses.map(({ ok }) => ok)).toEqual([true, false]);
  expect(updater.done.filter((each) => each === "install")).toHaveLength(1);
  expect(file.value).toEqual({ version: "2.0.0", times: 1 });
});

test("an installer that does not start, a refused administrator say, is told and not waited for", async () => {
  const { updater, updates, phase } = setUp();
  await updates.look();
  await updates.install();
  expect(phase().kind).toBe("installing");
  updater.emit("error", Object.assign(new Error("no"), { code: "EACCES" }));
  expect(phase()).toMatchObject({ kind: "failed", fault: "notInstalled", version: "2.0.0" });
});

test("at a quit by a person it is installed behind the program, not while the system goes down", async () => {
  const quit = setUp();
  await quit.updates.look();
  await quit.updates.leave(false);
  expect(quit.updater.autoInstallOnAppQuit).toBe(true);
  const down = setUp();
  await down.updates.look();
  await down.updates.leave(true);
  expect(down.updater.autoInstallOnAppQuit).toBe(false);
  // macOS would install it whatever is on: it is given to it at the press only.
  expect(setUp("darwin").updater.autoInstallOnAppQuit).toBe(false);
});

test("a version that was installed twice and did not take is left alone: no loop", async () => {
  const { updater, updates, phase } = setUp("win32", { version: "2.0.0", times: 2 });
  await updates.look();
  expect(updater.done).toEqual(["look"]);
  expect(phase()).toMatchObject({ kind: "failed", fault: "notInstalled", version: "2.0.0" });
});

test("an older version that the server names is followed: a bad one can be taken back", () => {
  expect(setUp().updater.allowDowngrade).toBe(true);
});

test("an error that nobody waits for does not end the program", () => {
  expect(() => setUp().updater.emit("error", new Error("late"))).not.toThrow();
});

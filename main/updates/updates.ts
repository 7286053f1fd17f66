import * as v from "valibot";
import { cleanName, cleanText } from "../../shared/clean-text.ts";
import type { Log } from "../../shared/log.ts";
import { plainOf } from "../../shared/messages/html.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import { type UpdatePhase, updateBlocker } from "../../shared/state/updates.ts";
import type { Clock } from "../../shared/time.ts";
import type { KeptFile } from "../files/kept-file.ts";
import type { Store } from "../state/store.ts";
import { updateFault } from "./faults.ts";

/** The version that was last installed from here, and how often that was tried. */
export const triedUpdateSchema = v.object({ version: v.string(), times: v.number() });
type Tried = v.InferOutput<typeof triedUpdateSchema>;

/** What is used of electron-updater's AppUpdater. */
export interface Updater {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  allowDowngrade: boolean;
  on(event: "download-progress", heard: (progress: { percent: number }) => void): unknown;
  on(event: "error", heard: (error: Error) => void): unknown;
  checkForUpdates(): Promise<{
    readonly isUpdateAvailable: boolean;
    readonly updateInfo: { readonly version: string; readonly releaseNotes?: unknown };
  } | null>;
  downloadUpdate(): Promise<unknown>;
  quitAndInstall(isSilent?: boolean, isForceRunAfter?: boolean): void;
}

export interface UpdatesParts {
  readonly updater: Updater;
  readonly store: Store;
  readonly clock: Clock;
  readonly tried: Pick<KeptFile<Tried>, "read" | "keep" | "written">;
  /** 0..1: agents of one house do not all ask in the same second. */
  readonly random: () => number;
  readonly platform: NodeJS.Platform;
  readonly log: Log;
}

const minute = 60_000;
const firstLook = minute;
const betweenLooks = 240 * minute;
const firstRetry = 15 * minute;
/** A version that is installed so often without taking is left alone. */
const mostTries = 2;

/**
 * Looks for a newer version now and then, brings it here quietly, and installs it when a person presses for it, or on
 * Windows and Linux when the program ends by itself; never while work is on. One look or download at a time. The place
 * and the signature's owner stand in the package, and electron-updater checks what comes against both.
 */
export function createUpdates({ updater, store, clock, tried, random, platform, log }: UpdatesParts) {
  let running: Promise<void> | null = null;
  let undoTimer = () => {};
  let failures = 0;

  // A version that was taken back is announced as the older one: that is followed too.
  updater.allowDowngrade = true;
  updater.autoDownload = false;
  // macOS installs what it once was given at the next quit, work or no work: it is given it at the press.
  updater.autoInstallOnAppQuit = platform !== "darwin";
  updater.on("download-progress", ({ percent }) => {
    const { phase } = store.get().updates;
    if (phase.kind === "loading") to({ ...phase, percent: Math.floor(percent) });
  });
  // Whoever asked hears of a failure from the promise; an installer that does not start has only this way to say so.
  updater.on("error", (error) => {
    log.warn("updates: error told", { error });
    const { phase } = store.get().updates;
    if (phase.kind !== "installing") return;
    to({ kind: "failed", fault: "notInstalled", version: phase.version, lookedAt: clock.now() });
    wait(betweenLooks);
  });

  const to = (phase: UpdatePhase) => store.dispatch({ kind: "updateMoved", phase });

  function wait(ms: number): void {
    undoTimer();
    undoTimer = clock.after(ms * (0.9 + 0.2 * random()), () => void look());
  }

  async function lookOnce(): Promise<void> {
    to({ kind: "looking" });
    let version = "";
    try {
      const found = await updater.checkForUpdates();
      if (found?.isUpdateAvailable !== true) {
        failures = 0;
        return to({ kind: "current", lookedAt: clock.now() });
      }
      version = cleanText(found.updateInfo.version);
      const before = await tried.read();
      if (before?.version === version && before.times >= mostTries) {
        log.warn("updates: installed in vain, left alone", { version });
        return to({ kind: "failed", fault: "notInstalled", version, lookedAt: clock.now() });
      }
      to({ kind: "loading", version, percent: 0 });
      await updater.downloadUpdate();
      failures = 0;
      to({ kind: "ready", version, notes: plainNotes(found.updateInfo.releaseNotes) });
      log.info("updates: ready to be installed", { version });
    } catch (error) {
      failures += 1;
      const fault = updateFault(error);
      log.warn("updates: did not come", { fault, version, error });
      to({ kind: "failed", fault, version, lookedAt: clock.now() });
    }
  }

  /** Looks now. While one look is under way, or a version waits to be installed, there is nothing more to look for. */
  function look(): Promise<void> {
    const { kind } = store.get().updates.phase;
    if (kind === "ready" || kind === "installing") return Promise.resolve();
    running ??= lookOnce().finally(() => {
      running = null;
      wait(failures === 0 ? betweenLooks : Math.min(firstRetry * 2 ** (failures - 1), betweenLooks));
    });
    return running;
  }

  async function noteTry(version: string): Promise<void> {
    const before = await tried.read();
    tried.keep({ version, times: before?.version === version ? before.times + 1 : 1 });
    await tried.written();
  }

  return {
    /** The first look comes after the start, whose time is the agent's. */
    start: () => wait(firstLook),
    look,
    /** Restarts into the new version: `notAllowed` while there is none, or work is on. */
    async install(): Promise<Result<void>> {
      const { phase } = store.get().updates;
      if (phase.kind !== "ready" || updateBlocker(store.get()) !== null) return fail("notAllowed");
      const { version } = phase;
      to({ kind: "installing", version });
      await noteTry(version);
      // What began meanwhile comes first.
      if (updateBlocker(store.get()) !== null) {
        to(phase);
        return fail("notAllowed");
      }
      updater.quitAndInstall(true, true);
      return ok();
    },
    /** The program ends: what is ready may be installed behind it, where nothing is on and the system is not going down. */
    async leave(isSystemEnding: boolean): Promise<void> {
      undoTimer();
      const { phase } = store.get().updates;
      if (phase.kind === "installing" || platform === "darwin") return;
      const may = phase.kind === "ready" && !isSystemEnding && updateBlocker(store.get()) === null;
      updater.autoInstallOnAppQuit = may;
      if (may) await noteTry(phase.version);
    },
  };
}

export type Updates = ReturnType<typeof createUpdates>;

/** Release notes are a stranger's HTML, or a list of them: words only, and not many. */
function plainNotes(notes: unknown): string {
  const text = Array.isArray(notes) ? notes.map((each) => String(each?.note ?? "")).join("\n") : notes;
  return typeof text === "string" ? cleanName(plainOf(text), 2_000) : "";
}

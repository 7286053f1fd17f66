import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Caller } from "../../sandbox/callers/callers.ts";
import { createSandbox, type Sandbox } from "../../sandbox/server.ts";
import type { Pace } from "../../sandbox/voice/line.ts";
import { wavOf } from "../../sandbox/voice/media/wav.ts";
import type { Size } from "../../sandbox/world/seed/world.ts";
import type { Bridge } from "../../shared/contract/index.ts";
import { type Agent, agentOf } from "../harness/agent.ts";
import { type App, type HostKind, launchApp } from "../harness/app.ts";
import { findElectron } from "../harness/electron-app.ts";
import { clockAhead, installMarks, installVoiceMarks } from "./page-marks.ts";
import { openProbe, type Probe } from "./probe.ts";

/** A sandbox, the app against it with a probe in its main process, and an agent who works with both. */
export interface Rig {
  readonly host: HostKind;
  readonly sandbox: Sandbox;
  readonly app: App;
  readonly agent: Agent;
  readonly probe: Probe;
  readonly user: { readonly username: string; readonly password: string; readonly userId: string };
  signIn(): Promise<void>;
  signOut(): Promise<void>;
  /** The page with marks in it, and how far its clock is ahead of ours. */
  marked(kind: "phone" | "voice"): Promise<{ page: Page; ahead: number }>;
  /** A customer calls the agent's queue. */
  rings(): Caller;
  /** Resolves when the sandbox's world is as wished. */
  until(what: string, isSo: () => boolean): Promise<void>;
  /** A call rings, is accepted, and the customer hears the agent. */
  talk(): Promise<Caller>;
  /** The customer hangs up; resolves when the agent is free for the next call. */
  end(caller: Caller): Promise<void>;
  /** No call is left, whatever a measure that failed began. */
  clear(): void;
  close(): Promise<void>;
}

/** A window of the phone page, as preload made it. */
export type PhoneOfApp = typeof window & { readonly hookswitch: Bridge<"phone"> };

/** Epoch milliseconds, finer than Date.now(). */
export const wallNow = (): number => performance.timeOrigin + performance.now();

/** The customer's hearing is judged frame by frame. */
export const frameMs = 10;
export const audible = { minDbfs: -45, forMs: 100, timeoutMs: 10_000 } as const;

/** 440 Hz at -12 dBFS, long enough for any call here: the microphone that a page records from. */
async function writeTone(file: string): Promise<void> {
  const rate = 8_000;
  const samples = Int16Array.from({ length: rate * 240 }, (_, i) =>
    Math.round(8_192 * Math.sin((2 * Math.PI * 440 * i) / rate)),
  );
  await writeFile(file, wavOf(samples, rate));
}

/** `pace`: how quick the sandbox's voice server is; `size`: how much the sandbox has. */
export async function createRig(pace: Pace = "quick", size?: Size): Promise<Rig> {
  const folder = await mkdtemp(join(tmpdir(), "hookswitch-bench-"));
  const micFile = join(folder, "tone.wav");
  await writeTone(micFile);
  const host: HostKind = findElectron() === null ? "chromium" : "electron";
  const sandbox = await createSandbox({ pace, ...(size !== undefined && { size }) });
  const probe = await openProbe();
  const ana = sandbox.users.find((each) => each.username.startsWith("ana@"));
  const userId = sandbox.centre.find("ana")?.userId;
  if (ana === undefined || userId === undefined) throw new Error("the sandbox has no Ana");
  const app = await launchApp({
    host,
    micFile,
    args: [`--provider=${sandbox.providerUrl}`, `--prefill-user=${ana.username}`],
    env: {
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --require "${join(import.meta.dirname, "probe.cjs")}"`,
      HOOKSWITCH_BENCH_PROBE: String(probe.port),
    },
  });
  const agent = agentOf(app);
  const watched = new WeakMap<Page, number>();

  const rig: Rig = {
    host,
    sandbox,
    app,
    agent,
    probe,
    user: { ...ana, userId },
    async signIn() {
      await agent.signsIn(sandbox.providerUrl, ana.username, ana.password);
      await agent.goes("Available");
      // A steady tone is what noise suppression is there to remove.
      const page = await agent.phone();
      await page.evaluate(() =>
        (window as PhoneOfApp).hookswitch.ask.settings.change({
          noiseSuppression: false,
          echoCancellation: false,
          autoGain: false,
        }),
      );
    },
    async signOut() {
      await app.chooseMenu(["Sign out"]);
      await (await agent.phone()).getByLabel("Password", { exact: true }).waitFor();
    },
    async marked(kind) {
      const page = await app.page(kind);
      let ahead = watched.get(page);
      if (ahead === undefined) {
        await page.evaluate(installMarks);
        if (kind === "voice") await page.evaluate(installVoiceMarks);
        page.on("domcontentloaded", () => watched.delete(page));
      }
      ahead = await clockAhead(page);
      watched.set(page, ahead);
      return { page, ahead };
    },
    rings: () => sandbox.callers.placeCall({ queue: "Sales", from: "+14155552671", name: "Maria Delgado" }),
    until(what, isSo) {
      if (isSo()) return Promise.resolve();
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          stop();
          reject(new Error(`waited in vain: ${what}`));
        }, 30_000);
        const stop = sandbox.centre.onStep(() => {
          if (!isSo()) return;
          clearTimeout(timer);
          stop();
          resolve();
        });
      });
    },
    async talk() {
      const caller = rig.rings();
      caller.says("tone");
      await agent.accepts("Maria Delgado");
      await rig.until("the call is active", () => caller.item().state === "active");
      const heard = await caller.hears.waitUntilHears(audible);
      if (!heard.ok) throw new Error("the customer never heard the agent");
      await agent.isTalkingTo("Maria Delgado");
      return caller;
    },
    async end(caller) {
      caller.hangsUp();
      await rig.until("the call has ended", () => caller.item().state === "terminated");
      await rig.until(
        "the agent is available without a leg",
        () => sandbox.centre.find("ana")?.statusId === "available" && sandbox.voice.leg(userId) === undefined,
      );
    },
    clear() {
      for (const workitemId of [...sandbox.centre.world().items.keys()])
        sandbox.centre.do({ kind: "callerHangsUp", workitemId });
    },
    async close() {
      if (app.exitCode === undefined) await app.quit().catch(() => app.kill());
      probe.close();
      await sandbox.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return rig;
}

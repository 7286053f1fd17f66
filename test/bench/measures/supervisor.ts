import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { createSandbox } from "../../../sandbox/server.ts";
import { agentOf } from "../../harness/agent.ts";
import { launchApp } from "../../harness/app.ts";
import { findElectron } from "../../harness/electron-app.ts";
import { type Figure, quantile } from "../figures.ts";
import { openProbe } from "../probe.ts";
import { mb } from "../readings.ts";

const agents = 10_000;
const changesASecond = 1_000;
/** Pixels a frame: a quick turn of the wheel. */
const speed = 60;
const frames = 600;
const note = `${agents} agents, ${changesASecond} of them change a second`;

/** Milliseconds between the page's frames while its table of agents is scrolled, down and up again. */
function gapsWhileScrolled(page: Page): Promise<number[]> {
  return page.locator(".agents-grid .grid-body").evaluate(
    (element, of) =>
      new Promise<number[]>((resolve) => {
        const gaps: number[] = [];
        let last = 0;
        const frame = (at: number) => {
          if (last > 0) gaps.push(at - last);
          last = at;
          element.scrollTop += gaps.length < of.frames / 2 ? of.speed : -of.speed;
          if (gaps.length === of.frames) resolve(gaps);
          else requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
    { speed, frames },
  );
}

/** How long the page's main thread computed so far, so that programs beside it do not count (ms). */
async function computing(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1_000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
  };
}

/** The whole way of the board: a sandbox with a crowd that lives, its feed, main, and the window while it is scrolled. */
export async function supervisor(isLong: boolean): Promise<Figure[]> {
  const minutes = isLong ? 5 : 1;
  const sandbox = await createSandbox({ voice: "none", size: { agents } });
  const probe = await openProbe();
  const sue = sandbox.users.find(({ username }) => username.startsWith("sue@"));
  if (sue === undefined) throw new Error("the sandbox has no Sue");
  const activity = (perSecond: number) =>
    fetch(`${sandbox.controlUrl}/activity`, {
      method: "POST",
      body: JSON.stringify({ agents, perSecond, queues: 8 }),
    });
  await activity(0);
  const app = await launchApp({
    host: findElectron() === null ? "chromium" : "electron",
    args: [`--provider=${sandbox.providerUrl}`],
    env: {
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --require "${new URL("../probe.cjs", import.meta.url).pathname}"`,
      HOOKSWITCH_BENCH_PROBE: String(probe.port),
    },
  });
  try {
    await agentOf(app).signsIn(sandbox.providerUrl, sue.username, sue.password);
    await probe.forgetStalls();
    const opened = performance.now();
    await app.chooseMenu(["Supervisor"]);
    const page = await app.page("supervisor");
    await page.getByText(/9,99\d signed in|10,000 signed in/).waitFor({ timeout: 120_000 });
    const read = performance.now() - opened;
    const stallReading = await probe.stall();
    await activity(changesASecond);
    await wait(5_000);
    await probe.forgetStalls();
    const cpuBefore = await probe.cpuMs();
    const before = await probe.memory();
    await probe.forgetStalls();
    const computed = await computing(page);
    const computedBefore = await computed();
    const began = performance.now();
    const gaps: number[] = [];
    for (let at = performance.now(); at < began + minutes * 60_000; at = performance.now()) {
      gaps.push(...(await gapsWhileScrolled(page)));
    }
    const lasted = performance.now() - began;
    const perFrame = ((await computed()) - computedBefore) / gaps.length;
    const stall = await probe.stall();
    const cpu = (await probe.cpuMs()) - cpuBefore;
    const after = await probe.memory();
    return [
      { name: "supervisor-read", value: read, unit: "ms", note: "from the menu to everybody on the board" },
      {
        name: "supervisor-read-longest-own-stall",
        value: stallReading.own,
        unit: "ms",
        aim: { below: 50 },
        note: "of main, while everything is read",
      },
      { name: "supervisor-frame", value: quantile(gaps, 0.5), unit: "ms", note },
      {
        name: "supervisor-frame-p95",
        value: quantile(gaps, 0.95),
        unit: "ms",
        aim: { below: 33 },
        note: "between frames, while the table is scrolled",
      },
      {
        name: "supervisor-frame-computing",
        value: perFrame,
        unit: "ms",
        aim: { below: 16 },
        note: "of the page's thread for each frame, whatever else runs on this computer",
      },
      {
        name: "supervisor-main-longest-own-computing",
        value: stall.ownCpu,
        unit: "ms",
        aim: { below: 50 },
        note: "CPU time of main's thread in its longest stall of its own",
      },
      {
        name: "supervisor-main-longest-own-stall",
        value: stall.own,
        unit: "ms",
        aim: { below: 50 },
        note: `${stall.max.toFixed(1)} ms with what others had the cores`,
      },
      { name: "supervisor-main-cpu", value: (100 * cpu) / lasted, unit: "percent", note: "of one core" },
      {
        name: "supervisor-main-heap-growth",
        value: after.heapUsed / before.heapUsed,
        unit: "ratio",
        aim: { below: 1.15 },
        note: `over ${minutes} min, from ${mb(before.heapUsed).toFixed(1)} MB`,
      },
    ];
  } finally {
    await app.quit().catch(() => app.kill());
    probe.close();
    await sandbox.close();
  }
}

import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { build } from "vite";
import { type HostKind, launchApp } from "../../harness/app.ts";
import { findElectron } from "../../harness/electron-app.ts";
import { changesASecond, people, shown } from "../board/load.ts";
import type { Board } from "../board/page.ts";
import { type Figure, quantile, times } from "../figures.ts";
import { type BenchWindow, clockAhead } from "../page-marks.ts";
import { openProbe } from "../probe.ts";

const root = join(import.meta.dirname, "../../..");
const source = join(import.meta.dirname, "../board");
const idleFor = 3_000;
const busyFor = 10_000;

type BoardWindow = BenchWindow & { readonly board: Board };

/** The program of `test/bench/board`, built: its main, the app's own preload, and its page. */
async function makeApp(folder: string): Promise<void> {
  const common = { root, configFile: false, envDir: false, publicDir: false, logLevel: "warn" } as const;
  const nodeModules = builtinModules.flatMap((name) => [name, `node:${name}`]);
  await build({
    ...common,
    ssr: { noExternal: true, external: ["electron", ...nodeModules], target: "node" },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      target: "node24",
      rolldownOptions: {
        input: { main: join(source, "main.ts") },
        external: ["electron", ...nodeModules],
        output: { format: "cjs", entryFileNames: "[name].cjs", codeSplitting: false },
      },
    },
  });
  await build({
    ...common,
    build: {
      outDir: join(folder, "pages"),
      emptyOutDir: true,
      target: "chrome150",
      rolldownOptions: {
        input: { page: join(source, "page.ts") },
        output: { entryFileNames: "[name].js" },
      },
    },
  });
  await copyFile(join(root, "dist/preload/index.cjs"), join(folder, "preload.cjs"));
  const script = `<script type="module" src="page.js"></script>`;
  await writeFile(join(folder, "pages/phone.html"), `<!doctype html><main></main>${script}`);
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "board", main: "main.cjs" }));
}

const framesIn = (page: Page) => page.evaluate(() => (window as unknown as BoardWindow).board.frames());

/**
 * A board of ten thousand people, of whom a thousand change every second, through the app's bridge and preload to a
 * page that draws the rows it looks at: from a change in main to the end of the frame that shows it, and what the
 * page's frames and main's loop suffer. Frames are set against those of the same page before the board moved.
 */
export async function board(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), "hookswitch-board-"));
  const probe = await openProbe();
  const host: HostKind = findElectron() === null ? "chromium" : "electron";
  try {
    await makeApp(folder);
    const app = await launchApp({
      host,
      appDir: folder,
      env: {
        NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --require "${join(import.meta.dirname, "../probe.cjs")}"`,
        HOOKSWITCH_BENCH_PROBE: String(probe.port),
      },
    });
    try {
      const page = await app.page("phone");
      await page.waitForFunction(() => "board" in window);
      const ahead = await clockAhead(page);
      await framesIn(page);
      await wait(idleFor);
      const idle = await framesIn(page);
      await probe.forgetStalls();
      await page.evaluate(() => (window as unknown as BoardWindow).board.open());
      await page
        .locator("li")
        .nth(shown - 1)
        .waitFor();
      await framesIn(page);
      const cpuBefore = await probe.cpuMs();
      await wait(busyFor);
      const busy = await framesIn(page);
      const cpu = (await probe.cpuMs()) - cpuBefore;
      const stall = await probe.stall();
      const marks = await page.evaluate(() => (window as unknown as BoardWindow).bench.marks);
      const late = marks
        .filter(({ name, value }) => name === "stamp" && Number(value) > 0)
        .map(({ at, value }) => at - ahead - Number(value));
      if (late.length === 0) throw new Error("no change was ever painted");
      const note = `${people} rows, ${changesASecond} changes a second, ${shown} drawn`;
      const [idleP95, busyP95] = [quantile(idle, 0.95), quantile(busy, 0.95)];
      return [
        ...times("board-change-to-paint", late, { aim: 50, note }),
        ...times("board-frame", busy, {
          note: `idle: ${quantile(idle, 0.5).toFixed(1)}, p95 ${idleP95.toFixed(1)}`,
        }),
        {
          name: "board-frame-to-idle-p95",
          value: busyP95 / idleP95,
          unit: "ratio",
          aim: { below: 1.5 },
          note: "the same page before the board moved",
        },
        {
          name: "board-main-longest-own-stall",
          value: stall.own,
          unit: "ms",
          aim: { below: 50 },
          note: `${stall.max.toFixed(1)} ms with what others had the cores`,
        },
        {
          name: "board-main-cpu",
          value: (100 * cpu) / busyFor,
          unit: "percent",
          note: "of one core, the host's own work in it",
        },
      ];
    } finally {
      await app.quit().catch(() => app.kill());
    }
  } finally {
    probe.close();
    await rm(folder, { recursive: true, force: true });
  }
}

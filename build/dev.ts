import { rmSync } from "node:fs";
import { join } from "node:path";
import { findDisplay, startApp } from "./app.ts";
import { parseStart, startHelp } from "./arguments.ts";
import { stamp } from "./build.ts";
import { bundleAndWatch, type Part, partNames, root } from "./bundle.ts";
import { type Child, withChildren } from "./children.ts";
import { makeIcons } from "./icons/make.ts";
import { freePort, reloadPages } from "./reload.ts";
import { setUpMachine } from "./set-up.ts";
import { findTenant } from "./start.ts";

/**
 * Like `start`, with a readable build that is made again on every change: pages are loaded again in place,
 * main and preload start the app anew. The sandbox runs through.
 */
export async function dev(argv: readonly string[]): Promise<number> {
  if (argv.includes("--help") || argv.includes("-h")) {
    console.log(startHelp);
    return 0;
  }
  const parsed = parseStart(argv);
  if (!parsed.ok) {
    console.error(parsed.why);
    return 2;
  }
  const hosts = setUpMachine(parsed.value.host);
  if (hosts === null) return 1;
  // What is built here is not what `npm start` would build.
  rmSync(join(root, stamp), { force: true });
  makeIcons();
  return withChildren(async (children, interrupted) => {
    const appArgs = await findTenant(children, parsed.value);
    if (appArgs === null) return 1;
    const display = await findDisplay(children);
    // Electron's pages can be loaded again over this; in the Chromium host the whole app starts anew.
    const debugPort = hosts.electron === null ? null : await freePort();
    const debugArgs = debugPort === null ? [] : [`--remote-debugging-port=${debugPort}`];
    const inbox = createInbox<Part>();
    const unwatch = await bundleAndWatch(inbox.put);
    let app: Child | null = null;
    const unbuilt = new Set<Part>(partNames);
    let changes = inbox.take();
    const isOver = interrupted.then((): "over" => "over");
    try {
      for (;;) {
        const next = await Promise.race([changes, isOver, ...(app === null ? [] : [app.ended])]);
        if (next === "over") return await interrupted;
        if (next === 0) return next;
        if (typeof next === "number") {
          console.log(`dev: the app ended with ${next}; it starts again with the next change`);
          app = null;
          continue;
        }
        changes = inbox.take();
        console.log(`dev: ${next.join(", ")} built`);
        for (const part of next) unbuilt.delete(part);
        if (unbuilt.size > 0) continue;
        const isPagesOnly = next.every((part) => part === "renderer");
        if (app !== null && isPagesOnly && debugPort !== null && (await reloaded(debugPort))) continue;
        await (app as Child | null)?.stop();
        app = startApp(children, hosts, [...appArgs, ...debugArgs], display);
        if (app === null) return 1;
      }
    } finally {
      await unwatch();
    }
  });
}

async function reloaded(port: number): Promise<boolean> {
  try {
    await reloadPages(port);
    return true;
  } catch (error) {
    console.log(`dev: pages could not be reloaded (${String(error)}); starting the app anew`);
    return false;
  }
}

/** Collects what comes within a moment, so that one save is one answer. */
function createInbox<T>(quietMs = 150) {
  const waiting = new Set<T>();
  let wake: (() => void) | null = null;
  return {
    put(item: T) {
      waiting.add(item);
      wake?.();
    },
    async take(): Promise<T[]> {
      if (waiting.size === 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      await new Promise((resolve) => setTimeout(resolve, quietMs));
      const all = [...waiting];
      waiting.clear();
      return all;
    },
  };
}

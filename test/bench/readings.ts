import type { Page } from "@playwright/test";
import type { MainMemory } from "./probe.ts";
import type { Rig } from "./rig.ts";

/** What a window holds after its garbage was collected, as Chromium counts it. */
export interface PageMemory {
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
  /** RTCPeerConnections, and the audio nodes of its AudioContexts. */
  readonly peers: number;
  readonly audioNodes: number;
}

export interface Reading {
  readonly main: MainMemory;
  readonly phone: PageMemory;
  readonly voice: PageMemory;
}

async function pageMemory(page: Page): Promise<PageMemory> {
  const session = await page.context().newCDPSession(page);
  for (let pass = 0; pass < 2; pass += 1) await session.send("HeapProfiler.collectGarbage");
  await session.send("Performance.enable");
  const { metrics } = await session.send("Performance.getMetrics");
  await session.detach();
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return {
    heap: of("JSHeapUsedSize"),
    nodes: of("Nodes"),
    listeners: of("JSEventListeners"),
    peers: of("RTCPeerConnections"),
    audioNodes: of("AudioHandlers"),
  };
}

export async function read(rig: Rig): Promise<Reading> {
  return {
    phone: await pageMemory(await rig.app.page("phone")),
    voice: await pageMemory(await rig.app.page("voice")),
    main: await rig.probe.memory(),
  };
}

export const mb = (bytes: number) => bytes / 1_048_576;
export const count = (handles: MainMemory["handles"]) =>
  Object.values(handles).reduce((sum, each) => sum + each, 0);

import type { Page } from "@playwright/test";

/** Something that happened in a page, in epoch milliseconds by the page's clock. */
export interface Mark {
  readonly name: string;
  readonly at: number;
  readonly value: number | boolean | string;
}

interface PageBench {
  readonly marks: Mark[];
  mark(name: string, value?: Mark["value"]): void;
  /** Runs when what is on the page now has been painted. */
  afterPaint(run: () => void): void;
  /** Marks each time that a thing appears: when the frame that shows it has been painted. */
  appears(name: string, selector: string): void;
  told: (() => void)[];
}
export type BenchWindow = typeof window & { bench: PageBench };

/** Sent to the page as source: it uses nothing from outside itself. */
export function installMarks(): void {
  const w = window as BenchWindow;
  if (w.bench !== undefined) return;
  const { port1, port2 } = new MessageChannel();
  let inFrame = false;
  let afterThis: (() => void)[] = [];
  // A message sent while a frame is made arrives when that frame has been painted.
  port2.onmessage = () => {
    inFrame = false;
    const runs = afterThis;
    afterThis = [];
    for (const run of runs) run();
  };
  const nextFrame = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (run) =>
    nextFrame((time) => {
      if (!inFrame) port1.postMessage(0);
      inFrame = true;
      run(time);
    });

  const bench: PageBench = {
    marks: [],
    told: [],
    mark(name, value = true) {
      bench.marks.push({ name, at: performance.timeOrigin + performance.now(), value });
      const told = bench.told;
      bench.told = [];
      for (const each of told) each();
    },
    afterPaint(run) {
      if (inFrame) afterThis.push(run);
      else
        window.requestAnimationFrame(() => {
          afterThis.push(run);
        });
    },
    appears(name, selector) {
      let isThere = false;
      const look = () => {
        const was = isThere;
        isThere = document.querySelector(selector) !== null;
        if (isThere && !was) bench.afterPaint(() => bench.mark(name));
      };
      // At the document's start there is no element to watch yet.
      new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
      look();
    },
  };
  w.bench = bench;
}

/** Sent to the voice page: what it does to tracks, oscillators and peer connections becomes marks. */
export function installVoiceMarks(): void {
  const { bench } = window as BenchWindow;
  const enabled = Object.getOwnPropertyDescriptor(MediaStreamTrack.prototype, "enabled");
  if (enabled?.set === undefined || enabled.get === undefined) throw new Error("no setter to hook");
  const { get, set } = enabled;
  Object.defineProperty(MediaStreamTrack.prototype, "enabled", {
    ...enabled,
    set(value: boolean) {
      const was = get.call(this);
      set.call(this, value);
      if (was !== value) bench.mark("track", get.call(this) as boolean);
    },
  });

  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (when?: number) {
    bench.mark("oscillator");
    start.call(this, when);
  };

  const look = async (pc: RTCPeerConnection) => {
    while (pc.connectionState !== "closed") {
      for (const report of (await pc.getStats()).values() as Iterable<Record<string, unknown>>) {
        if (report.type !== "inbound-rtp" || !(Number(report.packetsReceived) > 0)) continue;
        bench.mark("inbound");
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  };
  window.RTCPeerConnection = new Proxy(RTCPeerConnection, {
    construct(target, args, newTarget) {
      const pc = Reflect.construct(target, args, newTarget) as RTCPeerConnection;
      bench.mark("peer");
      void look(pc);
      return pc;
    },
  });
}

/** How far a page's clock is ahead of this process's, in milliseconds: both against the tick of the system's. */
export async function clockAhead(page: Page): Promise<number> {
  return (await page.evaluate(lead)) - lead();
}

function lead(): number {
  const found: number[] = [];
  for (let round = 0; round < 9; round += 1) {
    const from = Date.now();
    while (Date.now() === from);
    found.push(performance.timeOrigin + performance.now() - Date.now());
  }
  return found.sort((a, b) => a - b)[4] ?? 0;
}

/** How many marks there are: what is awaited next comes after them. */
export const markCount = (page: Page): Promise<number> =>
  page.evaluate(() => (window as BenchWindow).bench.marks.length);

/** The first mark of that name (and value) at or after the count. Rejects after ten seconds. */
export async function nextMark(page: Page, name: string, from: number, value?: Mark["value"]): Promise<Mark> {
  const found = await page.evaluate(
    async (wish) => {
      const { bench } = window as BenchWindow;
      const end = performance.now() + 10_000;
      for (;;) {
        const mark = bench.marks
          .slice(wish.from)
          .find((each) => each.name === wish.name && (wish.value === undefined || each.value === wish.value));
        if (mark !== undefined) return mark;
        if (performance.now() > end) return null;
        await Promise.race([
          new Promise<void>((resolve) => bench.told.push(resolve)),
          new Promise<void>((resolve) => setTimeout(resolve, 1_000)),
        ]);
      }
    },
    { name, from, value },
  );
  if (found === null) throw new Error(`waited in vain for "${name}" in the page`);
  return found;
}

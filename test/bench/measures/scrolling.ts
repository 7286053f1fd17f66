import type { Page } from "@playwright/test";
import { openGallery } from "../../harness/gallery.ts";
import { type Figure, quantile } from "../figures.ts";

const rows = 10_000;
const frames = 300;
/** Pixels a frame: faster than anybody reads. */
const speed = 120;

/** Milliseconds between the frames of a page while a box of it is scrolled, or while nothing is (0). */
function gapsWhile(page: Page, box: string, by: number): Promise<number[]> {
  return page.locator(box).evaluate(
    (element, of) =>
      new Promise<number[]>((resolve) => {
        const gaps: number[] = [];
        let last = 0;
        const frame = (at: number) => {
          if (last > 0) gaps.push(at - last);
          last = at;
          element.scrollTop += of.by;
          if (gaps.length === of.frames) resolve(gaps);
          else requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
    { by, frames },
  );
}

/** How long the page's main thread computed, so that programs beside it do not count (ms). */
async function computed(page: Page, run: () => Promise<unknown>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const spent = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1_000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
  };
  const before = await spent();
  await run();
  return (await spent()) - before;
}

/** Sent to the page: gives the thread, or the list of conversations, that many rows. */
function fill({ name, count }: { readonly name: "thread" | "conversations"; readonly count: number }): void {
  const at = Date.now();
  const words = (n: number) => `Number ${n} ${"word ".repeat((n * 7) % 40)}`;
  const message = (n: number) => ({
    kind: "message",
    key: `w m-${n}`,
    workitemId: "w",
    messageId: `m-${n}`,
    channel: "sms",
    direction: n % 3 === 0 ? "outbound" : "inbound",
    at: at - n * 600_000,
    subject: "",
    text: words(n),
    status: n % 3 === 0 ? "delivered" : null,
    reason: "",
    attachments: [],
    isFormatted: false,
  });
  const conversation = (n: number) => ({
    key: `c-${n}`,
    name: `Customer ${n}`,
    address: `+1415555${String(1_000 + n).slice(-4)}`,
    contactId: `contact-${n}`,
    channel: "sms",
    direction: "inbound",
    text: words(n),
    at: at - n * 600_000,
    unread: n % 3,
    voicemails: 0,
    missed: 0,
    isMine: false,
  });
  const make = name === "thread" ? message : conversation;
  window.fake.change(
    name,
    Array.from({ length: count }, (_, n) => make(n)),
    { isMore: false },
  );
}

/** Ten thousand conversations, and ten thousand entries of one: how long the frames take while they are scrolled. */
export async function scrolling(): Promise<Figure[]> {
  const gallery = await openGallery();
  try {
    const figures: Figure[] = [];
    for (const [name, state, box, by] of [
      ["conversations", "messages", ".conversations .virtual-list", speed],
      ["thread", "conversation", ".thread .virtual-list", -speed],
    ] as const) {
      const page = await gallery.browser.newPage({ viewport: { width: 480, height: 720 } });
      await page.goto(gallery.url(state));
      await page.locator("html[data-ready]").waitFor({ state: "attached" });
      await page.evaluate(fill, { name, count: rows });
      await page.getByText("Number 0 ").first().waitFor();
      const idle = await gapsWhile(page, box, 0);
      let busy: readonly number[] = [];
      const own = await computed(page, async () => {
        busy = await gapsWhile(page, box, by);
      });
      const note = `${rows} rows, ${speed} px a frame; idle: p95 ${quantile(idle, 0.95).toFixed(1)}, longest ${Math.max(...idle).toFixed(1)}`;
      figures.push(
        { name: `${name}-scroll-frame-p95`, value: quantile(busy, 0.95), unit: "ms", aim: { below: 33.4 } },
        {
          name: `${name}-scroll-frame-longest`,
          value: Math.max(...busy),
          unit: "ms",
          aim: { below: 33.4 },
          note,
        },
        {
          name: `${name}-scroll-frame-computing`,
          value: own / frames,
          unit: "ms",
          aim: { below: 16.7 },
          note: "CPU time of the page's main thread for one frame",
        },
      );
      await page.close();
    }
    return figures;
  } finally {
    await gallery.close();
  }
}

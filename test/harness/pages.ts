import type { BrowserContext, Page } from "@playwright/test";
import { isPage } from "../host/page-name.ts";

/** "phone.html?x" of …/phone.html?x, in either host's spelling of the origin. */
const nameOf = (url: string) => url.replace(/^[a-z]+:\/\/[^/]+\//, "");

/** Finds pages by kind among those that live; a crashed page is never given out again. */
export function createPages(contexts: () => readonly BrowserContext[], log: (line: string) => void) {
  const known = new WeakSet<Page>();
  const crashed = new WeakSet<Page>();

  function meet(page: Page): void {
    if (known.has(page)) return;
    known.add(page);
    page.on("crash", () => crashed.add(page));
    page.on("pageerror", (error) =>
      log(`[page error ${nameOf(page.url())}] ${error.stack ?? error.message}`),
    );
  }

  function look(kind: string): Page | undefined {
    const pages = contexts().flatMap((context) => context.pages());
    for (const page of pages) meet(page);
    return pages.find((page) => !page.isClosed() && !crashed.has(page) && isPage(page.url(), kind));
  }

  async function find(kind: string, ended: () => boolean, limit = 15_000): Promise<Page> {
    const end = performance.now() + limit;
    for (;;) {
      const page = look(kind);
      if (page !== undefined) {
        await page.waitForLoadState("domcontentloaded");
        return page;
      }
      if (ended()) throw new Error(`the app ended before it had a window '${kind}'`);
      if (performance.now() > end) {
        const there = contexts().flatMap((context) => context.pages().map((each) => each.url()));
        throw new Error(`no window '${kind}' after ${limit} ms; there are: ${there.join(", ") || "none"}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  return {
    find,
    /** Runs what reloads the page; resolves when it has loaded anew. */
    async reload(page: Page, run: () => Promise<unknown>): Promise<void> {
      await page.waitForLoadState("load");
      const loaded = page.waitForEvent("load");
      await run();
      await loaded;
    },
    /** Runs what kills the page; resolves when it is known to be dead, so that it is not given out again. */
    async kill(page: Page, run: () => Promise<unknown>): Promise<void> {
      const dead = new Promise<void>((resolve) => {
        page.once("crash", () => resolve());
        page.once("close", () => resolve());
      });
      await run();
      await dead;
    },
  };
}

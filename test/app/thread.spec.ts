import { expect, type Page, test } from "@playwright/test";
import type { ThreadItem } from "../../shared/contract/conversation.ts";
import { type Gallery, openGallery } from "../harness/gallery.ts";

/** The thread of a conversation in a real browser: what is under the eye stays there. */
let gallery: Gallery;
let page: Page;

test.beforeAll(async () => {
  gallery = await openGallery();
});
test.afterAll(() => gallery?.close());
test.beforeEach(async () => {
  page = await gallery.browser.newPage({ viewport: { width: 480, height: 640 } });
  await page.goto(gallery.url("conversation"));
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
});
test.afterEach(() => page.close());

/** Entries `from` to `to`, the newest first; their heights differ. */
async function has(from: number, to: number, { isMore = false, long = -1 } = {}): Promise<void> {
  await page.evaluate(
    (of) => {
      const rows: ThreadItem[] = [];
      for (let n = of.from; n >= of.to; n -= 1) {
        const words = "word ".repeat(n === of.long ? 200 : (n * 7) % 60);
        rows.push({
          kind: "message",
          key: `w m-${n}`,
          workitemId: "w",
          messageId: `m-${n}`,
          channel: "sms",
          direction: n % 3 === 0 ? "outbound" : "inbound",
          at: 1_780_000_000_000 + n * 600_000,
          subject: "",
          text: `Message ${n} ${words}`,
          status: n % 3 === 0 ? "delivered" : null,
          reason: "",
          attachments: [],
          isFormatted: false,
        });
      }
      window.fake.change("thread", rows, { isMore: of.isMore });
    },
    { from, to, isMore, long },
  );
}

const box = () => page.locator(".thread .virtual-list");
const entry = (n: number) => page.locator(".entry-row").filter({ hasText: new RegExp(`Message ${n} `) });

/** Scrolls by the wheel, as a reader does, and waits until it stands still. */
async function wheels(by: number): Promise<void> {
  await box().hover();
  await page.mouse.wheel(0, by);
  await stands();
}

/** Resolves when nothing has moved for a while. */
async function stands(): Promise<void> {
  await box().evaluate(
    (element) =>
      new Promise<void>((resolve) => {
        let last = -1;
        let frames = 0;
        const look = () => {
          frames = element.scrollTop === last ? frames + 1 : 0;
          last = element.scrollTop;
          if (frames > 20) resolve();
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}

/** The entry in the middle of what is seen. */
const underTheEye = () =>
  box().evaluate((element) => {
    const { left, width, top, height } = element.getBoundingClientRect();
    const seen = document.elementsFromPoint(left + width / 2, top + height / 2);
    const row = seen.map((each) => each.closest(".entry-row")).find((each) => each !== null);
    return Number(/Message (\d+) /.exec(row?.textContent ?? "")?.[1] ?? Number.NaN);
  });

/** How far the entry under the eye moves, at most, in any frame while that happens and after it (pixels). */
async function moves(change: () => Promise<void>): Promise<number> {
  const n = await underTheEye();
  await box().evaluate((element, of) => {
    const topOf = () => {
      const rows = [...element.querySelectorAll(".entry-row")];
      const row = rows.find((each) => each.textContent?.includes(`Message ${of} `));
      return row?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
    };
    const began = topOf();
    const at = { most: 0, frames: 0 };
    Object.assign(window, { moved: at });
    const look = () => {
      at.most = Math.max(at.most, Math.abs(topOf() - began));
      at.frames += 1;
      requestAnimationFrame(look);
    };
    look();
  }, n);
  await change();
  const now = await page.evaluate(() => (window as unknown as { moved: { frames: number } }).moved.frames);
  await page.waitForFunction(
    (from) => (window as unknown as { moved: { frames: number } }).moved.frames > from + 30,
    now,
  );
  return page.evaluate(() => (window as unknown as { moved: { most: number } }).moved.most);
}

test("[messaging complaint 17] older pages load above, and what grows there does, without moving what is under the eye", async () => {
  await has(1_000, 801, { isMore: true });
  await expect(entry(1_000)).toBeInViewport();
  await wheels(-3_000);
  expect(await moves(() => has(1_000, 601, { isMore: true }))).toBeLessThanOrEqual(1);
  const eye = await underTheEye();
  // A picture above it is there at last.
  expect(await moves(() => has(1_000, 601, { isMore: true, long: eye - 4 }))).toBeLessThanOrEqual(1);
});

test("[messaging complaint 17] newer ones arrive below without moving what is under the eye; a press goes to them, and the end is kept", async () => {
  await has(1_000, 801);
  await expect(entry(1_000)).toBeInViewport();
  await wheels(-1_500);
  const below = page.getByRole("button", { name: "New messages below" });
  await expect(below).toHaveCount(0);
  expect(await moves(() => has(1_005, 801))).toBeLessThanOrEqual(1);
  await below.click();
  await expect(entry(1_005)).toBeInViewport();
  await expect(below).toHaveCount(0);
  await has(1_008, 801);
  await expect(entry(1_008)).toBeInViewport({ ratio: 1 });
  await expect(below).toHaveCount(0);
  await page.setViewportSize({ width: 480, height: 400 });
  await expect(entry(1_008)).toBeInViewport({ ratio: 1 });
});

test("five thousand entries are walked by keys from one end to the other, and few are on the page", async () => {
  await has(5_000, 1);
  await expect(entry(5_000)).toBeInViewport();
  await box().focus();
  await page.keyboard.press("Home");
  await expect(entry(1)).toBeInViewport();
  await page.keyboard.press("PageDown");
  await expect(entry(1)).not.toBeInViewport();
  await stands();
  expect(await page.locator(".entry-row").count()).toBeLessThan(80);
  expect(await moves(() => has(5_001, 1))).toBeLessThanOrEqual(1);
  await page.keyboard.press("End");
  await expect(entry(5_001)).toBeInViewport();
});

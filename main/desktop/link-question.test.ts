import type { BrowserWindow } from "electron";
import { expect, test, vi } from "vitest";
import { silentLog } from "../../shared/log.ts";
import { createLinkQuestion } from "./link-question.ts";

const window = {} as BrowserWindow;

function setUp(response = 1) {
  const asked: { message: string; detail: string }[] = [];
  const opened: string[] = [];
  const called: string[] = [];
  const showMessageBox = vi.fn(async (_window: unknown, options: { message: string; detail: string }) => {
    asked.push(options);
    return { response, checkboxChecked: false };
  });
  const press = createLinkQuestion({
    dialog: { showMessageBox } as never,
    openExternal: async (url) => void opened.push(url),
    call: (link) => called.push(link),
    log: silentLog,
  });
  return { asked, opened, called, press: (url: string) => press(url, window), showMessageBox };
}

/** As sentences isolate what strangers wrote. */
const plain = (text: string | undefined) => text?.replace(/[\u2066-\u2069]/g, "");

test.each([
  ["https://shop.test/a?b=1", "Open shop.test?", "https://shop.test/a?b=1"],
  ["https://ann:secret@evil.test/", "Open evil.test?", "https://evil.test/"],
  ["https://bаnk.test/", "Open xn--bnk-6cd.test?", "https://xn--bnk-6cd.test/"],
  ["mailto:ann@a.test", "Open ann@a.test?", "mailto:ann@a.test"],
])("%s: asked where it goes, opened by a yes", async (url, question, href) => {
  const { press, asked, opened } = setUp();
  await press(url);
  expect([plain(asked[0]?.message), asked[0]?.detail, opened]).toEqual([question, href, [href]]);
});

test("without a yes nothing opens; no is what a key or a closed box means", async () => {
  const { press, asked, opened } = setUp(0);
  await press("https://shop.test/");
  expect(opened).toEqual([]);
  expect(asked[0]).toMatchObject({ buttons: ["Cancel", "Open"], defaultId: 0, cancelId: 0 });
});

test("a telephone number comes up in the phone", async () => {
  const { press, asked, opened, called } = setUp();
  await press("tel:+14155552671");
  expect([asked, opened, called]).toEqual([[], [], ["tel:+14155552671"]]);
});

test.each([
  "javascript:alert(1)",
  "file:///etc/passwd",
  "data:text/html,x",
  "app://hookswitch/settings.html",
  "mail://page/",
  "ms-settings:privacy",
  "vbscript:x",
  "about:blank",
  "",
])("%s opens nothing and asks nothing", async (url) => {
  const { press, asked, opened, called } = setUp();
  await press(url);
  expect([asked, opened, called]).toEqual([[], [], []]);
});

test("a press again while it is asked asks nothing more", async () => {
  const { press, showMessageBox } = setUp();
  await Promise.all([press("https://a.test/"), press("https://b.test/")]);
  expect(showMessageBox).toHaveBeenCalledTimes(1);
  await press("https://b.test/");
  expect(showMessageBox).toHaveBeenCalledTimes(2);
});

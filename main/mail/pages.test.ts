import { expect, test } from "vitest";
import { createMailPages, isMailPage } from "./pages.ts";

function setUp() {
  let last = 0;
  const pages = createMailPages(() => `page-${++last}`);
  const get = (url: string, method = "GET") => pages.answer({ url, method });
  return { pages, get };
}

test("a page is served under its own address, with its wall in the answer's head", async () => {
  const { pages, get } = setUp();
  const url = pages.show("<p>ä</p>", "held");
  expect(url).toBe("mail://page-1/");
  const answer = await get(url);
  expect(await answer.text()).toBe("<p>ä</p>");
  expect(Object.fromEntries(answer.headers)).toEqual({
    "content-type": "text/html; charset=utf-8",
    "content-security-policy":
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; sandbox allow-popups",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
  });
  const free = await get(pages.show("<p>", "shown"));
  expect(free.headers.get("content-security-policy")).toContain("img-src data: https: http:;");
});

test("nothing else is there", async () => {
  const { pages, get } = setUp();
  const url = pages.show("<p>", "held");
  for (const other of ["mail://page-2/", "mail://", "nonsense"]) expect((await get(other)).status).toBe(404);
  expect((await get(url, "POST")).status).toBe(404);
  expect([pages.addressOf("page-1"), pages.addressOf("page-2")]).toEqual([url, null]);
});

test("old pages go with new ones, by number and by length", async () => {
  const { pages, get } = setUp();
  const urls = Array.from({ length: 25 }, (_, n) => pages.show(`${n}`, "held"));
  const kept = await Promise.all(urls.map(async (url) => (await get(url)).status === 200));
  expect(kept.indexOf(true)).toBe(5);
  const large = pages.show("x".repeat(59_999_990), "held");
  const larger = pages.show("y".repeat(1_000), "held");
  expect([(await get(large)).status, (await get(larger)).status]).toEqual([404, 200]);
});

test.each([
  ["mail://a/", true],
  ["https://a/", false],
  ["mailto:a@b", false],
  ["app://hookswitch/phone.html", false],
])("%s may stand in a frame: %s", (url, yes) => expect(isMailPage(url)).toBe(yes));

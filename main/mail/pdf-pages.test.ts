import { expect, test } from "vitest";
import { createPdfPages, isPdfPage } from "./pdf-pages.ts";

function setUp() {
  let last = 0;
  const pages = createPdfPages(
    () => `id-${++last}`,
    async (path) => ({ body: new Uint8Array(Buffer.from(path)), type: "text/javascript" }),
  );
  const get = (url: string, method = "GET") => pages.answer({ url, method });
  return { pages, get };
}

test("a PDF is served beside the page that shows it, each part with the wall in its head", async () => {
  const { pages, get } = setUp();
  const url = pages.show(new Uint8Array([1, 2]));
  expect(url).toBe("pdf://id-1/");
  expect(await (await get(url)).text()).toBe("/pdf.html");
  expect(await (await get(`${url}assets/pdf-1.js`)).text()).toBe("/assets/pdf-1.js");
  const file = await get(`${url}file`);
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(new Uint8Array([1, 2]));
  const policy = file.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'self'");
  expect(policy).toContain("sandbox allow-scripts allow-same-origin");
  expect(policy).not.toMatch(/eval|unsafe|https?:|\*/);
});

test("nothing else is there, and old files go with new ones", async () => {
  const { pages, get } = setUp();
  const url = pages.show(new Uint8Array(1));
  for (const other of ["pdf://id-2/", "pdf://", "nonsense", `${url}phone.html`, `${url}../file2`])
    expect((await get(other)).status).toBe(404);
  expect((await get(url, "POST")).status).toBe(404);
  for (let n = 0; n < 3; n += 1) pages.show(new Uint8Array(1));
  expect((await get(url)).status).toBe(404);
  expect((await get("pdf://id-4/file")).status).toBe(200);
});

test.each([
  ["pdf://a/", true],
  ["https://a/", false],
])("%s may stand in a frame: %s", (url, yes) => expect(isPdfPage(url)).toBe(yes));

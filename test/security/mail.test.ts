import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { build, type PreviewServer, preview } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findHeadlessChromium } from "../../build/machine/chromium.ts";
import type { mailPage } from "../../renderer/mail/mail-page.ts";
import { mailSandbox } from "../../shared/messages/mail-policy.ts";

/** A stranger's mail in a real Chromium: what of it is left, and what it asks for over the network, which is nothing. */
const folder = fileURLToPath(new URL("../../renderer/mail", import.meta.url));
const png =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** Where there is no Chromium there is nothing to look at: the same build runs where there is one. */
const executablePath = findHeadlessChromium() ?? "";

/** The page that makes mails' pages. */
const script =
  '<!doctype html><script type="module">import * as made from "./mail-page.js"; globalThis.made = made</script>';
type Maker = { readonly made: { readonly mailPage: typeof mailPage } };

let outDir = "";
let pages: PreviewServer;
let counter: Server;
let browser: Browser;
let origin = "";
let elsewhere = "";
/** Every request that reached the other server, by its path. */
const arrived: string[] = [];

const portOf = (server: { address(): AddressInfo | string | null }) => (server.address() as AddressInfo).port;

describe.skipIf(executablePath === "")("a stranger's mail in Chromium", () => {
  beforeAll(async () => {
    outDir = await mkdtemp(join(tmpdir(), "hookswitch-mail-"));
    const shared = { configFile: false, root: folder, logLevel: "error" } as const;
    const lib = {
      entry: fileURLToPath(new URL("mail-page-in-english.ts", import.meta.url)),
      formats: ["es" as const],
      fileName: "mail-page",
    };
    await build({ ...shared, build: { outDir, emptyOutDir: true, lib } });
    await writeFile(join(outDir, "index.html"), script);
    pages = await preview({ ...shared, build: { outDir }, preview: { port: 0, host: "127.0.0.1" } });
    origin = `http://127.0.0.1:${portOf(pages.httpServer as Server)}`;
    counter = createServer((request, response) => {
      arrived.push(request.url ?? "");
      response
        .setHeader("access-control-allow-origin", "*")
        .end(Buffer.from(png.split(",")[1] ?? "", "base64"));
    });
    await new Promise<void>((listening) => counter.listen(0, "127.0.0.1", listening));
    elsewhere = `http://127.0.0.1:${portOf(counter)}`;
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  });

  afterAll(async () => {
    await browser?.close();
    await pages?.close();
    counter?.closeAllConnections();
    counter?.close();
    await rm(outDir, { recursive: true, force: true });
  });

  /** A page that can make mails' pages, and has loaded nothing else. */
  async function reader(): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(`${origin}/`);
    return page;
  }

  type Options = Partial<Parameters<typeof mailPage>[1]>;
  const made = (page: Page, html: string, { remote = "held", inline = new Map() }: Options = {}) =>
    page.evaluate(
      ([text, how, parts]) =>
        (globalThis as unknown as Maker).made.mailPage(text, { remote: how, inline: new Map(parts) }),
      [html, remote, [...inline]] as const,
    );

  /** What arrives elsewhere from a page in a frame, until nothing new came for half a second. */
  async function asksFor(page: Page, html: string, sandbox: string | null): Promise<readonly string[]> {
    arrived.length = 0;
    await page.evaluate(
      ([srcdoc, flags]) =>
        new Promise((loaded) => {
          const frame = document.createElement("iframe");
          if (flags !== null) frame.setAttribute("sandbox", flags);
          frame.width = "800";
          frame.height = "2000";
          frame.addEventListener("load", loaded, { once: true });
          frame.srcdoc = srcdoc;
          document.body.replaceChildren(frame);
        }),
      [html, sandbox] as const,
    );
    let before = -1;
    const isQuiet = () => {
      const same = arrived.length === before;
      before = arrived.length;
      return same;
    };
    await expect.poll(isQuiet, { interval: 500, timeout: 60_000 }).toBe(true);
    // Behind everything that the frame may have asked for.
    await page.evaluate((url) => fetch(url), `${elsewhere}/fence`);
    return arrived.filter((path) => path !== "/fence");
  }

  /** Each has its own addresses, so that none hides behind another's answer. `@@` becomes one. */
  const tricks: readonly string[] = [
    '<img src="@@">',
    '<img srcset="@@ 1x, @@ 2x">',
    '<image src="@@">',
    '<img src="x" onerror="this.src=\'@@\'">',
    '<picture><source srcset="@@"><img src="@@"></picture>',
    '<table background="@@"><tr><td background="@@">x</td></tr></table>',
    '<div style="background:url(@@)">x</div>',
    "<div style=\"background-image:url('@@')\">x</div>",
    '<div style="background:u\\72l(@@)">x</div>',
    '<div style="background-image:image-set(url(@@) 1x)">x</div>',
    "<div style=\"background-image:-webkit-image-set('@@' 1x)\">x</div>",
    '<div style="background-image:-webkit-cross-fade(url(@@),url(@@),50%)">x</div>',
    '<div style="--a:url(@@);background:var(--a)">x</div>',
    '<ul style="list-style-image:url(@@)"><li>x</ul>',
    '<div style="border:9px solid;border-image:url(@@) 1">x</div>',
    '<div style="mask-image:url(@@);-webkit-mask-image:url(@@)">x</div>',
    '<div style="cursor:url(@@),auto">x</div>',
    '<div style="shape-outside:url(@@);float:left">x</div>',
    '<div style="filter:url(@@#f);clip-path:url(@@#c)">x</div>',
    '<div style="background:url&lpar;@@&rpar;">x</div>',
    "<style>@import url(@@);@import '@@';</style>",
    "<style>@font-face{font-family:f;src:url(@@)} b.f{font-family:f}</style><b class=f>x</b>",
    "<style>p.c::before{content:url(@@)}</style><p class=c>x",
    "<style>@media all{p.m{background:url(@@)}}</style><p class=m>x",
    "<style>p.n{background:url(@@)}</style><p class=n>x",
    "<style>a[href^=h]{background:url(@@)}</style><a href=http://a.test>x</a>",
    '<link rel="stylesheet" href="@@"><link rel="icon" href="@@"><link rel="preload" as="image" href="@@">',
    '<link rel="prefetch" href="@@"><link rel="modulepreload" href="@@"><link rel="manifest" href="@@">',
    '<svg width=9 height=9><image href="@@" width=9 height=9 /><use href="@@#a"/><style>@import "@@";</style></svg>',
    '<svg><filter id=f><feImage href="@@"/></filter><rect filter="url(#f)" width=9 height=9 /></svg>',
    '<svg><a><rect style="fill:url(@@#g)" width=9 height=9 /></a></svg>',
    '<math><mtext><img src="@@"></mtext></math>',
    '<svg></p><style><g title="</style><img src=@@>">',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=@@&gt;">',
    '<video poster="@@" src="@@" autoplay></video><audio src="@@" autoplay></audio>',
    '<video><source src="@@"><track src="@@" default></video>',
    '<object data="@@"></object><embed src="@@"><iframe src="@@"></iframe>',
    "<iframe srcdoc='<img src=\"@@\">'></iframe>",
    '<input type="image" src="@@"><button formaction="@@">x</button>',
    '<noscript><img src="@@"></noscript><template><img src="@@"></template>',
    "<script src='@@'></script><script>new Image().src='@@';fetch('@@');navigator.sendBeacon('@@')</script>",
    '<body background="@@" onload="new Image().src=\'@@\'">',
    "<details open ontoggle=\"new Image().src='@@'\">x</details>",
    '<a href="@@" ping="@@" autofocus onfocus="new Image().src=\'@@\'">x</a>',
    '<form action="@@"><input name=a autofocus onfocus="form.submit()"></form>',
    '<xmp><img src="@@"></xmp><!--[if IE]><img src="@@"><![endif]--><textarea></textarea><img src="@@">',
  ];
  /** They go away from the page altogether, which no policy of a page forbids. */
  const leaving: readonly string[] = [
    '<meta http-equiv="refresh" content="0;url=@@">',
    '<base href="@@"><img src="a">',
  ];

  function withAddresses(pieces: readonly string[]): string {
    let count = 0;
    return pieces.join("\n").replaceAll("@@", () => {
      count += 1;
      return `${elsewhere}/t${count}`;
    });
  }

  test("[messaging complaint 15] a mail's tricks ask for a lot when nobody stops them, and for nothing behind either wall", async () => {
    const page = await reader();
    const hostile = withAddresses([...tricks, ...leaving]);
    const raw = await asksFor(page, withAddresses(tricks), null);
    expect(new Set(raw).size).toBeGreaterThan(40);

    const held = await made(page, hostile);
    expect(held.heldBack).toBeGreaterThan(5);
    expect(await asksFor(page, held.html, mailSandbox)).toEqual([]);

    const withoutPolicy = held.html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
    expect(withoutPolicy).not.toBe(held.html);
    expect(await asksFor(page, withoutPolicy, null)).toEqual([]);

    const [policy = ""] = /<meta http-equiv="Content-Security-Policy"[^>]*>/.exec(held.html) ?? [];
    const unwashed = `<!doctype html><head>${policy}</head>${withAddresses(tricks)}`;
    expect(await asksFor(page, unwashed, mailSandbox)).toEqual([]);
    await page.close();
  });

  test("pictures that were asked for come, exactly as many as were held back", async () => {
    const page = await reader();
    const mail = withAddresses([
      '<body background="@@"><img src="@@"><img srcset="@@ 1x, x 2x"><table background="@@"><tr><td>x</table>',
      '<p style="background:#fff url(@@)">x</p><img src="cid:logo"><script src="@@"></script><link rel="stylesheet" href="@@">',
    ]);
    const inline = new Map([["logo", png]]);
    const held = await made(page, mail, { inline });
    expect(held.heldBack).toBe(5);
    expect(held.inText).toEqual(["logo"]);
    expect(await asksFor(page, held.html, mailSandbox)).toEqual([]);
    const shown = await made(page, mail, { remote: "shown", inline });
    expect(shown.heldBack).toBe(0);
    const asked = await asksFor(page, shown.html, mailSandbox);
    expect([...asked].sort()).toEqual(["/t1", "/t2", "/t3", "/t4", "/t5"]);
    await page.close();
  });

  test("what a mail needs is left, what it must not have is gone", async () => {
    const page = await reader();
    const left = async (html: string, options?: Options) => {
      const { html: whole } = await made(page, html, options);
      return /<body><div[^>]*>(.*)<\/div><\/body>/s.exec(whole)?.[1] ?? "";
    };
    const opens = (address: string, goesTo: string) =>
      `href="${address}" target="_blank" rel="noopener noreferrer nofollow" title="${goesTo}"`;
    const cases: readonly (readonly [string, string | RegExp])[] = [
      ["<p>Hello <b>there</b></p>", "<p>Hello <b>there</b></p>"],
      ["<p onclick=alert(1) id=x hidden data-a=1>x</p>", "<p>x</p>"],
      ["<p class=MsoNormal align=center>x</p>", '<p class="MsoNormal" align="center">x</p>'],
      ['<p style="color:red;position:fixed;inset:0">x</p>', '<p style="color:red">x</p>'],
      ["<script>alert(1)</script>x<style>*{display:none}</style>", "x"],
      ["<form action=/x>in <input value=a><button>ok</button></form>", "in ok"],
      ["<iframe src=x></iframe><object>o</object><embed><base href=x><meta http-equiv=refresh>", /^o?$/],
      [
        '<img src="cid:logo"><img src="cid:logo"><img src="cid:gone" alt="Logo">',
        `<img src="${png}"><img src="${png}"><img alt="Logo">`,
      ],
      [
        '<img src="https://t.test/a" width="20" height="10" alt="A">',
        /^<img (?=.*width="20")(?=.*height="10")(?=.*alt="A")(?!.*t\.test)[^>]*>$/,
      ],
      ['<a href="https://a.test/x">here</a>', `<a ${opens("https://a.test/x", "a.test")}>here</a>`],
      [
        '<a href="mailto:ann@a.test">ann@a.test</a>',
        `<a ${opens("mailto:ann@a.test", "ann@a.test")}>ann@a.test</a>`,
      ],
      [
        '<a href="https://evil.test">https://bank.test</a>',
        /https:\/\/bank\.test<bdi style="[^"]*!important[^"]*"> \(goes to evil\.test\)<\/bdi><\/a>$/,
      ],
      ['<a href="javascript:alert(1)">x</a>', "<a>x</a>"],
      ['<a href="java&#10;script:alert(1)">x</a>', "<a>x</a>"],
      [
        '<a href="file:///etc/passwd">x</a><a href="ms-msdt:/id">y</a><a href="#z">z</a>',
        "<a>x</a><a>y</a><a>z</a>",
      ],
      [
        '<a href="https://a.test" title="bank.test" target="_top">x</a>',
        `<a ${opens("https://a.test/", "a.test")}>x</a>`,
      ],
      ["<td>a", "a"],
      ["", ""],
    ];
    for (const [given, expected] of cases) {
      const found = await left(given, { inline: new Map([["logo", png]]) });
      if (typeof expected === "string") expect(found, given).toBe(expected);
      else expect(found, given).toMatch(expected);
    }

    const looks = await made(
      page,
      '<style>p.x{color:red}*{display:none}</style><body bgcolor="#eeeeee" dir=rtl style="margin:0;position:fixed">x',
    );
    expect(looks.html).toContain("<style>p.x{color:red}</style>");
    expect(looks.html).toContain('<div style="margin:0;background-color:#eeeeee" dir="rtl">x</div>');
    await page.close();
  });

  test("a table of three thousand rows and a mail of five megabytes are shown whole, one of endless tags as far as it goes", async () => {
    const page = await reader();
    const row = `<tr>${'<td style="width:200px;color:#333">cell</td>'.repeat(4)}</tr>`;
    const table = await made(page, `<table width=4000>${row.repeat(3_000)}</table>`);
    expect(table.html.match(/<tr>/g)).toHaveLength(3_000);
    const long = await made(page, `<p>${"a".repeat(995)}</p>`.repeat(5_000));
    expect(long.html.length).toBeGreaterThan(4_900_000);
    const endless = await made(page, `${"< ".repeat(200_000)}<b>end</b>`);
    expect(endless.html).not.toContain("end");
    await page.close();
  });
});

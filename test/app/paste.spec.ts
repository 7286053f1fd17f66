import { expect, type Page, test } from "@playwright/test";
import { type Gallery, openGallery } from "../harness/gallery.ts";

/** The editor of emails in a real browser: what is pasted into it. */
let gallery: Gallery;
let page: Page;

test.beforeAll(async () => {
  gallery = await openGallery();
});
test.afterAll(() => gallery?.close());
test.beforeEach(async () => {
  page = await gallery.browser.newPage({ viewport: { width: 960, height: 640 } });
  await page.goto(gallery.url("composer-email"));
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
});
test.afterEach(() => page.close());

const text = () => page.getByRole("textbox", { name: /^Message to/ });

/** As the browser does it when the system's clipboard holds both. */
async function pastes(html: string, plain: string): Promise<void> {
  await text().evaluate(
    (element, held) => {
      const data = new DataTransfer();
      data.setData("text/html", held.html);
      data.setData("text/plain", held.plain);
      element.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    { html, plain },
  );
}

const ofWord = `<html><head><style>p.MsoNormal{color:red;font-family:"Comic Sans MS"}</style></head><body>
<!--StartFragment--><p class="MsoNormal" style="margin:0;color:red"><b>Dear Ann,</b><o:p></o:p></p>
<p class="MsoNormal">first line<br>second line</p><ul><li>one</li><li>two</li></ul>
<p><a href="javascript:alert(1)" onclick="alert(2)">bad</a> <a href="https://shop.test/">good</a><img src="https://track.test/p"></p>
<script>alert(3)</script><!--EndFragment--></body></html>`;

test("[messaging complaint 9] what is pasted from Word keeps its lines and loses its looks, and is one step to undo", async () => {
  await text().click();
  await page.keyboard.type("Before. ");
  const before = await text().innerText();
  await pastes(ofWord, "Dear Ann,\nfirst line\nsecond line\none\ntwo\nbad good");
  await expect(text().locator("li")).toHaveText(["one", "two"]);
  await expect(text().locator("b")).toHaveText("Dear Ann,");
  expect(await text().innerText()).toMatch(/first line\n+second line/);
  await expect(text().locator("img, script, style, [style], [class^=Mso], [onclick]")).toHaveCount(0);
  await expect(text().locator("a[href]")).toHaveCount(1);
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(async () => (await text().innerText()).trim()).toBe(before.trim());
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(text().locator("li")).toHaveCount(2);
});

test("[messaging complaint 9] pasted without its looks, it is the words and their lines", async () => {
  await text().click();
  await page.keyboard.down("ControlOrMeta");
  await page.keyboard.down("Shift");
  await pastes(ofWord, "Dear Ann,\nfirst line\nsecond line");
  await page.keyboard.up("Shift");
  await page.keyboard.up("ControlOrMeta");
  await expect(text().locator("b, li, a")).toHaveCount(0);
  expect((await text().innerText()).trim()).toMatch(/^Dear Ann,\n+first line\n+second line$/);
});

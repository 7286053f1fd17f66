import { globSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, type Page, test } from "@playwright/test";
import { type Shown, states } from "../../renderer/gallery/states.ts";
import type { Language } from "../../shared/state/language.ts";
import { accessibilityFaults } from "../harness/accessible.ts";
import { type Gallery, openGallery, sticksOut } from "../harness/gallery.ts";

/**
 * Every screen of the gallery is drawn in English and then hears of another language, as windows do when the agent
 * chooses one: what it shows must change in its place, fit, and come from a catalogue.
 */
const screens = fileURLToPath(new URL("../../test-results/screens", import.meta.url));
const names = Object.keys(states);
/** One of each kind of screen: where the longest words and every layout are. */
const mains = names.filter((name) =>
  /^(sign-in|sign-in-wrong|account-menu|status-menu|idle|idle-typed|idle-missed|idle-consent|offer|offer-two|call|call-held|call-two|call-transfer|call-more|call-consult|call-conference|call-ended|call-right-to-left|wrap-up|recent|directory|palette|shortcuts|settings|settings-headset|voice-settings|first-run|messages|messages-wide|messages-thread|composer-email|conversation|people-wide|people-profile|history-wide|history-detail|board-wide|board-menu|monitor-coaching)$/.test(
    name,
  ),
);
const perTest = 20;
const groupsOf = (all: readonly string[]) =>
  Array.from({ length: Math.ceil(all.length / perTest) }, (_, n) =>
    all.slice(n * perTest, (n + 1) * perTest),
  );

test.describe.configure({ mode: "parallel" });

let gallery: Gallery;
test.beforeAll(async () => {
  gallery = await openGallery();
  await mkdir(screens, { recursive: true });
});
test.afterAll(() => gallery?.close());

const sizeOf = ({ window: kind, isWide }: Shown) =>
  kind === "settings"
    ? { width: 560, height: 1240 }
    : isWide
      ? { width: 960, height: 640 }
      : { width: 360, height: 640 };

async function openState(page: Page, name: string): Promise<void> {
  await page.setViewportSize(sizeOf(states[name] as Shown));
  await page.goto(gallery.url(name));
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
}

async function speak(page: Page, name: string, language: Language): Promise<void> {
  const settings = { ...(states[name] as Shown).state.settings, language };
  await page.evaluate((changed) => window.fake.send({ settings: changed }), settings);
  await page.locator(`html[lang="${language}"]`).waitFor({ state: "attached" });
}

/** Buttons, tabs and headings of ours whose words do not fit; names of others may be shortened. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        "button, button *, [role=tab] *, label, legend, h1, h2, h3, dt",
      ),
    ]
      .filter(
        (each) => each.closest(".sr-only, bdi") === null && each.querySelector("bdi, .sr-only, svg") === null,
      )
      .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0)
      .filter((each) => getComputedStyle(each).overflowX !== "visible")
      .map((each) => `${each.className}: ${each.textContent}`),
  );
}

for (const language of ["es", "ar"] as const) {
  for (const [n, group] of groupsOf(mains).entries()) {
    test(`main screens ${n + 1} in ${language}: nothing sticks out and nothing is cut off, narrow as well`, async () => {
      test.setTimeout(240_000);
      const page = await gallery.browser.newPage({ reducedMotion: "reduce" });
      for (const name of group) {
        await openState(page, name);
        await speak(page, name, language);
        await expect(page.locator("html")).toHaveAttribute("dir", language === "ar" ? "rtl" : "ltr");
        await page.screenshot({ path: `${screens}/${name}-${language}.png` });
        expect
          .soft(await accessibilityFaults(page, ["label-content-name-mismatch"]), `${name}: labels`)
          .toEqual([]);
        // A menu that is open while its window shrinks may stick out; it is drawn anew when it is opened again.
        for (const width of /-menu$/.test(name) ? [] : [360, 320]) {
          await page.setViewportSize({ width, height: 640 });
          expect.soft(await sticksOut(page), `${name}: at ${width} px`).toEqual([]);
          expect.soft(await cutOff(page), `${name}: cut off at ${width} px`).toEqual([]);
        }
      }
      await page.close();
    });
  }
}

for (const [n, group] of groupsOf(names).entries()) {
  const which = `screens ${n * perTest + 1} to ${n * perTest + group.length}`;

  test(`${which}: every word is a catalogue's or somebody's, and none stays behind in another language`, async () => {
    test.setTimeout(180_000);
    const page = await gallery.browser.newPage({ reducedMotion: "reduce" });
    for (const name of group) {
      await openState(page, name);
      await page.evaluate(() => window.speakMarked());
      await expect.poll(() => page.evaluate(() => document.body.innerText), { message: name }).toContain("⟦");
      const foreign = foreignTo(states[name] as Shown, await shownWords(page));
      expect.soft(foreign, `${name}: words that no catalogue has`).toEqual([]);
    }
    await page.close();
  });
}

/**
 * Everything that can be read, as single texts; what was answered to a press stays as it was said, and so does what was
 * read out. Keys are named
 * by the platform, and the letters on the keys of a telephone are the same everywhere.
 */
function shownWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const others =
      "script, style, kbd, [contenteditable], textarea, .key-letters, .email-quote, .problem, .sr-only[role=status], .sr-only[role=alert], .sr-only[aria-live]";
    const isOurs = (element: Element) => element.closest(others) === null;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [document.title];
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (parent !== null && isOurs(parent)) texts.push(walker.currentNode.nodeValue ?? "");
    }
    for (const element of document.querySelectorAll("*"))
      if (isOurs(element))
        for (const name of [
          "aria-label",
          "title",
          "placeholder",
          "alt",
          "aria-description",
          "aria-valuetext",
        ])
          texts.push(element.getAttribute(name) ?? "");
    return texts;
  });
}

/** Words of three letters and more; one letter again and again is there to be too long. */
const wordsOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(/\p{Script=Latin}{3,}/gu) ?? []).filter((word) => !/(.{1,4})\1{4}/.test(word));

/** What people and things of the gallery are called and say: every text in its files, but for their remarks. */
const samples = fileURLToPath(new URL("../../renderer/gallery", import.meta.url));
const sampleWords = globSync("**/*.ts", { cwd: samples }).flatMap((file) => {
  const text = readFileSync(`${samples}/${file}`, "utf8")
    .replaceAll("\\n", " ")
    .replace(/\\u[0-9a-f]{4}/gi, "")
    .replace(/^\s*(?:\/\/|\/?\*).*$/gm, "");
  return (text.match(/"(?:[^"\\\n]|\\.)*"|`[^`]*`/g) ?? []).flatMap(wordsOf);
});

/** The product, units, formats and standards are called the same in every language. */
const everywhere = new Set(
  "hookswitch ms kb mb gb byte khz nextiva ext pdf png jpeg csv json utc enter space tab english español ctrl alt shift cmd esc mic usb".split(
    " ",
  ),
);

/** Words outside the brackets that are not among the samples either. */
function foreignTo(shown: Shown, texts: readonly string[]): readonly string[] {
  const samples = new Set([...sampleWords, ...wordsOf(allValues(shown))]);
  const outside = texts.map((text) => {
    // A word that was cut is no word.
    let rest = text.replace(/\p{L}+…/gu, " ");
    for (let before = ""; before !== rest; ) {
      before = rest;
      rest = rest.replace(/⟦[^⟦⟧]*⟧/g, " ");
    }
    return rest;
  });
  const words = wordsOf(outside.join(" ")).filter((word) => !samples.has(word) && !everywhere.has(word));
  return [...new Set(words)];
}

function allValues(value: unknown): string {
  if (typeof value === "string") return `${value} `;
  if (typeof value !== "object" || value === null) return "";
  const inner = value instanceof Map ? [...value.entries()].flat() : Object.values(value);
  return inner.map(allValues).join("");
}

import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, type Page, test } from "@playwright/test";
import { type Shown, states } from "../../renderer/gallery/states.ts";
import { accessibilityFaults, keyboardFaults, rulesOfColour } from "../harness/accessible.ts";
import { type Gallery, openGallery, sticksOut } from "../harness/gallery.ts";

/**
 * Every screen of the gallery in every theme: a screenshot to look at, nothing for axe to find, every
 * button reachable by keyboard with a ring to see, and no overflow when it is narrow or the text is large.
 */
const screens = fileURLToPath(new URL("../../test-results/screens", import.meta.url));
const phoneSize = { width: 360, height: 640 };
const settingsSize = { width: 560, height: 1240 };
const wideSize = { width: 960, height: 640 };
const names = Object.keys(states);

// The groups know nothing of each other.
test.describe.configure({ mode: "parallel" });

let gallery: Gallery;

test.beforeAll(async () => {
  gallery = await openGallery();
  await mkdir(screens, { recursive: true });
});

test.afterAll(() => gallery?.close());

/** Which look the page has; "forced" is the system's own colours. */
type Look = "light" | "dark" | "forced";

/** A page that shows one state after the other; every error it reports is collected. */
async function openPage() {
  const context = await gallery.browser.newContext({ reducedMotion: "reduce" });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  const emulate = (look: Look) =>
    page.emulateMedia({
      colorScheme: look === "light" ? "light" : "dark",
      forcedColors: look === "forced" ? "active" : "none",
    });
  return {
    page,
    errors,
    close: () => context.close(),
    async open(name: string) {
      await emulate("light");
      const { window: kind, isWide } = states[name] as Shown;
      await page.setViewportSize(kind === "settings" ? settingsSize : isWide ? wideSize : phoneSize);
      await page.goto(gallery.url(name));
      await page.locator("html[data-ready]").waitFor({ state: "attached" });
      const styled = await page
        .locator(
          ".phone, .settings, .starting, .sign-in, .messages, .conversation, .people, .history, .away, .supervisor, .monitor-away",
        )
        .first()
        .evaluate(
          (each) =>
            /flex|grid/.test(getComputedStyle(each).display) || getComputedStyle(each).paddingTop !== "0px",
        );
      expect(styled, `${name} has its style sheet`).toBe(true);
    },
    /** The screen as it stands, in another look: the agent chose another theme, or the system did. */
    async look(name: string, look: Look) {
      const theme = look === "light" ? "light" : "dark";
      await emulate(look);
      await page.evaluate((settings) => window.fake.send({ settings }), {
        ...(states[name] as Shown).state.settings,
        theme,
      } as const);
      await page.locator(`html[data-theme="${theme}"]`).waitFor({ state: "attached" });
    },
  };
}

/** A few states for each test: none takes long, and what fails is named. */
const perTest = 10;
const groups = Array.from({ length: Math.ceil(names.length / perTest) }, (_, n) =>
  names.slice(n * perTest, (n + 1) * perTest),
);

/** Buttons of a call that lie beneath Hang up. Two calls and an offer at once are more than fits; there it scrolls. */
async function beneathHangUp(page: Page, name: string): Promise<readonly string[]> {
  if (name === "offer-in-call-two") return [];
  return page.evaluate(() => {
    const end = document.querySelector(".call-end")?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
    return [...document.querySelectorAll(".call-controls .round-button")]
      .filter((each) => each.getBoundingClientRect().bottom > end + 1)
      .map((each) => `${each.textContent} by ${each.getBoundingClientRect().bottom - end}`);
  });
}

for (const [n, group] of groups.entries()) {
  const which = `screens ${n * perTest + 1} to ${n * perTest + group.length}`;

  test(`${which}: accessible in light and dark, reachable, nothing sticks out, no button beneath Hang up`, async () => {
    test.setTimeout(180_000);
    const at = await openPage();
    for (const name of group) {
      const shoot = (look: Look) => at.page.screenshot({ path: `${screens}/${name}-${look}.png` });
      await at.open(name);
      await shoot("light");
      expect.soft(await beneathHangUp(at.page, name), `${name}: beneath Hang up`).toEqual([]);
      expect.soft(await accessibilityFaults(at.page), `${name}: axe in light`).toEqual([]);
      await at.look(name, "dark");
      await shoot("dark");
      expect.soft(await accessibilityFaults(at.page, rulesOfColour), `${name}: axe in dark`).toEqual([]);
      await at.look(name, "forced");
      await shoot("forced");
      await at.look(name, "light");
      await at.page.setViewportSize({ ...phoneSize, width: 320 });
      expect.soft(await sticksOut(at.page), `${name}: at 320 px`).toEqual([]);
      await at.page.setViewportSize(phoneSize);
      await at.page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
      expect.soft(await sticksOut(at.page), `${name}: with text at 200 %`).toEqual([]);
      // In an open menu the arrows move; a recorder takes every key.
      if (/menu|recording/.test(name)) continue;
      expect.soft(await keyboardFaults(at.page), `${name}: by keyboard`).toEqual([]);
    }
    expect(at.errors).toEqual([]);
    await at.close();
  });
}

test("a menu is walked by arrows and closed by Escape, and the focus goes back", async () => {
  const at = await openPage();
  await at.open("idle");
  const { page } = at;
  const button = page.getByRole("button", { name: /^ACD status/ });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitemradio", { name: /Available/ })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitemradio", { name: /Break/ })).toBeFocused();
  await page.keyboard.press("l");
  await expect(page.getByRole("menuitemradio", { name: /Lunch/ })).toBeFocused();
  await page.keyboard.press("End");
  await expect(page.getByRole("menuitem", { name: "Log out of ACD" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();
  await at.close();
});

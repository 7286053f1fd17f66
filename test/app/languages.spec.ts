import { expect, maria, test } from "../harness/story.ts";

/** An Arabic name among English words: set apart, so that it can take no neighbour along. */
const arabicCaller = { queue: "Sales", from: "+14155550188", name: "ليلى حداد" } as const;

test("who chooses Spanish is spoken to in Spanish at once, in every window, tray and notification; Arabic mirrors", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const { app } = agent;
  const page = await agent.phone();

  await test.step("a name in Arabic keeps its order in an English sentence", async () => {
    const caller = centre.rings(arabicCaller);
    await agent.trayShows("ringing", /^Hookswitch – Incoming call: \u2068ليلى حداد\u2069$/);
    await expect(page.locator("bdi", { hasText: "ليلى حداد" }).first()).toBeVisible();
    caller.hangsUp();
    await agent.trayShows("available", /Available/);
  });

  await page.getByRole("button", { name: "Account and settings" }).click();
  await page.getByRole("menuitem", { name: "Settings…" }).click();
  const settings = await app.page("settings");
  await page.getByRole("tab", { name: "Keypad" }).click();
  const number = page.getByLabel("Number to call");
  await number.fill("4155550123");

  await test.step("Spanish: every open window changes, and what was typed stays", async () => {
    const choice = settings.getByRole("combobox", { name: "Language" });
    const element = await choice.elementHandle();
    await choice.selectOption({ label: "Español" });
    await expect(settings.getByRole("heading", { name: "Ajustes", exact: true })).toBeVisible();
    // The same one, in other words: nothing was built anew.
    expect(await element?.evaluate((each) => each.isConnected)).toBe(true);
    await expect(page.getByRole("tab", { name: "Recientes" })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "es");
    await expect(page.getByLabel("Número al que llamar")).toHaveValue(/415.*555.*0123/);
    await expect
      .poll(async () => (await app.tray())?.menu.map((each) => each.label))
      .toContain("Cerrar sesión");
  });

  await test.step("a call is announced in Spanish", async () => {
    await app.closeWindow("phone");
    const caller = centre.rings();
    await agent.trayShows("ringing", /Llamada entrante: Maria Delgado/);
    await expect
      .poll(async () => (await app.notifications()).at(-1)?.title)
      .toBe(`Llamada entrante: ${maria.name}`);
    caller.hangsUp();
  });

  await test.step("Arabic: the page is mirrored, a number is not", async () => {
    await settings.getByRole("combobox", { name: "Idioma" }).selectOption({ label: "العربية" });
    await expect(settings.getByRole("heading", { name: "الإعدادات", exact: true })).toBeVisible();
    await expect(settings.locator("html")).toHaveAttribute("dir", "rtl");
    const label = settings.getByText("اللغة", { exact: true });
    const choice = settings.getByRole("combobox", { name: "اللغة" });
    const [words, box] = await Promise.all([label.boundingBox(), choice.boundingBox()]);
    expect(words?.x).toBeGreaterThan(box?.x ?? 0);
  });
});

import type { Page } from "@playwright/test";
import { accessibilityFaults } from "../harness/accessible.ts";
import { agentHears, isHeard, talkBothWays } from "../harness/sound.ts";
import { expect, maria, silent, test } from "../harness/story.ts";

const modifier = process.platform === "darwin" ? "Meta" : "Control";
const palette = (page: Page) => page.getByRole("combobox", { name: "Action, person or number" });

const found = (page: Page) => page.getByRole("listbox", { name: "Results" });

/** Opens the palette, types, and presses what stands first, once it is that. */
async function does(page: Page, search: string, first: RegExp): Promise<void> {
  await page.keyboard.press(`${modifier}+K`);
  await expect(palette(page)).toBeFocused();
  await page.keyboard.type(search);
  await expect(found(page).getByRole("option", { selected: true })).toHaveText(first);
  await page.keyboard.press("Enter");
  await expect(palette(page)).toBeHidden();
}

test("a whole call by the palette and keys alone: accept, mute, hold, swap, look for whom to transfer to, hang up", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  const first = centre.rings({ ...maria, says: "tone" });
  await agent.seesOffer("Maria Delgado");
  await does(phone, "acc", /^Accept Maria Delgado/);
  await agent.isTalkingTo("Maria Delgado");
  await talkBothWays(agent, first.hears);

  await does(phone, "mute", /^Mute/);
  await isHeard(first.hears, silent);
  await does(phone, "unmute", /^Unmute/);
  await isHeard(first.hears);

  await does(phone, "hold", /^Hold/);
  await expect(phone.getByText("On hold", { exact: true })).toBeVisible();
  await does(phone, "res mar", /^Resume Maria Delgado/);
  await expect(phone.getByText("On hold", { exact: true })).toBeHidden();

  const second = centre.rings({ agent: "ana", from: "+14155550166", name: "Nora Novak", says: "tone" });
  await agent.seesOffer("Nora Novak");
  await phone.keyboard.press(`${modifier}+Enter`);
  await agent.isTalkingTo("Nora Novak");
  await does(phone, "swap", /^Swap to Maria Delgado/);
  await agent.isTalkingTo("Maria Delgado");
  await expect.poll(() => [first.item().state, second.item().state]).toEqual(["active", "hold"]);
  await agentHears(agent, "sound");

  centre.sandbox.centre.do({ kind: "acdLogin", userId: centre.user("ben").userId, statusId: "available" });
  await does(phone, "transf", /^Transfer Maria Delgado/);
  await expect(phone.getByLabel("Search by name or number")).toBeFocused();
  await phone.keyboard.type("ben");
  const send = phone.getByRole("button", { name: "Transfer to Ben Okafor" });
  await expect(send).toBeVisible();
  await expect(phone.getByRole("button", { name: "Transfer to Chloe Martin" })).toBeHidden();
  for (let tabs = 0; tabs < 8 && !(await send.evaluate((each) => each === document.activeElement)); tabs++) {
    await phone.keyboard.press("Tab");
  }
  await expect(send).toBeFocused();
  await phone.keyboard.press("Enter");
  await expect(phone.getByRole("heading", { name: "Nora Novak" })).toBeVisible();
  expect(first.item()).toMatchObject({ agentId: "", directTo: centre.user("ben").userId });

  await phone.keyboard.press(`${modifier}+Shift+H`);
  await agent.isTalkingTo("Nora Novak");
  await talkBothWays(agent, second.hears);
  await does(phone, "hang", /^Hang up on Nora Novak/);
  await agent.trayShows("available", /Available/);
  expect(second.item().state).toBe("terminated");
});

test("a number, a colleague and a status are found; what was being typed stays; the focus goes back", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  const pad = phone.getByLabel("Number to call");
  await pad.fill("4155");
  await expect(pad).toBeFocused();
  await phone.keyboard.press(`${modifier}+K`);
  await expect(palette(phone)).toBeFocused();
  const took = await phone.evaluate(() => performance.getEntriesByName("palette opened").at(-1)?.duration);
  expect(took).toBeGreaterThan(0);
  expect(await accessibilityFaults(phone)).toEqual([]);
  await phone.keyboard.press("Escape");
  await expect(palette(phone)).toBeHidden();
  await expect(pad).toBeFocused();
  await expect(pad).toHaveValue("(415) 5");

  await does(phone, "lunch", /^ACD status: Lunch/);
  await agent.trayShows("unavailable", /Lunch/);

  await does(phone, "(415) 555-0150", /^Call \(415\) 555-0150/);
  await agent.isTalkingTo("(415) 555-0150");
  await agent.hangsUp();
  await expect(pad).toHaveValue("(415) 5");

  await phone.keyboard.press(`${modifier}+K`);
  await phone.keyboard.type("ben ok");
  await expect(found(phone).getByRole("option", { name: /^Call Ben Okafor/ })).toBeVisible();
  await phone.keyboard.press("Enter");
  await expect(phone.getByRole("heading", { name: "Ben Okafor" })).toBeVisible();
  await agent.hangsUp();
  const { centre: world } = centre.sandbox;
  await expect
    .poll(() => [...world.world().items.values()].every((each) => each.state === "terminated"))
    .toBe(true);
});

test("[complaint 24] keys are changed in the settings, a conflict is named, and they are in force at once", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  const caller = centre.rings();
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  // Bare letters do nothing, wherever the focus is.
  await phone.keyboard.type("mhxe");
  const settings = await agent.opensSettings();
  await settings.getByRole("button", { name: "Show and change", exact: true }).click();
  const row = settings.getByRole("button", { name: /^Hold or resume:/ });
  const records = async (keys: string) => {
    await row.click();
    await expect(settings.getByRole("button", { name: "Press keys…" })).toBeVisible();
    await settings.keyboard.press(keys);
  };

  await records(`${modifier}+Shift+M`);
  await expect(settings.getByText(/already used for “Mute or unmute”/)).toBeVisible();
  await records("h");
  await expect(settings.getByText(/so that typing does not trigger it/)).toBeVisible();
  await settings.keyboard.press("Escape");
  await records(`${modifier}+J`);
  await expect(row).toHaveAccessibleName(/J\. Press to change$/);
  await expect(settings.getByText("You changed 1 shortcut.")).toBeVisible();

  await expect(phone.getByRole("button", { name: "Hold", exact: true })).toHaveAttribute(
    "aria-keyshortcuts",
    `${modifier}+J`,
  );
  expect(caller.item().state).toBe("active");
  await phone.keyboard.press(`${modifier}+Shift+H`);
  await phone.keyboard.press(`${modifier}+J`);
  await expect(phone.getByText("On hold", { exact: true })).toBeVisible();
  expect(caller.item().state).toBe("hold");

  await phone.keyboard.press(process.platform === "darwin" ? "Meta+/" : "F1");
  const sheet = phone.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet.getByText("Hold or resume")).toBeVisible();
  await expect(sheet).toContainText(/Hold or resume(Ctrl\+|⌘)J/);
  await expect(sheet).toContainText(/Mute shortcut(Ctrl\+Alt\+Shift\+|⌘⌃)M/);
  await phone.keyboard.press("Escape");
  await expect(sheet).toBeHidden();

  await settings.getByRole("button", { name: "Reset all" }).click();
  await expect(settings.getByText("All shortcuts have their default keys.")).toBeVisible();
  await phone.keyboard.press(`${modifier}+Shift+H`);
  await expect(phone.getByText("On hold", { exact: true })).toBeHidden();
});

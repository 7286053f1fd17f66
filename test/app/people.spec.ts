import type { Page } from "@playwright/test";
import type { Agent } from "../harness/agent.ts";
import { talksToMaria } from "../harness/calls.ts";
import { type Centre, expect, test } from "../harness/story.ts";

async function opensPeople(agent: Agent): Promise<Page> {
  await agent.app.chooseMenu(["People"]);
  const page = await agent.app.page("people");
  await expect(page.getByRole("grid", { name: "Everyone" })).toBeVisible();
  return page;
}

const search = (page: Page) => page.getByLabel("Search by name or number");
const row = (page: Page, name: string | RegExp) => page.getByRole("row").filter({ hasText: name });
const profile = (page: Page) => page.getByRole("region", { name: "Profile" });

function changes(centre: Centre, short: string, change: object): void {
  centre.sandbox.centre.do({ kind: "changeAgent", of: centre.user(short).userId, change });
}

test("somebody is found by a few letters, seen as they are now, and called", async ({ centre, story }) => {
  const agent = await story.atWork();
  const page = await opensPeople(agent);
  const ben = centre.user("ben");
  const world = centre.sandbox.centre;

  await search(page).fill("oka");
  await expect(row(page, "Ben Okafor")).toContainText("Logged out");
  await search(page).press("Enter");
  await expect(profile(page).getByRole("heading", { name: "Ben Okafor" })).toBeVisible();
  await expect(profile(page)).toContainText("Refunds");
  await expect(profile(page)).toContainText("Billing");
  await expect(profile(page)).toContainText("British English");

  await test.step("their status, their name, and that they are gone, while one looks", async () => {
    world.do({ kind: "acdLogin", userId: ben.userId, statusId: "available" });
    await expect(row(page, "Ben Okafor")).toContainText("Available");
    await expect(profile(page).getByRole("status").first()).toContainText("Available");
    changes(centre, "chloe", { enabled: false });
    changes(centre, "ben", { lastName: "Okonkwo" });
    await expect(row(page, "Ben Okonkwo")).toBeVisible({ timeout: 15_000 });
    await search(page).fill("");
    await expect(row(page, /Chloe Martin/)).toHaveCount(0, { timeout: 15_000 });
  });

  await test.step("by keyboard alone", async () => {
    await search(page).fill("okonkwo");
    await expect(page.getByRole("row")).toHaveCount(1);
    await search(page).press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("button", { name: "Call Ben Okonkwo" }).first()).toBeFocused();
    await page.keyboard.press("Enter");
    // He is rung, and the phone shows it.
    await expect((await agent.phone()).getByRole("heading", { name: "Ben Okonkwo" })).toBeVisible();
  });
});

test("a favourite stands first, also after a restart, and who was called last comes next", async ({
  centre,
  story,
  userData,
}) => {
  const agent = await story.atWork({ userData });
  const page = await opensPeople(agent);
  await page.getByRole("button", { name: "Add Chloe Martin to favourites" }).click();
  await expect(page.getByRole("row").first()).toContainText("Chloe Martin");
  const [contact] = centre.sandbox.centre.world().objectsOf("contact");
  const name = String(contact?.name);
  await search(page).fill(name);
  await page.getByRole("button", { name: `Call ${name}` }).click();
  await agent.isTalkingTo(name);
  await agent.hangsUp();
  await agent.trayShows("available", /Available/);
  await agent.app.quit();

  const again = await story.atWork({ userData });
  const anew = await opensPeople(again);
  await expect(anew.getByRole("row").nth(0)).toContainText("Chloe Martin");
  await expect(anew.getByRole("row").nth(1)).toContainText(name);
  await anew.getByRole("button", { name: "Remove Chloe Martin from favourites" }).click();
  await expect(anew.getByRole("row").first()).toContainText(name);
});

test("a contact is written to: in their conversation where there is one, else in a message that is begun", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const page = await opensPeople(agent);
  const [contact] = centre.sandbox.centre.world().objectsOf("contact");
  const name = String(contact?.name);
  await search(page).fill(name);
  await page.getByRole("row").first().click();
  await profile(page).getByRole("button", { name: "Open conversation" }).click();
  const messages = await agent.app.page("messages");
  await expect(messages.getByRole("heading", { name })).toBeVisible();

  await search(page).fill("chloe");
  await row(page, "Chloe Martin").getByRole("button", { name: "Email Chloe Martin" }).click();
  const begun = messages.getByRole("region", { name: "Conversation", exact: true });
  await expect(begun.getByText("chloe@sandbox.test")).toBeVisible();
  await expect(messages.getByRole("textbox", { name: "Subject" })).toBeVisible();
});

test("a running call goes to somebody by a press on their row", async ({ centre, story }) => {
  const agent = await story.atWork();
  const caller = await talksToMaria(centre, agent);
  centre.sandbox.centre.do({ kind: "acdLogin", userId: centre.user("ben").userId, statusId: "available" });
  const page = await opensPeople(agent);
  await expect(page.getByText("On a call with Maria Delgado")).toBeVisible();
  await expect(row(page, "Sales").getByRole("button", { name: /Consult/ })).toHaveCount(0);
  await search(page).fill("ben");
  await row(page, "Ben Okafor").getByRole("button", { name: "Transfer to Ben Okafor" }).click();
  await expect(page.getByText("Transferred to Ben Okafor.")).toBeVisible();
  expect(caller.item()).toMatchObject({ directTo: centre.user("ben").userId });
  await agent.trayShows("available", /Available/);
  await expect(page.getByText("On a call with Maria Delgado")).toBeHidden();
});

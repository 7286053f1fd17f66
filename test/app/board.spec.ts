import type { Page } from "@playwright/test";
import type { Centre } from "../harness/story.ts";
import { expect, test } from "../harness/story.ts";

test.use({ sandboxOptions: { size: { agents: 305 } } });

/** The sandbox's control API. */
async function control(centre: Centre, method: "POST" | "PATCH", path: string, body: object = {}) {
  const { ok } = await fetch(`${centre.sandbox.controlUrl}${path}`, { method, body: JSON.stringify(body) });
  expect(ok, path).toBe(true);
}

const grid = (page: Page) => page.getByRole("grid", { name: "Agents" });
const find = (page: Page, words: string) => page.getByRole("searchbox").fill(words);
const rowOf = (page: Page, name: string) => grid(page).getByRole("row").filter({ hasText: name });
const order = async (page: Page) =>
  (await grid(page).locator(".grid-body .cell-name").allTextContents()).slice(0, 5);

test("a supervisor sees everybody live, the order holds while they read, and what is old is said to be old", async ({
  story,
  centre,
}) => {
  const { sandbox } = centre;
  const statusOf = (name: string) => sandbox.centre.find(name)?.statusId;
  const goes = (name: string, statusId: string) =>
    sandbox.centre.do({ kind: "acdLogin", userId: centre.user(name).userId, statusId });
  const renames = (name: string, firstName: string) =>
    sandbox.centre.do({
      kind: "changeAgent",
      of: centre.user(name).userId,
      change: { firstName, lastName: "Okafor" },
    });
  await control(centre, "POST", "/activity", { agents: 305, perSecond: 0, queues: 3 });
  const agent = await story.atSignIn();
  const sue = centre.user("sue");
  await agent.signsIn(sandbox.providerUrl, sue.username, sue.password);
  await agent.app.chooseMenu(["Supervisor"]);
  const page = await agent.app.page("supervisor");

  await test.step("everything is read: all who are signed in, and the queues", async () => {
    await expect(page.getByText("300 signed in")).toBeVisible();
    await expect(grid(page)).toHaveAttribute("aria-rowcount", "301");
    await expect(page.getByRole("grid", { name: "Queues" }).getByText("Claims")).toBeVisible();
    await expect(page.getByText("Live", { exact: true })).toBeVisible();
  });

  await test.step("a change is there by itself, for whoever is looked for", async () => {
    await find(page, "ana alvarez");
    await expect(page.getByText("No agent fits what you chose.")).toBeVisible();
    goes("ana", "lunch");
    await expect(rowOf(page, "Ana Alvarez").getByText("Lunch")).toBeVisible();
    await expect(page.getByText("1 signed in", { exact: true })).toBeVisible();
  });

  await test.step("a menu acts on the agent that it was opened for, whatever becomes of the rows", async () => {
    await find(page, "okafor");
    goes("ben", "lunch");
    await rowOf(page, "Ben Okafor").getByRole("button", { name: "Actions for Ben Okafor" }).click();
    renames("chloe", "Aa");
    goes("chloe", "available");
    await page.getByRole("menuitemradio", { name: "Break" }).click();
    await expect.poll(() => statusOf("ben")).toBe("break");
    expect(statusOf("chloe")).toBe("available");
  });

  await test.step("[supervisor complaint 3] the order holds while the pointer is in the table", async () => {
    await find(page, "");
    await page.mouse.move(5, 5);
    await expect(rowOf(page, "Aa Okafor")).toBeVisible();
    await grid(page)
      .locator(".grid-body")
      .hover({ position: { x: 200, y: 100 } });
    const before = await order(page);
    renames("chloe", "Zz");
    await expect(page.getByText("1 change waiting")).toBeVisible();
    await expect(rowOf(page, "Zz Okafor")).toBeVisible();
    expect((await order(page)).slice(1)).toEqual(before.slice(1));
    await page.mouse.move(5, 5);
    await expect(rowOf(page, "Zz Okafor")).toBeHidden();
    await expect(page.getByText("1 change waiting")).toBeHidden();
  });

  await test.step("[supervisor complaint 5] without the feed it is old and grey; back again, ghosts are gone", async () => {
    await control(centre, "POST", "/faults/analytics/ghosts", { count: 1 });
    await find(page, "ghost");
    await expect(rowOf(page, "Ghost 1")).toBeVisible();
    sandbox.faults.refuseSockets(true);
    await expect(page.getByText(/^Not live since/)).toBeVisible();
    await expect(rowOf(page, "Ghost 1").getByText("Old")).toBeAttached();
    sandbox.faults.refuseSockets(false);
    await expect(page.getByText("Live", { exact: true })).toBeVisible();
    await expect(page.getByText("No agent fits what you chose.")).toBeVisible();
  });

  await test.step("an authority that is withdrawn closes the board", async () => {
    await control(centre, "PATCH", "/agents/sue", { role: "Agent" });
    sandbox.faults.analytics.drop();
    await expect(page.getByText(/You do not have permission to supervise/)).toBeVisible();
    await expect(grid(page)).toBeHidden();
  });
});

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "../harness/story.ts";

test.use({ sandboxOptions: { behaviour: { wrapUpMs: 60_000 } } });

/** Not among the tenant's contacts. */
const stranger = { queue: "Sales", from: "+19995550100", name: "" } as const;
const ines = { queue: "Sales", from: "+14155552671", name: "Ines Novak" } as const;

const notesOf = (page: Page) => page.getByRole("textbox", { name: "Notes" });
const outcomeOf = (page: Page, name: string) => page.getByRole("radio", { name, exact: true });

test("notes in the call go on into wrap-up; an outcome by keyboard sends them and frees the agent", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const caller = centre.rings(ines);
  await agent.accepts("Ines Novak");
  await agent.isTalkingTo("Ines Novak");
  const page = await agent.phone();
  await agent.presses("Notes");
  await notesOf(page).fill("Wants the invoice");
  caller.hangsUp();

  await expect(page.getByRole("tab", { name: "Wrap-up" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("timer", { name: "Time in wrap-up" })).toContainText("left");
  await expect(notesOf(page)).toHaveValue("Wants the invoice");
  await notesOf(page).pressSequentially(" again.");
  // The first stop is the list of outcomes; arrows choose.
  await outcomeOf(page, "Sale").focus();
  for (let step = 0; step < 6; step += 1) await page.keyboard.press("ArrowDown");
  await expect(outcomeOf(page, "Resolved")).toBeChecked();
  await page.getByRole("button", { name: "Done" }).focus();
  await page.keyboard.press("Enter");

  await expect(page.getByRole("tab", { name: "Wrap-up" })).toHaveCount(0);
  await agent.trayShows("available", /Available/);
  await page.getByRole("tab", { name: "Recent" }).click();
  const row = page.getByRole("listitem").filter({ hasText: "Ines Novak" }).first();
  await expect(row).toContainText("Resolved");
  await expect(row).toContainText("Wants the invoice again.");
});

test("what an outcome lacks is said, and a callback gets its date", async ({ centre, story }) => {
  const agent = await story.atWork();
  const caller = centre.rings(stranger);
  await agent.presses(/^Accept/);
  const page = await agent.phone();
  await expect(page.getByRole("timer")).toBeVisible();
  caller.hangsUp();
  const done = page.getByRole("button", { name: "Done" });
  await expect(outcomeOf(page, "Sale")).toBeVisible();
  await done.click();
  await expect(page.getByRole("alert").filter({ hasText: "Choose an outcome first." })).toBeVisible();
  await outcomeOf(page, "Sale").check();
  await done.click();
  await expect(page.getByRole("alert").filter({ hasText: "needs a known contact" })).toBeVisible();
  await outcomeOf(page, "Callback").check();
  await done.click();
  await expect(page.getByRole("alert").filter({ hasText: "date and time" })).toBeVisible();
  await page.getByLabel("Date").fill("2027-01-15");
  await page.getByLabel("Time", { exact: true }).fill("09:30");
  await done.click();
  await expect(page.getByRole("tab", { name: "Wrap-up" })).toHaveCount(0);
  const item = centre.sandbox.centre.world().history.newest;
  expect(item?.extra).toMatchObject({
    dispositionName: "Callback",
    callbackDate: new Date("2027-01-15T09:30").getTime(),
  });
});

test("a refused or lost answer loses no word, and nothing is sent twice", async ({ centre, story }) => {
  const agent = await story.atWork();
  const caller = centre.rings(ines);
  await agent.accepts("Ines Novak");
  await agent.isTalkingTo("Ines Novak");
  caller.hangsUp();
  const page = await agent.phone();
  await outcomeOf(page, "Resolved").check();
  await notesOf(page).fill("All paid.");
  centre.sandbox.faults.http.add({ kind: "status", status: 500, endpoint: "submitDisposition" });
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "What you wrote is saved." })).toBeVisible();
  await expect(notesOf(page)).toHaveValue("All paid.");
  await expect(outcomeOf(page, "Resolved")).toBeChecked();

  // Done at the server, and the answer lost: the workitem says so, and the agent hears of no trouble.
  centre.sandbox.faults.http.add({ kind: "dropAnswer", endpoint: "submitDisposition" });
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("tab", { name: "Wrap-up" })).toHaveCount(0);
  expect(centre.sandbox.centre.world().history.newest?.extra).toMatchObject({ notes: "All paid." });
});

test("words survive the window's death and the end of wrap-up, and stay until the agent lets them go", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const caller = centre.rings(ines);
  await agent.accepts("Ines Novak");
  await agent.isTalkingTo("Ines Novak");
  caller.hangsUp();
  await notesOf(await agent.phone()).fill("Half a sen");
  await outcomeOf(await agent.phone(), "Callback").check();
  await agent.app.killWindow("phone");
  const page = await agent.phone();
  await expect(notesOf(page)).toHaveValue("Half a sen");
  await expect(outcomeOf(page, "Callback")).toBeChecked();

  // The server's time is up: the agent is free, and the words are still there.
  const { userId } = centre.user("ana");
  centre.sandbox.centre.do({ kind: "setStatusOf", userId, of: userId, statusId: "available" });
  await agent.trayShows("available", /Available/);
  await expect(notesOf(page)).toHaveValue("Half a sen");
  // Another call does not take them either.
  const next = centre.rings({ queue: "Support", from: "+14155552672", name: "Omar Silva" });
  await agent.accepts("Omar Silva");
  await agent.isTalkingTo("Omar Silva");
  next.hangsUp();
  await page.getByRole("button", { name: "Ines Novak", exact: true }).click();
  await expect(notesOf(page)).toHaveValue("Half a sen");
  await page.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Discard" }).click();
  await expect(page.getByRole("button", { name: "Ines Novak", exact: true })).toHaveCount(0);
});

test("words typed before the program was killed are there at the next start", async ({ centre, story }) => {
  const agent = await story.atWork({ userData: test.info().outputPath("user-data") });
  const caller = centre.rings(ines);
  await agent.accepts("Ines Novak");
  await agent.isTalkingTo("Ines Novak");
  caller.hangsUp();
  await notesOf(await agent.phone()).fill("Before the crash");
  const { userData } = agent.app;
  await expect.poll(() => keptIn(userData)).toContain("Before the crash");
  await agent.app.kill();

  const again = await story.atWork({ userData });
  const page = await again.phone();
  await page.getByRole("tab", { name: "Wrap-up" }).click();
  await expect(notesOf(page)).toHaveValue("Before the crash");
});

test("a folder in the place of the file of notes is said, and notes are kept all the same", async ({
  centre,
  story,
}) => {
  const userData = test.info().outputPath("user-data");
  await mkdir(join(userData, "wrap-ups.json"), { recursive: true });
  const agent = await story.atWork({ userData });
  const page = await agent.phone();
  await expect(page.getByText(/Notes you have not sent could not be read/)).toBeVisible();
  const caller = centre.rings(ines);
  await agent.accepts("Ines Novak");
  await agent.isTalkingTo("Ines Novak");
  caller.hangsUp();
  await notesOf(page).fill("Kept beside the folder");
  await expect.poll(() => keptIn(userData)).toContain("Kept beside the folder");
});

async function keptIn(userData: string): Promise<string> {
  const { readFile } = await import("node:fs/promises");
  return readFile(`${userData}/wrap-ups.json`, "utf8").catch(() => "");
}

test.describe("an agent without dispositions", () => {
  test("is asked for nothing", async ({ centre, story }) => {
    const { userId } = centre.user("ana");
    centre.sandbox.centre.do({
      kind: "changeAgent",
      of: userId,
      change: { extra: { disableDisposition: "on" } },
    });
    const agent = await story.atWork();
    const caller = centre.rings(ines);
    await agent.accepts("Ines Novak");
    await agent.isTalkingTo("Ines Novak");
    const page = await agent.phone();
    await expect(page.getByRole("button", { name: "Notes" })).toHaveCount(0);
    caller.hangsUp();
    await expect(page.getByText("They hung up")).toBeVisible();
    await expect(page.getByRole("tab", { name: "Wrap-up" })).toHaveCount(0);
  });
});

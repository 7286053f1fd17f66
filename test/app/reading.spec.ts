import type { Page } from "@playwright/test";
import { type Centre, expect, maria, test, unreadIn } from "../harness/story.ts";

/** Maria writes to Ana, whose work it is from then on. */
function mariaWrites(centre: Centre, text: string): void {
  centre.sandbox.callers.writeSms({ agent: "ana", from: maria.from, name: maria.name, text });
}

const list = (page: Page) => page.getByRole("listbox", { name: "Conversations" });
const row = (page: Page) => list(page).getByRole("option", { name: /Maria Delgado/ });

test("[messaging complaint 18] list, badge, tray and title say one number, and read is what was seen", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const { app } = agent;
  const before = unreadIn(centre);
  await app.chooseMenu(["Messages"]);
  const page = await app.page("messages");
  /** Everywhere the same. */
  const isUnread = async (count: number) => {
    await expect.poll(() => page.title()).toBe(count === 0 ? "Messages" : `(${count}) Messages`);
    await expect.poll(() => app.badge()).toBe(count);
    await expect
      .poll(async () => (await app.tray())?.tooltip ?? "")
      .toMatch(count === 0 ? /^(?!.*unread)/ : new RegExp(`${count} unread message`));
    expect(unreadIn(centre)).toBe(count);
  };
  const notes = async () => (await app.notifications()).filter(({ title }) => /^New SMS/.test(title));
  const clicksNote = async () => {
    const all = await app.notifications();
    await app.clickNotification(all.findLastIndex(({ title, open }) => open && /^New SMS/.test(title)));
  };
  await isUnread(before);

  await test.step("one that is accepted opens its conversation, where it is seen", async () => {
    mariaWrites(centre, "Where is my parcel?");
    await expect(row(page)).toContainText("1 unread");
    const offer = (await agent.phone()).getByRole("region", { name: /from Maria Delgado/ });
    await offer.getByRole("button", { name: /^Accept/ }).click();
    await expect(page.getByRole("heading", { level: 2, name: "Maria Delgado" })).toBeVisible();
    await isUnread(before);
  });

  await test.step("one that comes while another window is in front is told, and not read", async () => {
    await agent.opensSettings();
    mariaWrites(centre, "Hello?");
    await expect(row(page)).toContainText("1 unread");
    await isUnread(before + 1);
    await expect.poll(async () => (await notes()).at(-1)).toMatchObject({ body: "Hello?", open: true });
  });

  await test.step("a press on its notification shows it, and what is shown for a moment is read", async () => {
    await clicksNote();
    await isUnread(before);
    expect((await notes()).some(({ open }) => open)).toBe(false);
  });

  await test.step("left unread it stays so", async () => {
    await page.getByRole("button", { name: "Mark as unread" }).click();
    await expect(row(page)).toContainText("1 unread");
    await isUnread(before + 1);
  });

  await test.step("of two windows that show it the one in front counts", async () => {
    await page.getByRole("button", { name: "Open in a window of its own" }).click();
    const own = await app.page("conversation");
    await expect(own.getByRole("heading", { level: 2, name: "Maria Delgado" })).toBeVisible();
    await isUnread(before);
    await agent.opensSettings();
    mariaWrites(centre, "Are you there?");
    for (const each of [page, own]) await expect(each.getByText("Are you there?").last()).toBeVisible();
    await isUnread(before + 1);
    await clicksNote();
    await isUnread(before);
  });
});

test("a link begins a message, which waits with its words in the list", async ({ story }) => {
  const { app } = await story.atWork();
  await app.openUrl("sms:+14155550123?body=We%20open%20at%20nine.");
  const page = await app.page("messages");
  await expect(list(page).getByRole("option").first()).toContainText("Draft:We open at nine.");
  await app.openUrl("mailto:ann@a.test?subject=Hi&body=Dear%20Ann");
  await expect(list(page).getByRole("option").first()).toContainText("Draft:Dear Ann");
  await expect(list(page).getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  await app.openUrl("mailto:ann@a.test?subject=Hi%0D%0ABcc:%20x@evil.test");
  await expect((await app.page("phone")).getByText(/link you opened was refused/)).toBeVisible();
});

test("the contact centre's own tabs are chosen like filters, archived conversations among them", async ({
  centre,
  story,
}) => {
  mariaWrites(centre, "Please file this");
  const { app } = await story.atWork();
  await app.chooseMenu(["Messages"]);
  const page = await app.page("messages");
  await expect(row(page).first()).toBeVisible();
  const world = centre.sandbox.centre.world();
  const [conversation] = [...world.conversations.values()].filter(({ name }) => name === "Maria Delgado");
  const conversationId = conversation?.conversationId ?? "";
  centre.sandbox.centre.do({ kind: "archiveConversation", conversationId, on: true });
  await expect(row(page)).toHaveCount(0);
  const show = page.getByRole("combobox", { name: "Show" });
  await show.selectOption("Archived");
  await expect(list(page).getByRole("option")).toHaveCount(1);
  await expect(row(page)).toContainText("Please file this");
  await show.selectOption("Outgoing calls");
  await expect(list(page).getByRole("option").first()).toContainText("Call");
  await expect(row(page)).toHaveCount(0);
});

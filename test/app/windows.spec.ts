import type { Page } from "@playwright/test";
import type { Bridge } from "../../shared/contract/index.ts";
import type { Result } from "../../shared/result.ts";
import type { WindowRef } from "../../shared/state/window.ts";
import type { App } from "../harness/app.ts";
import { expect, test } from "../harness/story.ts";

type OurPage = Window & { readonly hookswitch: Bridge };

const opens = (page: Page, window: WindowRef): Promise<Result<void>> =>
  page.evaluate(
    (wanted) => (window as unknown as OurPage).hookswitch.ask.desktop.open(wanted as never),
    window,
  );
const conversation = (key: string): WindowRef => ({ kind: "conversation", key });
const boundsOf = async (app: App, key: string) =>
  (await app.windows()).find((each) => each.url.endsWith(`/conversation.html?key=${key}`))?.bounds;

test("conversations are torn off into windows of their own: one for each, each with its place and its own key", async ({
  story,
}) => {
  const { app, phone } = await story.atWork();
  for (const key of ["c-1", "c-2", "c-1"])
    expect(await opens(await phone(), conversation(key))).toMatchObject({ ok: true });
  const first = await app.page("conversation?key=c-1");
  const second = await app.page("conversation?key=c-2");
  for (const page of [first, second]) await expect(page.getByRole("heading").first()).toBeVisible();
  expect((await app.windows()).filter((each) => each.url.includes("/conversation.html"))).toHaveLength(2);

  await test.step("a window acts on its own conversation alone", async () => {
    expect(await opens(first, conversation("c-2"))).toEqual({ ok: false, error: { code: "notYours" } });
    expect(await opens(first, conversation("c-1"))).toMatchObject({ ok: true });
  });

  await test.step("the second stands off the first, and each comes back where it was", async () => {
    const was = await boundsOf(app, "c-1");
    const beside = await boundsOf(app, "c-2");
    expect([beside?.x, beside?.y]).toEqual([(was?.x ?? 0) + 32, (was?.y ?? 0) + 32]);
    await app.closeWindow("conversation?key=c-2");
    await expect.poll(() => boundsOf(app, "c-2")).toBeUndefined();
    await app.closeWindow("conversation?key=c-1");
    await expect.poll(() => boundsOf(app, "c-1")).toBeUndefined();
    await opens(await phone(), conversation("c-2"));
    await expect.poll(() => boundsOf(app, "c-2")).toEqual(beside);
  });

  await test.step("one that crashes comes back; the other does not notice", async () => {
    await opens(await phone(), conversation("c-1"));
    const other = await app.page("conversation?key=c-1");
    await app.killWindow("conversation?key=c-2");
    await expect((await app.page("conversation?key=c-2")).getByRole("heading").first()).toBeVisible();
    await expect(other.getByRole("heading").first()).toBeVisible();
  });
});

test("conversations are opened from the tray and the phone, found, read, and torn off", async ({ story }) => {
  const agent = await story.atWork();
  const { app } = agent;
  await app.chooseMenu(["Messages"]);
  const page = await app.page("messages");
  const list = page.getByRole("listbox", { name: "Conversations" });
  await expect(list.getByRole("option").first()).toBeVisible();
  // Where there is room the list stays beside what is read.
  const row = list.getByRole("option").nth(2);
  const name = (await row.locator("bdi").first().textContent()) ?? "";
  await row.click();
  await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
  await expect(page.getByRole("list", { name: "Messages of the conversation" })).toBeVisible();
  await expect(list).toBeVisible();

  await test.step("it is found by its name, and torn off", async () => {
    await page.getByRole("searchbox").fill(name.toLowerCase());
    await expect(list.getByRole("option").first()).toContainText(name);
    await page.getByRole("button", { name: "Open in a window of its own" }).click();
    await expect
      .poll(
        async () => (await app.windows()).filter((each) => each.url.includes("/conversation.html")).length,
      )
      .toBe(1);
    const own = await app.page("conversation");
    await expect(own.getByRole("heading", { level: 2, name })).toBeVisible();
    await expect.poll(() => own.title()).toBe(name);
  });

  await test.step("the phone has the way to it as well", async () => {
    await app.closeWindow("messages");
    await (await agent.phone()).getByRole("button", { name: /^Messages/ }).click();
    await expect(
      (await app.page("messages"))
        .getByRole("listbox", { name: "Conversations" })
        .getByRole("option")
        .first(),
    ).toBeVisible();
  });
});

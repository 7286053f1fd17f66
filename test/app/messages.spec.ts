import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { App } from "../harness/app.ts";
import { type Centre, expect, maria, test } from "../harness/story.ts";

/** Maria writes to Ana. */
function mariaWrites(centre: Centre, text: string): string {
  const { conversationId } = centre.sandbox.callers.writeSms({
    agent: "ana",
    from: maria.from,
    name: maria.name,
    text,
  });
  return conversationId;
}

/** How often Maria got a message with these words. */
function arrived(centre: Centre, conversationId: string, text: string): number {
  const world = centre.sandbox.centre.world();
  const items = [...world.openItemsIn(conversationId), ...world.history.select({ conversationId }).values()];
  return items.flatMap(({ messages }) => messages).filter(({ textMsg }) => textMsg === text).length;
}

/** How many drafts and messages lie on the disk. */
async function keptFiles(userData: string): Promise<number> {
  const names = await readdir(join(userData, "unsent"), { recursive: true });
  return names.filter((name) => name.endsWith(".sealed.json")).length;
}

async function opens(app: App): Promise<Page> {
  await app.chooseMenu(["Messages"]);
  return reads(app);
}

async function reads(app: App): Promise<Page> {
  const page = await app.page("messages");
  await page
    .getByRole("listbox", { name: "Conversations" })
    .getByRole("option", { name: /Maria Delgado/ })
    .first()
    .click();
  return page;
}

const box = (page: Page) => page.getByRole("textbox", { name: /^Message to/ });
const onItsWay = (page: Page) => page.getByRole("list", { name: "Messages on their way" });
const thread = (page: Page) => page.getByRole("list", { name: "Messages of the conversation" });
const send = (page: Page) => page.getByRole("button", { name: "Send", exact: true });

test("[messaging complaint 4] [messaging complaint 6] what is written outlives windows and the program, and reaches the customer once", async ({
  centre,
  story,
  keychain,
  userData,
}) => {
  const home = { userData, env: keychain.env };
  const agent = await story.staysSignedIn(keychain, userData);
  await agent.goes("Available");
  const id = mariaWrites(centre, "When do you open?");
  await agent.presses(/^Accept/);
  const page = await opens(agent.app);
  await expect(thread(page)).toContainText("When do you open?");

  await test.step("the window crashes in the middle of a draft", async () => {
    await box(page).fill("We open at");
    await expect(page.getByText("1 segment · 150 left · GSM-7")).toBeVisible();
    await agent.app.killWindow("messages");
    await expect(box(await reads(agent.app))).toHaveValue("We open at");
  });

  await test.step("two windows show one draft, letter by letter, each with its own caret", async () => {
    const first = await agent.app.page("messages");
    await first.getByRole("button", { name: "Open in a window of its own" }).click();
    const second = await agent.app.page("conversation");
    await expect(box(second)).toHaveValue("We open at");
    await box(second).press("End");
    await box(second).pressSequentially(" nine.");
    await expect(box(first)).toHaveValue("We open at nine.");
    await box(first).press("Home");
    await box(first).pressSequentially("Hello. ");
    await expect(box(second)).toHaveValue("Hello. We open at nine.");
    // An incoming message touches neither.
    mariaWrites(centre, "Are you there?");
    await expect(thread(second)).toContainText("Are you there?");
    await box(second).pressSequentially(" Yes.");
    for (const each of [first, second]) await expect(box(each)).toHaveValue("Hello. We open at nine. Yes.");
    await agent.app.closeWindow("conversation");
    expect(agent.app.logs().filter((line) => /uncaught|unhandled|threw/.test(line))).toEqual([]);
  });

  await test.step("it is sent by the keys, once, and seen to be delivered", async () => {
    const now = await agent.app.page("messages");
    await box(now).press("ControlOrMeta+Enter");
    await expect(box(now)).toHaveValue("");
    await expect(
      thread(now)
        .getByText(/SMS · .* · Delivered/)
        .last(),
    ).toBeVisible();
    await expect(onItsWay(now)).toBeHidden();
    expect(arrived(centre, id, "Hello. We open at nine. Yes.")).toBe(1);
  });

  await test.step("an end that nobody can know is looked for, and not sent twice", async () => {
    const now = await agent.app.page("messages");
    centre.sandbox.faults.http.add({ kind: "status", status: 502, endpoint: "sms", done: true });
    await box(now).fill("Until eight.");
    await send(now).click();
    await expect(thread(now).getByText("Until eight.")).toBeVisible();
    await expect(onItsWay(now)).toBeHidden();
    expect(arrived(centre, id, "Until eight.")).toBe(1);
  });

  await test.step("one that did not arrive says so, and goes again by a press only", async () => {
    const now = await agent.app.page("messages");
    centre.sandbox.faults.http.add({ kind: "status", status: 502, endpoint: "sms" });
    await box(now).fill("On Sundays too.");
    await send(now).click();
    await expect(onItsWay(now)).toContainText("Not sent");
    expect(arrived(centre, id, "On Sundays too.")).toBe(0);
    await onItsWay(now).getByRole("button", { name: "Send again" }).click();
    await expect(thread(now).getByText("On Sundays too.")).toBeVisible();
    expect(arrived(centre, id, "On Sundays too.")).toBe(1);
  });

  await test.step("the program crashes with a message that waits: it goes once, when it is back", async () => {
    const now = await agent.app.page("messages");
    centre.sandbox.faults.refuseSockets(true);
    await expect(now.getByText("Messages wait here")).toBeVisible();
    await box(now).fill("See you!");
    await send(now).click();
    await expect(onItsWay(now)).toContainText("Waiting for the connection");
    await box(now).fill("And bring");
    // The message and the draft, each in a file of its own.
    await expect.poll(() => keptFiles(userData)).toBe(2);
    await agent.app.kill();
    expect(arrived(centre, id, "See you!")).toBe(0);
    centre.sandbox.faults.refuseSockets(false);
    const next = await story.atSignIn(home);
    await expect.poll(() => arrived(centre, id, "See you!")).toBe(1);
    const back = await opens(next.app);
    await expect(box(back)).toHaveValue("And bring");
    await expect(onItsWay(back)).toBeHidden();
    expect(arrived(centre, id, "See you!")).toBe(1);
  });
});

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type EmailSampleName, emailSample } from "../../sandbox/callers/email-samples.ts";
import type { Agent } from "../harness/agent.ts";
import { type Centre, expect, test } from "../harness/story.ts";

const ines = "Ines Novak <ines@customer.test>";

/** Somebody writes to Ana, and she opens what they wrote. */
async function reads(agent: Agent, centre: Centre, sample: EmailSampleName): Promise<Page> {
  centre.sandbox.callers.writeEmail({ agent: "ana", from: ines, sample });
  await agent.app.chooseMenu(["Messages"]);
  const page = await agent.app.page("messages");
  const { subject } = emailSample(sample);
  const list = page.getByRole("listbox", { name: "Conversations" });
  await list.getByRole("option").filter({ hasText: subject }).first().click();
  await page.getByRole("button", { name: "Show email" }).last().click();
  return page;
}

test("a mail full of tricks is shown and asks for nothing; a link asks where it goes, and opens by a yes", async ({
  story,
  centre,
}) => {
  const agent = await story.atWork();
  const requests: string[] = [];
  const page = await reads(agent, centre, "trackers");
  page.context().on("request", (request) => requests.push(request.url()));
  const text = page.frameLocator(".mail-frame");
  await expect(text.getByText("Hello")).toBeVisible();
  await expect(page.getByText(/pictures? from the internet/)).toBeVisible();
  // Everything that the mail may have asked for stands before this.
  await page.getByRole("combobox", { name: "View" }).selectOption("Plain text");
  await expect(page.getByText("Hello").last()).toBeVisible();
  expect(requests.filter((url) => url.includes("track.test"))).toEqual([]);

  await test.step("a link", async () => {
    await page.getByRole("combobox", { name: "View" }).selectOption("Formatted");
    await agent.app.answerDialog(0);
    await text.getByRole("link", { name: "Shop" }).click();
    await expect.poll(async () => JSON.stringify(await agent.app.dialogs())).toContain("shop.test");
    expect(await agent.app.openedExternally()).toEqual([]);
    await agent.app.answerDialog(1);
    await text.getByRole("link", { name: "Shop" }).click();
    await expect.poll(() => agent.app.openedExternally()).toEqual(["https://shop.test/"]);
  });
});

test("a file is saved where the agent says, by a name without tricks", async ({ story, centre }) => {
  const folder = await mkdtemp(join(tmpdir(), "hookswitch-saved-"));
  const agent = await story.atWork();
  const page = await reads(agent, centre, "newsletter");
  const place = join(folder, "saved.png");
  await agent.app.savesTo(place);
  const files = page.getByRole("list", { name: "Files" });
  // The picture that the text shows is not among them.
  await expect(files.getByRole("listitem")).toHaveCount(1);
  await expect(files).toContainText("PNG picture");
  await files.getByRole("button", { name: /Save as/ }).click();
  await expect(files.getByText("Saved.")).toBeVisible();
  expect((await readFile(place)).subarray(1, 4).toString()).toBe("PNG");
  await rm(folder, { recursive: true, force: true });
});

test("an email is passed on with its files, which never pass through a window", async ({ story, centre }) => {
  const agent = await story.atWork();
  const page = await reads(agent, centre, "newsletter");
  await page.getByRole("button", { name: "Forward" }).click();
  const going = page.getByRole("list", { name: "Files of this message" });
  await expect(going.getByRole("listitem")).not.toHaveCount(0);
  const count = await going.getByRole("listitem").count();
  await page.getByRole("textbox", { name: "To", exact: true }).fill("books@acme.example");
  await page.getByRole("textbox", { name: /^Message/ }).click();
  await page.keyboard.press("ControlOrMeta+Enter");
  const sent = () => {
    const items = [...centre.sandbox.centre.world().items.values()];
    return items.flatMap(({ messages }) => messages).find(({ type }) => type === "USER");
  };
  await expect.poll(() => sent()?.attachments?.length).toBe(count);
  expect(sent()?.subject).toMatch(/^Fwd: /);
  expect(sent()?.attachments?.every(({ size }) => size > 0)).toBe(true);
});

test("an answer to all goes to everybody but us, with the original beneath, and stands in the thread", async ({
  story,
  centre,
}) => {
  const agent = await story.atWork();
  const { conversationId } = centre.sandbox.callers.writeEmail({
    agent: "ana",
    from: ines,
    subject: "Two invoices",
    text: "Which one is right?",
    to: ["ana@sandbox.test", "Ben Ito <ben@customer.test>"],
    cc: ["books@customer.test"],
  });
  await agent.presses(/^Accept/);
  await agent.app.chooseMenu(["Messages"]);
  const page = await agent.app.page("messages");
  const list = page.getByRole("listbox", { name: "Conversations" });
  await list.getByRole("option").filter({ hasText: "Two invoices" }).first().click();
  await page.getByRole("button", { name: "Show email" }).last().click();
  await page.getByRole("button", { name: "Reply all" }).click();
  const chips = (field: string) => page.getByRole("list", { name: field, exact: true }).getByRole("listitem");
  await expect(chips("To")).toHaveCount(2);
  await expect(chips("To").nth(0)).toContainText("ines@customer.test");
  await expect(chips("To").nth(1)).toContainText("ben@customer.test");
  await expect(chips("Cc")).toHaveText([/books@customer\.test/]);
  await expect(page.getByRole("textbox", { name: "Subject" })).toHaveValue("Re: Two invoices");
  const text = page.getByRole("textbox", { name: /^Message to/ });
  await text.click();
  await page.keyboard.press("ControlOrMeta+b");
  await page.keyboard.type("The second one.");
  await expect(text.locator("b")).toHaveText("The second one.");
  await test.step("two windows write in one email, and each keeps its caret", async () => {
    await page.getByRole("button", { name: "Open in a window of its own" }).click();
    const second = await agent.app.page("conversation");
    const other = second.getByRole("textbox", { name: /^Message to/ });
    await expect(other).toHaveText("The second one.");
    await text.press("Home");
    for (let step = 0; step < 4; step += 1) await text.press("ArrowRight");
    await other.press("ControlOrMeta+Home");
    await other.press("Enter");
    await other.press("ControlOrMeta+Home");
    await second.keyboard.type("Dear all,");
    await expect(text).toContainText("Dear all,");
    await page.keyboard.type("good ");
    await expect(other).toContainText("The good second one.");
    await expect(text.locator("div")).toHaveText(["Dear all,", "The good second one."]);
    await agent.app.closeWindow("conversation");
  });
  await page.keyboard.press("ControlOrMeta+Enter");
  const thread = page.getByRole("list", { name: "Messages of the conversation" });
  await expect(thread).toContainText("The good second one.");
  await expect(thread).toContainText("Which one is right?");
  await expect(text).toHaveText("");
  const world = centre.sandbox.centre.world();
  const sent = [
    ...world.openItemsIn(conversationId),
    ...world.history.select({ conversationId }).values(),
  ].flatMap(({ messages }) => messages);
  expect(sent.find(({ subject }) => subject === "Re: Two invoices")).toMatchObject({
    html: expect.stringMatching(
      /<b>The good(?: |&nbsp;)second one\.<\/b>.*<blockquote[^>]*>Which one is right\?<\/blockquote>/,
    ),
  });
});

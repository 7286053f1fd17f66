import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pdf } from "../../sandbox/callers/pdf-samples.ts";
import { arrivedWith, onPage, readsOf } from "../harness/messages.ts";
import { test as base, type Centre, expect, maria } from "../harness/story.ts";

const { box, files, list, onItsWay, row, send, thread } = onPage;

/** A folder of the agent's own with files to send. */
const test = base.extend<{ file: (name: string, bytes: Uint8Array) => Promise<string> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from here
  file: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "hookswitch-files-"));
    await use(async (name, bytes) => {
      await writeFile(join(folder, name), bytes);
      return join(folder, name);
    });
    await rm(folder, { recursive: true, force: true });
  },
});

/** A PDF of that many pages and at least that many bytes. */
const heavyPdf = (pages: number, bytes: number) =>
  Buffer.concat([pdf(pages), Buffer.from(`%${"x".repeat(bytes)}\n`)]);

const writes = (centre: Centre, from: string, name: string, text = "Hello") =>
  centre.sandbox.callers.writeSms({ agent: "ana", from, name, text });

test("a message to a typed number goes out, and its answer comes back into the same conversation", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  await agent.app.chooseMenu(["Messages"]);
  const page = await agent.app.page("messages");
  await page.getByRole("button", { name: "New message" }).click();
  // 0190 answers whatever is written.
  await page.getByRole("textbox", { name: "To" }).fill("(415) 555-0190");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("list", { name: "To" })).toContainText("+14155550190");
  await box(page).fill("Is Tuesday all right?");
  await send(page).click();

  await expect(thread(page)).toContainText('Thank you. About "Is Tuesday all right?": yes.');
  await expect(thread(page).getByText("Is Tuesday all right?").first()).toBeVisible();
  expect(arrivedWith(centre, "Is Tuesday all right?")).toHaveLength(1);
  await expect(row(page, /555.?0190/)).toContainText("Thank you.");
  await expect(list(page).getByText("Draft:")).toHaveCount(0);

  await test.step("and is answered where it stands", async () => {
    await box(page).fill("See you then.");
    await send(page).click();
    await expect(thread(page).getByText("See you then.", { exact: true })).toBeVisible();
    const [first] = arrivedWith(centre, "Is Tuesday all right?");
    const [second] = arrivedWith(centre, "See you then.");
    expect([first?.channelType, second?.channelType]).toEqual(["sms", "sms"]);
  });
});

test("a fax goes with its file and a cover; one that is busy and one that lost a page say so", async ({
  centre,
  story,
  file,
}) => {
  const agent = await story.atWork();
  const path = await file("order.pdf", pdf(5));
  for (const [from, name] of [
    ["+14155550123", "Frida Fax"],
    ["+14155550196", "Otto Busy"],
    ["+14155550188", "Lena Lost"],
  ] as const)
    writes(centre, from, name);

  async function faxes(name: string, cover: string) {
    const page = await readsOf(agent, new RegExp(name));
    await page.getByRole("combobox", { name: "Send as" }).selectOption("Fax");
    await box(page).fill(cover);
    await agent.app.opensFiles([path]);
    await page.getByRole("button", { name: "Attach files" }).click();
    await expect(files(page)).toContainText("about 5 pages");
    await send(page).click();
    return page;
  }

  await test.step("one that arrives", async () => {
    const page = await faxes("Frida Fax", "Order 17");
    await expect(
      thread(page)
        .getByText(/Fax · .* · Sent/)
        .last(),
    ).toBeVisible();
    // The cover is a page of its own.
    const [sent, ...more] = arrivedWith(centre, "Order 17");
    expect(more).toEqual([]);
    expect(sent).toMatchObject({ channelType: "fax", pages: 6, pagesDone: 6 });
    expect(sent?.attachments).toMatchObject([{ name: "order.pdf" }]);
  });
  await test.step("a line that is busy", async () => {
    const page = await faxes("Otto Busy", "Order 18");
    await expect(thread(page).getByText(/Not sent: .*busy/i)).toBeVisible();
  });
  await test.step("page three that is lost", async () => {
    const page = await faxes("Lena Lost", "Order 19");
    await expect(thread(page).getByText(/Not sent: .*page/i)).toBeVisible();
    expect(arrivedWith(centre, "Order 19")).toHaveLength(1);
  });
});

test("a chat is answered as long as it is open", async ({ centre, story }) => {
  const agent = await story.atWork();
  const { workitemId } = centre.sandbox.callers.writeChat({
    queue: "Sales",
    name: "Omar Chat",
    text: "Is somebody there?",
  });
  await agent.presses(/^Accept/);
  const page = await agent.app.page("messages");
  await expect(thread(page)).toContainText("Is somebody there?");
  await box(page).fill("Yes, hello!");
  // A chat takes words alone.
  await expect(page.getByRole("button", { name: "Attach files" })).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(thread(page).getByText("Yes, hello!")).toBeVisible();
  expect(arrivedWith(centre, "Yes, hello!")).toMatchObject([{ channelType: "chat", status: "delivered" }]);

  centre.sandbox.callers.writeMore(workitemId, "Thank you.");
  await expect(thread(page)).toContainText("Thank you.");
  await box(page).fill("Anything else?");
  centre.sandbox.centre.do({ kind: "customerLeaves", workitemId });
  const left = page.getByRole("region", { name: "The chat is over. This was not sent:" });
  await expect(left).toContainText("Anything else?");
  await left.getByRole("button", { name: "Discard" }).click();
  await expect(left).toBeHidden();
  expect(arrivedWith(centre, "Anything else?")).toEqual([]);
});

for (const asksFirst of [true, false])
  test(`a rule that stands against a message is shown with its reason, and is forced or left, ${asksFirst ? "asked for before" : "in the answer"}`, async ({
    centre,
    story,
  }) => {
    centre.sandbox.centre.do({
      kind: "changeAgent",
      of: centre.user("ana").userId,
      change: { extra: { verifyConsentOnSMS: asksFirst } },
    });
    const agent = await story.atWork();
    writes(centre, "+14155550199", "Lena Late");
    writes(centre, "+14155550197", "Nora Never");

    await test.step("outside the hours: sent all the same, by a press", async () => {
      const page = await readsOf(agent, /Lena Late/);
      await box(page).fill("Good night");
      await send(page).click();
      await expect(onItsWay(page)).toContainText(
        "It is outside the hours in which this number may be written to.",
      );
      expect(arrivedWith(centre, "Good night")).toEqual([]);
      await onItsWay(page).getByRole("button", { name: "Send anyway" }).click();
      await expect(thread(page).getByText("Good night")).toBeVisible();
      expect(arrivedWith(centre, "Good night")).toHaveLength(1);
    });
    await test.step("who wants nothing gets nothing, and what was written comes back", async () => {
      const page = await readsOf(agent, /Nora Never/);
      await box(page).fill("An offer");
      await send(page).click();
      await expect(onItsWay(page)).toContainText("This number does not want any messages.");
      await onItsWay(page).getByRole("button", { name: "Edit" }).click();
      await expect(box(page)).toHaveValue("An offer");
      await expect(onItsWay(page)).toBeHidden();
      expect(arrivedWith(centre, "An offer")).toEqual([]);
    });
  });

test("an upload that stalls shows how far it is, and can be taken back with nothing lost", async ({
  centre,
  story,
  file,
}) => {
  const agent = await story.atWork();
  writes(centre, maria.from, maria.name);
  const page = await readsOf(agent, /Maria Delgado/);
  await agent.app.opensFiles([await file("plan.pdf", heavyPdf(1, 12_000_000))]);
  await page.getByRole("button", { name: "Attach files" }).click();
  await box(page).fill("The plan");
  await expect(files(page)).toContainText("plan.pdf");

  centre.sandbox.faults.http.add({ kind: "stallUpload", endpoint: "sms", bytes: 500_000 });
  await send(page).click();
  await expect(onItsWay(page)).toContainText(/Sending… \d+\s?%/);
  // Writing goes on meanwhile.
  await box(page).fill("And");
  await onItsWay(page).getByRole("button", { name: "Take back" }).click();
  await expect(onItsWay(page)).toBeHidden();
  await expect(box(page)).toHaveValue("The plan\nAnd");
  await expect(files(page)).toContainText("plan.pdf");
  expect(arrivedWith(centre, "The plan")).toEqual([]);

  await box(page).fill("The plan");
  await send(page).click();
  await expect(thread(page).getByText("The plan")).toBeVisible();
  expect(arrivedWith(centre, "The plan")).toMatchObject([{ attachments: [{ name: "plan.pdf" }] }]);
});

test("a window that crashes in the middle of an upload loses nothing of it", async ({
  centre,
  story,
  file,
}) => {
  const agent = await story.atWork();
  writes(centre, maria.from, maria.name);
  const page = await readsOf(agent, /Maria Delgado/);
  await agent.app.opensFiles([await file("plan.pdf", heavyPdf(1, 12_000_000))]);
  await page.getByRole("button", { name: "Attach files" }).click();
  await box(page).fill("The plan");
  centre.sandbox.faults.http.add({ kind: "stallUpload", endpoint: "sms", bytes: 500_000, ms: 4_000 });
  await send(page).click();
  await expect(onItsWay(page)).toContainText("Sending…");
  await box(page).fill("The next");
  await agent.app.killWindow("messages");
  const back = await readsOf(agent, /Maria Delgado/);
  await expect(box(back)).toHaveValue("The next");
  await expect(thread(back).getByText("The plan")).toBeVisible();
  await expect(onItsWay(back)).toBeHidden();
  expect(arrivedWith(centre, "The plan")).toMatchObject([{ attachments: [{ name: "plan.pdf" }] }]);
});

test("[messaging complaint 7] a call is taken while a message is written: neither disturbs the other, and the keyboard stays where it is", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  writes(centre, maria.from, maria.name);
  await agent.presses(/^Accept/);
  const page = await agent.app.page("messages");
  await box(page).pressSequentially("We open at ");
  const call = centre.rings({ ...maria, from: "+14155552672", name: "Nora Next" });
  await agent.seesOffer("Nora Next");
  // The keyboard is still where it was.
  await expect(box(page)).toBeFocused();
  await page.keyboard.type("nine");
  await agent.accepts("Nora Next");
  await agent.isTalkingTo("Nora Next");
  await expect(box(page)).toHaveValue("We open at nine");
  await box(page).focus();
  await page.keyboard.type(".");
  writes(centre, maria.from, maria.name, "Please be quick");
  await expect(thread(page)).toContainText("Please be quick");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(thread(page).getByText("We open at nine.")).toBeVisible();
  expect(arrivedWith(centre, "We open at nine.")).toHaveLength(1);
  expect(call.item().state).toBe("active");
  await agent.isTalkingTo("Nora Next");
});

import type { Caller } from "../../sandbox/callers/callers.ts";
import type { Agent } from "../harness/agent.ts";
import { talkBothWays } from "../harness/sound.ts";
import { type Centre, expect, test } from "../harness/story.ts";

test.use({ sandboxOptions: { behaviour: { answerAfterMs: 400, ringForMs: 1_200 } } });

async function types(agent: Agent, number: string): Promise<void> {
  await (await agent.phone()).getByLabel("Number to call").fill(number);
}

/** The outbound call of Ana that is going on. */
function called(centre: Centre): Caller | undefined {
  const item = [...centre.sandbox.centre.world().items.values()].find((each) => each.type === "OutboundCall");
  return item === undefined ? undefined : centre.sandbox.callers.caller(item.workitemId);
}
const endedAs = async (agent: Agent) => (await agent.phone()).getByRole("region", { name: /^Call ended/ });

test("a number is dialled, answered, spoken to and hung up", async ({ centre, story }) => {
  const agent = await story.atWork();
  await types(agent, "4155552671");
  await agent.presses(/^Call$/);
  await agent.isTalkingTo("(415) 555-2671");
  const far = called(centre);
  expect(far?.item().to).toBe("+14155552671");
  if (far === undefined) throw new Error("nobody was called");
  await talkBothWays(agent, far.hears);
  await agent.hangsUp();
  await expect.poll(() => far.item().state).toBe("terminated");
  await expect(await endedAs(agent)).toContainText("You hung up");
  await agent.trayShows("available", /Available/);
});

test("a busy number and one that nobody answers are told apart", async ({ story }) => {
  const agent = await story.atWork();
  await types(agent, "+14155550196");
  await agent.presses(/^Call$/);
  await expect(await endedAs(agent)).toContainText("Busy");
  await types(agent, "+14155550195");
  await agent.presses(/^Call$/);
  await expect((await agent.phone()).getByText("Dialling…")).toBeVisible();
  await expect(await endedAs(agent)).toContainText("No answer");
  await agent.trayShows("available", /Available/);
});

test("a call that is hung up while it rings ends at the server too", async ({ centre, story }) => {
  const agent = await story.atWork();
  await types(agent, "+14155550195");
  await agent.presses(/^Call$/);
  await expect((await agent.phone()).getByText("Dialling…")).toBeVisible();
  const far = called(centre);
  await agent.hangsUp();
  await expect.poll(() => far?.item().state).toBe("terminated");
  await expect(await endedAs(agent)).toContainText("You hung up");
});

test("a compliance rule stands against a call: nothing rings until the agent decides", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  await types(agent, "+14155550199");
  await agent.presses(/^Call$/);
  const rule = phone.getByRole("alert").filter({ hasText: "This number should not be called now" });
  await expect(rule).toBeVisible();
  expect(called(centre)).toBeUndefined();

  await agent.presses("Don’t call");
  await expect(rule).toBeHidden();
  expect(called(centre)).toBeUndefined();

  await agent.presses(/^Call$/);
  await agent.presses("Call anyway");
  await agent.isTalkingTo("(415) 555-0199");
  const far = called(centre);
  if (far === undefined) throw new Error("nobody was called");
  await talkBothWays(agent, far.hears);
});

test("each compliance rule is named, and do-not-call is final", async ({ centre, story }) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  const rule = phone.getByRole("alert", { name: "This number should not be called now" });

  await types(agent, "+14155550198");
  await agent.presses(/^Call$/);
  await expect(rule).toContainText("There is no consent on record for calling this number.");
  await agent.presses("Don’t call");

  await types(agent, "+14155550197");
  await agent.presses(/^Call$/);
  await expect(rule).toContainText("This number is on the do-not-call list.");
  await agent.presses("Call anyway");
  const barred = phone.getByRole("alert", { name: "This number cannot be called" });
  await expect(barred).toContainText("even if you choose to call anyway");
  await expect(phone.getByRole("button", { name: "Call anyway" })).toHaveCount(0);
  await agent.presses("Close");
  await agent.presses(/^Call$/);
  await expect(barred).toBeVisible();
  await expect(phone.getByRole("button", { name: "Call anyway" })).toHaveCount(0);
  expect(called(centre)).toBeUndefined();
  // The number stays to be looked at and changed.
  await agent.presses("Close");
  await types(agent, "+14155550198");
  await agent.presses(/^Call$/);
  await agent.presses("Call anyway");
  await expect.poll(() => called(centre)?.item().to).toBe("+14155550198");
});

test("calls go out on the campaign that the agent chose, also after a restart; one that vanished is said", async ({
  centre,
  story,
  userData,
}) => {
  const first = await story.atWork({ userData });
  const phone = await first.phone();
  const choice = phone.getByLabel("Campaign");
  await expect(choice).toHaveValue("campaign-123");
  await expect(choice.getByRole("option")).toHaveText(["Customer care", "Spring offers"]);

  await types(first, "4155552671");
  await first.presses(/^Call$/);
  await first.isTalkingTo("(415) 555-2671");
  expect(called(centre)?.item().campaignId).toBe("campaign-123");
  await first.hangsUp();

  await choice.selectOption("Customer care");
  await expect(choice).toHaveValue("campaign-124");
  await first.app.quit();

  const second = await story.atWork({ userData });
  const again = await second.phone();
  await expect(again.getByLabel("Campaign")).toHaveValue("campaign-124");
  await types(second, "4155552672");
  await second.presses(/^Call$/);
  await second.isTalkingTo("(415) 555-2672");
  expect(called(centre)?.item().campaignId).toBe("campaign-124");
  await second.hangsUp();
  await second.trayShows("available");

  await test.step("it vanishes: the call is not placed, and another is in force", async () => {
    centre.sandbox.centre.do({ kind: "deleteObject", type: "campaign", id: "campaign-124" });
    await types(second, "4155552673");
    await second.presses(/^Call$/);
    await expect(again.getByText(/The campaign for this call no longer exists/)).toBeVisible();
    // Of one there is nothing to choose.
    await expect(again.getByLabel("Campaign")).toHaveCount(0);
    expect(called(centre)).toBeUndefined();
    await second.presses(/^Call$/);
    await second.isTalkingTo("(415) 555-2673");
    expect(called(centre)?.item().campaignId).toBe("campaign-123");
  });
});

test("a consult goes out on the agent's campaign too", async ({ centre, story }) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  await phone.getByLabel("Campaign").selectOption("Customer care");
  await expect(phone.getByLabel("Campaign")).toHaveValue("campaign-124");
  centre.rings();
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  await agent.presses("Transfer");
  await phone.getByLabel("Search by name or number").fill("+14155552673");
  await agent.presses(/^Consult .* first$/);
  await agent.isTalkingTo("(415) 555-2673");
  expect(called(centre)?.item().campaignId).toBe("campaign-124");
});

test("a consult that is refused even so is not offered again", async ({ centre, story }) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  centre.rings();
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  await agent.presses("Transfer");
  await phone.getByLabel("Search by name or number").fill("+14155550197");
  await agent.presses(/^Consult .* first$/);
  await agent.presses("Call anyway");
  await expect(phone.getByRole("alert", { name: "This number cannot be called" })).toBeVisible();
  await agent.presses("Close");
  await agent.presses(/^Consult .* first$/);
  await expect(phone.getByRole("alert", { name: "This number cannot be called" })).toBeVisible();
  await expect(phone.getByRole("button", { name: "Call anyway" })).toHaveCount(0);
  expect(called(centre)).toBeUndefined();
});

test("from the directory, recent calls, redial and the clipboard: with name and contact where they are known", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  const contact = [...centre.sandbox.centre.world().objectsOf("contact")].find(
    (each) => typeof each.phone === "string" && each.compliance === undefined && /^\+1/.test(each.phone),
  );
  if (contact === undefined) throw new Error("no contact that can be called");
  const name = String(contact.name);

  /** The call of this press was with that contact, and is over. */
  async function isWithContact(): Promise<void> {
    await agent.isTalkingTo(name);
    expect(called(centre)?.item()).toMatchObject({ to: contact?.phone, name, contactId: contact?._id });
    await agent.hangsUp();
    await agent.trayShows("available");
  }

  await test.step("directory", async () => {
    await phone.getByRole("tab", { name: "Directory" }).click();
    await phone.getByLabel("Search by name or number").fill(name);
    await phone.getByRole("button", { name: `Call ${name}` }).click();
    await isWithContact();
  });
  await test.step("redial", async () => {
    await phone.getByRole("button", { name: /^Redial/ }).click();
    await agent.presses(/^Call$/);
    await isWithContact();
  });
  await test.step("recent", async () => {
    await phone.getByRole("tab", { name: "Recent" }).click();
    await phone
      .getByRole("button", { name: `Call ${name}` })
      .first()
      .click();
    await isWithContact();
  });
  await test.step("clipboard: a press puts it there, another calls it", async () => {
    await agent.app.clipboard("Ring me: (415) 555-2671");
    await phone.getByRole("tab", { name: "Keypad" }).click();
    await phone.getByRole("button", { name: "Paste number" }).click();
    await expect(phone.getByLabel("Number to call")).toHaveValue("(415) 555-2671");
    expect(called(centre)).toBeUndefined();
    await agent.presses(/^Call$/);
    await agent.isTalkingTo("(415) 555-2671");
  });
});

test("what is no number is refused beside its field, and nothing typed is lost", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  await agent.presses(/^Call$/);
  await expect(phone.getByText("Enter a number first.")).toBeVisible();
  await types(agent, "+1 415 555");
  await agent.presses(/^Call$/);
  await expect(phone.getByText("This number is too short.")).toBeVisible();
  await expect(phone.getByLabel("Number to call")).toHaveValue(/415.*555/);
  expect(called(centre)).toBeUndefined();
});

test("an extension stays with its number: typed, sent by one key in the call, kept for redial and history", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  await types(agent, "(415) 555-2671 ext. 136");
  await expect(phone.getByText(/Extension 136: send it when they answer/)).toBeVisible();
  await agent.presses(/^Call$/);
  await agent.isTalkingTo("(415) 555-2671");
  expect(called(centre)?.item().to).toBe("+14155552671");
  expect(called(centre)?.item().digits).toBe("");
  await phone.keyboard.press("ControlOrMeta+Shift+Y");
  await expect.poll(() => called(centre)?.item().digits).toBe("136");
  await expect(phone.getByRole("button", { name: /^Send 136/ })).toHaveCount(0);
  await agent.hangsUp();
  await expect(phone.getByRole("button", { name: "Redial (415) 555-2671 ext. 136" })).toBeVisible();

  await phone.getByRole("tab", { name: "Recent" }).click();
  await phone.getByRole("button", { name: "Call (415) 555-2671" }).first().click();
  await agent.isTalkingTo("(415) 555-2671");
  await agent.presses(/^Send 136/);
  await expect.poll(() => called(centre)?.item().digits).toBe("136");
});

test("a wrong number is never dialled: what is pasted is kept whole, asked about, or refused with its reason", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  const field = phone.getByLabel("Number to call");
  /** Copied in any program, and pasted by the button. */
  async function pastes(text: string): Promise<void> {
    await field.fill("");
    await agent.app.clipboard(text);
    await phone.getByRole("button", { name: "Paste number" }).click();
  }
  for (const [text, why] of [
    ["€1,234,567.89", "There is no phone number in the clipboard."],
    ["192.168.10.20", "There is no phone number in the clipboard."],
    ["(415) 555-2671 or (415) 555-2672", "There are several numbers in the clipboard."],
    ["1004 ".repeat(4_000), "This text is too long to find a number in it."],
  ] as const) {
    await pastes(text);
    await expect(phone.getByText(why)).toBeVisible();
    await expect(field).toHaveValue("");
  }
  for (const [text, shown] of [
    ["415−555−0100", "(415) 555-0100"],
    ["inv 20240115 tel 415 555 2671", "(415) 555-2671"],
    ["1-800-FLOWERS", "1-800-FLOWERS"],
  ] as const) {
    await pastes(text);
    await expect(field).toHaveValue(shown);
  }
  await expect(phone.getByText("The letters stand for (800) 356-9377")).toBeVisible();

  await types(agent, "0301234567");
  await agent.presses(/^Call$/);
  const question = phone.getByRole("alert", { name: /^Is .* right\?$/ });
  await expect(question).toContainText("Germany");
  await agent.presses("Don’t call");
  await types(agent, "911");
  await agent.presses(/^Call$/);
  await expect(phone.getByRole("alert", { name: "Emergency call to 911?" })).toContainText(
    "may not see where you are",
  );
  await agent.presses("Don’t call");
  expect(called(centre)).toBeUndefined();

  await pastes("*67 415 555 0100");
  await agent.presses(/^Call$/);
  await expect.poll(() => called(centre)?.item().to).toBe("*67+14155550100");
});

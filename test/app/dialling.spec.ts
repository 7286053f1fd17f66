import type { Caller } from "../../sandbox/people/people.ts";
import type { Agent } from "../harness/agent.ts";
import { talkBothWays } from "../harness/sound.ts";
import { type Centre, expect, test } from "../harness/story.ts";

test.use({ sandboxOptions: { moods: { answerAfterMs: 400, ringForMs: 1_200 } } });

async function types(agent: Agent, number: string): Promise<void> {
  await (await agent.phone()).getByLabel("Number to call").fill(number);
}

/** The outbound call of Ana that is going on. */
function called(centre: Centre): Caller | undefined {
  const item = Object.values(centre.sandbox.centre.world().items).find(
    (each) => each.type === "OutboundCall",
  );
  return item === undefined ? undefined : centre.sandbox.people.caller(item.workitemId);
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
  const rule = phone.getByRole("alert").filter({ hasText: "A rule stands against this call" });
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

test("what is no number is refused beside its field, and nothing typed is lost", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  await agent.presses(/^Call$/);
  await expect(phone.getByText("Type a number first.")).toBeVisible();
  await types(agent, "+1 415 555");
  await agent.presses(/^Call$/);
  await expect(phone.getByText("This number is too short.")).toBeVisible();
  await expect(phone.getByLabel("Number to call")).toHaveValue(/415.*555/);
  expect(called(centre)).toBeUndefined();
});

import { consults, talksToMaria } from "../harness/calls.ts";
import { agentHears, hearsTone, isHeard, talkBothWays } from "../harness/sound.ts";
import { audible, expect, silent, test } from "../harness/story.ts";

const low = 440;
const high = 1000;

test("in a consult, whoever goes first is named, and nobody is left in silence", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  const caller = await talksToMaria(centre, agent, low);

  // The one who is asked hangs up.
  const asked = await consults(centre, agent, "(415) 555-0150");
  await agent.isTalkingTo("(415) 555-0150");
  asked.says({ tone: high });
  await talkBothWays(agent, asked.hears);
  asked.hangsUp();
  const gone = phone.getByRole("region", { name: "Call ended: (415) 555-0150" });
  await expect(gone).toContainText("They hung up");
  await agent.presses("Resume");
  await agent.isTalkingTo("Maria Delgado");
  await talkBothWays(agent, caller.hears);
  await gone.getByRole("button", { name: "Dismiss" }).click();

  // Whoever is busy is said to be.
  await consults(centre, agent, "(415) 555-0196");
  await expect(phone.getByRole("region", { name: "Call ended: (415) 555-0196" })).toContainText("Busy");
  await agent.presses("Resume");
  await talkBothWays(agent, caller.hears);

  // The customer loses patience: the agent still talks, and knows.
  const second = await consults(centre, agent, "(415) 555-0151");
  await agent.isTalkingTo("(415) 555-0151");
  caller.hangsUp();
  await expect(phone.getByRole("region", { name: "Call ended: Maria Delgado" })).toContainText(
    "They hung up",
  );
  await expect(phone.getByRole("button", { name: "Complete transfer" })).toBeHidden();
  await talkBothWays(agent, second.hears);
  await agent.hangsUp();
  await agent.trayShows("available", /Available/);
});

test("a conference of three: one is held, one leaves, the rest go on", async ({ centre, story }) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  const caller = await talksToMaria(centre, agent, low);
  const asked = await consults(centre, agent, "(415) 555-0150");
  await agent.isTalkingTo("(415) 555-0150");
  asked.says({ tone: high });
  await agent.presses("Merge");
  const members = phone.getByRole("list", { name: "In the conference" }).getByRole("listitem");
  await expect(members).toHaveCount(2);

  const third = await consults(centre, agent, "(415) 555-0152", "Add");
  await agent.isTalkingTo("(415) 555-0152");
  third.says("silence");
  expect([caller.item().state, asked.item().state]).toEqual(["hold", "hold"]);
  await agent.presses("Merge");
  await expect(members).toHaveCount(3);
  await agent.presses("Mute");
  await isHeard(third.hears, audible);
  await agentHears(agent, "sound");

  // One of them is held: they hear nobody but music, the others go on.
  await agent.presses("Hold: (415) 555-0150");
  await expect(members).toHaveCount(2);
  await hearsTone(third.hears, low);
  // And comes back.
  await agent.presses("Merge");
  await expect(members).toHaveCount(3);

  third.hangsUp();
  await expect(members).toHaveCount(2);
  await Promise.all([hearsTone(caller.hears, high), hearsTone(asked.hears, low)]);
  await agent.presses("Leave them talking");
  await agent.trayShows("available", /Available/);
  await Promise.all([hearsTone(caller.hears, high), hearsTone(asked.hears, low)]);
});

test("a transfer that fails leaves the customer where they are, with words for every way", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  const { centre: world, faults } = centre.sandbox;
  const ben = centre.user("ben").userId;
  world.do({ kind: "acdLogin", userId: ben, statusId: "available" });
  const caller = await talksToMaria(centre, agent, low);
  await agent.presses("Transfer");
  const row = phone.getByRole("row").filter({ hasText: "Ben Okafor" });
  await expect(row).toContainText("Available");

  // His status changes while the list is open.
  world.do({ kind: "acdLogin", userId: ben, statusId: "lunch" });
  await expect(row).toContainText("Lunch", { timeout: 10_000 });

  const says = [
    [{ kind: "status", status: 500 }, "The server had a problem."],
    [{ kind: "status", status: 404 }, "This no longer exists on the server."],
    [{ kind: "html" }, "A web page answered instead of"],
  ] as const;
  for (const [fault, words] of says) {
    faults.http.add({ ...fault, endpoint: "transferToAgent" });
    await agent.presses("Transfer to Ben Okafor");
    await expect(phone.getByText(words)).toBeVisible();
    expect(caller.item().state).toBe("active");
    await talkBothWays(agent, caller.hears);
  }

  // It is done, and only the answer is lost.
  faults.http.add({ kind: "dropAnswer", endpoint: "transferToAgent" });
  await agent.presses("Transfer to Ben Okafor");
  await expect(phone.getByRole("region", { name: "Call ended: Maria Delgado" })).toContainText("Transferred");
  await agent.trayShows("available", /Available/);
  await isHeard(caller.hears, { ...silent, maxDbfs: 0 });
});

test("keys arrive in the order they were pressed, however slow the server is", async ({ centre, story }) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  const caller = await talksToMaria(centre, agent, low);
  await agent.presses("Keypad");
  // The first one takes its time; the others must not overtake it.
  centre.sandbox.faults.http.add({ kind: "delay", ms: 700, endpoint: "sendDtmf" });
  await phone.keyboard.type("1123#");
  await expect(phone.getByRole("log", { name: "Digits sent" })).toHaveText("1123#");
  await expect.poll(() => caller.item().digits).toBe("1123#");
});

import type { Agent } from "../harness/agent.ts";
import { consults, talksToMaria } from "../harness/calls.ts";
import { agentHears, hearsTone, isHeard, talkBothWays } from "../harness/sound.ts";
import { type Centre, expect, silent, test } from "../harness/story.ts";

const low = 440;
const high = 1000;

/** Asks somebody at a number, who speaks at another pitch than Maria. */
async function asks(centre: Centre, agent: Agent) {
  const asked = await consults(centre, agent, "(415) 555-0150");
  await agent.isTalkingTo("(415) 555-0150");
  asked.says({ tone: high });
  return asked;
}

test("a warm transfer: the agent asks first, then leaves the two talking to each other", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const caller = await talksToMaria(centre, agent, low);
  const asked = await asks(centre, agent);
  const phone = await agent.phone();
  await expect(phone.getByText("About Maria Delgado, who is on hold")).toBeVisible();
  expect(caller.item().state).toBe("hold");
  expect(asked.item().data).toMatchObject({ relatedWorkitemId: caller.workitemId });
  await talkBothWays(agent, asked.hears);

  await agent.presses("Complete transfer");
  await expect(phone.getByRole("region", { name: "Call ended: Maria Delgado" })).toContainText("Transferred");
  await agent.trayShows("available", /Available/);
  await Promise.all([hearsTone(caller.hears, high), hearsTone(asked.hears, low)]);
  expect(caller.item().terminationReason).toBe("TRANSFERRED");
});

test("a consult that is given up leads back to the caller; one that is merged is a conference", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  const caller = await talksToMaria(centre, agent, low);
  const first = await asks(centre, agent);
  await agent.presses(/^Back to caller/);
  await agent.isTalkingTo("Maria Delgado");
  expect(first.item().state).toBe("terminated");
  await talkBothWays(agent, caller.hears);

  const second = await asks(centre, agent);
  await agent.presses("Merge");
  await expect(phone.getByRole("heading", { name: "Conference" })).toBeVisible();
  await expect(phone.getByRole("list", { name: "In the conference" }).getByRole("listitem")).toHaveCount(2);
  // With the agent silent, what each of them hears is the other.
  await agent.presses("Mute");
  await Promise.all([hearsTone(caller.hears, high), hearsTone(second.hears, low)]);
  await agentHears(agent, "sound");
  await agent.presses("Muted");

  await agent.presses("Split");
  await expect(phone.getByRole("heading", { name: "Conference" })).toBeHidden();
  await expect.poll(() => [caller.item().state, second.item().state].toSorted()).toEqual(["active", "hold"]);
  await agent.presses("Merge");
  await expect(phone.getByRole("heading", { name: "Conference" })).toBeVisible();
  await agent.presses("Hang up all");
  await agent.trayShows("available", /Available/);
  expect([caller.item().state, second.item().state]).toEqual(["terminated", "terminated"]);
});

test("a blind transfer: refused it leaves the call alone, taken it leaves the agent", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  const { centre: world } = centre.sandbox;
  const caller = await talksToMaria(centre, agent, low);
  await agent.presses("Transfer");
  // By keyboard alone: the search has the focus.
  await phone.keyboard.type("ben");
  await expect(phone.getByRole("button", { name: "Transfer to Chloe Martin" })).toBeHidden();
  await agent.presses("Transfer to Ben Okafor");
  await expect(phone.getByText("The server refused this.")).toBeVisible();
  await talkBothWays(agent, caller.hears);

  world.do({ kind: "acdLogin", userId: centre.user("ben").userId, statusId: "available" });
  await agent.presses("Transfer to Ben Okafor");
  await expect(phone.getByRole("region", { name: "Call ended: Maria Delgado" })).toContainText("Transferred");
  expect(caller.item()).toMatchObject({ directTo: centre.user("ben").userId, agentId: "" });
  await agent.trayShows("available", /Available/);
  caller.hangsUp();
  // The next one is for Ana again.
  world.do({ kind: "acdLogout", userId: centre.user("ben").userId });

  const next = await talksToMaria(centre, agent, low);
  await agent.presses("Transfer");
  await phone.getByLabel("Search by name or number").fill("(415) 555-0177");
  await agent.presses("Transfer to (415) 555-0177");
  await agent.trayShows("available", /Available/);
  const outside = centre.sandbox.voice.customer(`${next.workitemId}>+14155550177`);
  if (outside === undefined) throw new Error("nobody is at that number");
  outside.says({ tone: high });
  await Promise.all([hearsTone(next.hears, high), hearsTone(outside.hears, low)]);
});

test("a second call taken while talking holds the first, and one press swaps them", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const caller = await talksToMaria(centre, agent, low);
  const direct = centre.rings({ agent: "ana", from: "+14155550166", name: "Nora Novak", says: "tone" });
  await agent.accepts("Nora Novak");
  await agent.isTalkingTo("Nora Novak");
  expect(caller.item().state).toBe("hold");
  await talkBothWays(agent, direct.hears);

  await agent.presses("Swap to Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  expect([caller.item().state, direct.item().state]).toEqual(["active", "hold"]);
  await talkBothWays(agent, caller.hears);
  await agent.presses("Mute");
  await isHeard(caller.hears, silent);

  await agent.hangsUp();
  await agent.trayShows("muted", /Nora Novak/);
  await agent.presses("Resume");
  await agent.isTalkingTo("Nora Novak");
});

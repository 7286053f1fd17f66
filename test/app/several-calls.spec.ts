import type { Caller } from "../../sandbox/callers/callers.ts";
import type { Agent } from "../harness/agent.ts";
import { agentHears, hearsTone, isHeard, sentBy, sentTo, talkBothWays } from "../harness/sound.ts";
import { audible, type Centre, expect, maria, silent, test } from "../harness/story.ts";

const low = 440;
const middle = 700;
const high = 1000;
const modifier = process.platform === "darwin" ? "Meta" : "Control";

/** A customer who sounds a tone calls Ana directly and is talked to. */
async function takes(centre: Centre, agent: Agent, name: string, hz: number): Promise<Caller> {
  const from = `+1415555${4000 + hz}`;
  const caller = centre.rings({ agent: "ana", from, name, says: { tone: hz } });
  await agent.accepts(name);
  await agent.isTalkingTo(name);
  return caller;
}

const isOn = (caller: Caller, state: "active" | "hold") => expect.poll(() => caller.item().state).toBe(state);

/** The agent and this caller hear each other; the others hear music and nothing of it reaches the agent. */
async function talksOnlyTo(
  centre: Centre,
  agent: Agent,
  caller: Caller,
  hz: number,
  others: readonly Caller[],
) {
  await Promise.all([isOn(caller, "active"), ...others.map((each) => isOn(each, "hold"))]);
  await Promise.all([
    hearsTone(sentTo(centre, "ana"), hz),
    agentHears(agent, "sound"),
    isHeard(sentBy(centre, "ana")),
    isHeard(caller.hears),
  ]);
}

test("one key swaps two calls: who hears whom changes, and the other hears music", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  const maria = await takes(centre, agent, "Maria Delgado", low);
  await talksOnlyTo(centre, agent, maria, low, []);
  const nora = await takes(centre, agent, "Nora Novak", high);
  await talksOnlyTo(centre, agent, nora, high, [maria]);
  const others = phone.getByRole("list", { name: "Other calls" });
  await expect(others.getByText(/^On hold · 0:0\d$/)).toBeVisible();

  await phone.keyboard.press(`${modifier}+Shift+S`);
  await agent.isTalkingTo("Maria Delgado");
  await talksOnlyTo(centre, agent, maria, low, [nora]);
  // With the agent muted, what each of them hears is not the agent: nothing the one, music the other.
  await agent.presses("Mute");
  await Promise.all([isHeard(maria.hears, silent), isHeard(nora.hears, { ...audible, forMs: 500 })]);
  await agent.presses("Muted");

  await agent.presses("Swap to Nora Novak");
  await agent.isTalkingTo("Nora Novak");
  await talksOnlyTo(centre, agent, nora, high, [maria]);
});

test("with three calls the key goes round", async ({ centre, story }) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  const one = await takes(centre, agent, "Ada One", low);
  const two = await takes(centre, agent, "Bea Two", middle);
  const three = await takes(centre, agent, "Cleo Three", high);
  await talksOnlyTo(centre, agent, three, high, [one, two]);
  const round = [
    { caller: one, name: "Ada One", hz: low, others: [two, three] },
    { caller: two, name: "Bea Two", hz: middle, others: [one, three] },
    { caller: three, name: "Cleo Three", hz: high, others: [one, two] },
  ];
  for (const { caller, name, hz, others } of round) {
    await phone.keyboard.press(`${modifier}+Shift+S`);
    await agent.isTalkingTo(name);
    await talksOnlyTo(centre, agent, caller, hz, others);
  }
});

test("a swap whose answer is lost is not repeated: the calls are read and shown as they are", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  const maria = await takes(centre, agent, "Maria Delgado", low);
  const nora = await takes(centre, agent, "Nora Novak", high);
  centre.sandbox.faults.http.add({ kind: "dropAnswer", endpoint: "bridge" });
  await agent.presses("Swap to Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  await talksOnlyTo(centre, agent, maria, low, [nora]);
  await expect(phone.getByRole("button", { name: "Swap to Nora Novak" })).toBeEnabled();
});

test("a call taken on a call holds the first, which comes back with one key when the second ends", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  const first = centre.rings({ ...maria, says: { tone: low } });
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  await talkBothWays(agent, first.hears);
  const second = centre.rings({
    agent: "ana",
    from: "+14155550166",
    name: "Nora Novak",
    says: { tone: high },
  });
  await agent.seesOffer("Nora Novak");
  // In a small window hanging up is still there.
  await expect(phone.getByRole("button", { name: "Hang up", exact: true })).toBeInViewport();
  await phone.keyboard.press(`${modifier}+Enter`);
  await agent.isTalkingTo("Nora Novak");
  await talksOnlyTo(centre, agent, second, high, [first]);

  second.hangsUp();
  // Nothing comes back by itself: the held one is in front, with its time.
  await expect(phone.getByRole("heading", { name: "Maria Delgado" })).toBeVisible();
  await expect(phone.getByText("On hold", { exact: true })).toBeVisible();
  await agentHears(agent, "silence");
  expect(first.item().state).toBe("hold");
  await phone.keyboard.press(`${modifier}+Shift+H`);
  await agent.isTalkingTo("Maria Delgado");
  await talksOnlyTo(centre, agent, first, low, []);
});

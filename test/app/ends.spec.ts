import type { Agent } from "../harness/agent.ts";
import { isHeard, sentBy } from "../harness/sound.ts";
import { audible, type Centre, expect, maria, silent, test } from "../harness/story.ts";

async function inCall(centre: Centre, agent: Agent) {
  const caller = centre.rings({ ...maria, says: "tone" });
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  await isHeard(caller.hears);
  return caller;
}

test.describe("where the server waits for a leg only briefly", () => {
  test.use({ sandboxOptions: { behaviour: { legGraceMs: 1_500, reofferMs: 60_000 } } });
  test("a call whose leg never comes goes back to the queue, says so, and can be taken when it is offered again", async ({
    centre,
    story,
  }) => {
    const agent = await story.atWork();
    const { login } = centre.user("ana");
    const phone = await agent.phone();
    // Heard by the server, and never told of the ring.
    centre.sandbox.voice.verto?.faults.freezeSockets(login, 4_000);
    const caller = centre.rings(maria);
    await agent.accepts("Maria Delgado");
    await expect(phone.getByText("Connecting…")).toBeVisible();
    await expect(phone.getByText("Went back to the queue")).toBeVisible();
    await expect(phone.getByText("Connecting…")).toBeHidden();
    await expect(phone.getByText("No Answer").first()).toBeVisible();
    await expect.poll(() => centre.sandbox.centre.find("ana")?.leg, { timeout: 20_000 }).toBe("none");

    await agent.goes("Available");
    // Back at work, they are offered the same call again.
    await agent.accepts("Maria Delgado");
    await agent.isTalkingTo("Maria Delgado");
    await isHeard(caller.hears);
  });
});

test("a hang-up that the server refuses frees the microphone at once and the screen soon, and is told", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  await inCall(centre, agent);
  const { faults } = centre.sandbox;
  faults.http.add({ kind: "status", status: 403, endpoint: "hangUp", count: 99 });
  const phone = await agent.phone();
  await agent.presses("Hang up");
  await expect(phone.getByText(/You hung up(?! on)/).first()).toBeVisible({ timeout: 5_000 });
  await expect(phone.getByText(/The server has not confirmed that the call is over/)).toBeVisible();
  // Nothing of the agent's reaches the customer any more: the server has no leg, and its waiting music plays.
  await expect.poll(() => centre.sandbox.centre.find("ana")?.leg).toBe("none");
});

test("mute and hang up in the same breath as accept: nothing is heard, and one press each is enough", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  const { faults } = centre.sandbox;
  const accepting = { kind: "delay", ms: 600, endpoint: "acceptOffer", count: 1 } as const;
  faults.http.add(accepting);
  centre.rings({ ...maria, says: "tone" });
  await agent.accepts("Maria Delgado");
  // The press is on its way to the server: from here on both can be pressed.
  await expect(phone.getByRole("button", { name: "Hang up" })).toBeVisible();
  await phone.keyboard.press("ControlOrMeta+Shift+M");
  await agent.isTalkingTo("Maria Delgado");
  await expect.poll(() => centre.sandbox.centre.find("ana")?.inMute).toBe(true);
  await isHeard(sentBy(centre, "ana"), silent);
  const said = sentBy(centre, "ana").seconds();
  expect(Math.max(...said.map(({ dbfs }) => dbfs))).toBeLessThan(audible.minDbfs);
  await agent.presses("Hang up");
  await expect(phone.getByText(/You hung up(?! on)/).first()).toBeVisible();

  faults.http.add(accepting);
  const second = centre.rings({ queue: "Support", from: "+14155550123", name: "Ines Novak" });
  await agent.accepts("Ines Novak");
  await phone.getByRole("button", { name: "Hang up" }).click();
  await expect.poll(() => second.item().state).toBe("terminated");
  await expect(phone.getByText(/You hung up(?! on)/).first()).toBeVisible();
});

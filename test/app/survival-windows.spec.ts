import { talksToMaria } from "../harness/calls.ts";
import { agentHears, isHeard, talkBothWays } from "../harness/sound.ts";
import { expect, maria, test } from "../harness/story.ts";

test("the phone window dies in a call: the call goes on, and the window comes back with it", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const caller = await talksToMaria(centre, agent);
  const leg = centre.sandbox.voice.leg(centre.user("ana").userId);
  await agent.app.killWindow("phone");
  await isHeard(caller.hears, { minDbfs: -45, forMs: 500, timeoutMs: 10_000 });
  await agentHears(agent, "sound");
  // A new window, with the call in it and everything that can be done with it.
  await agent.isTalkingTo("Maria Delgado");
  await agent.presses("Mute");
  await agent.trayShows("muted");
  await agent.presses("Muted");
  await talkBothWays(agent, caller.hears);
  expect(centre.sandbox.voice.leg(centre.user("ana").userId)).toBe(leg);
  await agent.hangsUp();
  await expect.poll(() => caller.item().state).toBe("terminated");
});

test("the phone window is loaded anew in a call: nothing is lost, and the timer goes on", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const caller = await talksToMaria(centre, agent);
  const timer = async () => {
    const [minutes = 0, seconds = 0] = ((await (await agent.phone()).getByRole("timer").textContent()) ?? "")
      .split(":")
      .map(Number);
    return minutes * 60 + seconds;
  };
  await expect.poll(timer).toBeGreaterThan(1);
  const before = await timer();
  await agent.app.reloadWindow("phone");
  await agent.isTalkingTo("Maria Delgado");
  expect(await timer()).toBeGreaterThanOrEqual(before);
  await talkBothWays(agent, caller.hears);
  await agent.hangsUp();
  await expect.poll(() => caller.item().state).toBe("terminated");
});

test("the voice window dies in a call: it is built again, and both sides are heard again", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const caller = await talksToMaria(centre, agent);
  const { userId, login } = centre.user("ana");
  const leg = centre.sandbox.voice.leg(userId);
  const [line] = centre.sandbox.voice.verto?.legs(login) ?? [];
  const back = new Promise<void>((resolve) => line?.on("legReattached", () => resolve()));
  const lostAt = performance.now();
  await agent.app.killWindow("voice");
  // What is heard before may still lie in a buffer.
  await back;
  await isHeard(caller.hears, { minDbfs: -45, forMs: 100, timeoutMs: 15_000 });
  console.log(`voice window lost: the agent is heard after ${Math.round(performance.now() - lostAt)} ms`);
  await talkBothWays(agent, caller.hears);
  expect(centre.sandbox.voice.leg(userId)).toBe(leg);
  expect(caller.item().state).toBe("active");

  // And the next call rings and sounds as well.
  await agent.hangsUp();
  await agent.trayShows("available");
  const next = centre.rings({ ...maria, name: "Nora Next", says: "tone" });
  await agent.accepts("Nora Next");
  await agent.isTalkingTo("Nora Next");
  await talkBothWays(agent, next.hears);
});

test("the voice window dies six times: no sound is told and no call is taken; Try now brings the sound back", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  const strip = phone.getByTestId("connection-strip").filter({ hasText: "No sound" });
  const statusOf = () => phone.getByRole("button", { name: "ACD status" });
  for (let deaths = 0; deaths < 6; deaths += 1) await agent.app.killWindow("voice");
  await expect(strip).toContainText("keeps stopping");
  await expect(statusOf()).not.toContainText("Available");
  await strip.getByRole("button", { name: "Try now" }).click();
  await expect(strip).toBeHidden({ timeout: 15_000 });
  await agent.trayShows("available");
  await expect(statusOf()).toContainText("Available");
  const caller = await talksToMaria(centre, agent);
  await agent.hangsUp();
  await expect.poll(() => caller.item().state).toBe("terminated");
});

test("the voice window is loaded anew in a call: both sides are heard again", async ({ centre, story }) => {
  const agent = await story.atWork();
  const caller = await talksToMaria(centre, agent);
  await agent.app.reloadWindow("voice");
  // Longer than what a buffer keeps from before.
  await isHeard(caller.hears, { minDbfs: -45, forMs: 1_500, timeoutMs: 15_000 });
  await talkBothWays(agent, caller.hears);
  expect(caller.item().state).toBe("active");
});

test("no packet for two seconds is told, ICE is restarted, and the sound comes back [complaint 8]", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const caller = await talksToMaria(centre, agent);
  const { verto } = centre.sandbox.voice;
  const [leg] = verto?.legs(centre.user("ana").login) ?? [];
  if (verto === undefined || leg?.peer === undefined) throw new Error("no leg");
  let restarts = 0;
  const untap = verto.tap(({ direction, text }) => {
    if (direction === "fromClient" && text.includes('"updateMedia"')) restarts += 1;
  });
  leg.peer.setSending(false);
  const phone = await agent.phone();
  await expect(phone.getByText("Reconnecting audio…")).toBeVisible();
  await expect.poll(() => restarts).toBeGreaterThan(0);
  // The agent is still heard all the while.
  await isHeard(caller.hears);
  leg.peer.setSending(true);
  await expect(phone.getByText("Reconnecting audio…")).toBeHidden({ timeout: 10_000 });
  await talkBothWays(agent, caller.hears);
  untap();
});

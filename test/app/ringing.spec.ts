import type { Agent } from "../harness/agent.ts";
import { probeVoice, talkBothWays } from "../harness/sound.ts";
import { type Centre, expect, maria, test } from "../harness/story.ts";

const isMac = process.platform === "darwin";
const acceptChord = isMac ? "Meta+Enter" : "Control+Enter";
const rejectChord = isMac ? "Meta+Shift+Enter" : "Control+Shift+Enter";
const accept = async (agent: Agent) =>
  (await agent.phone())
    .getByRole("region", { name: /^Incoming call/ })
    .getByRole("button", { name: /^Accept/ });
const offerState = (centre: Centre) => [...centre.sandbox.centre.world().offers.values()].at(-1)?.state;
const phoneWindow = async ({ app }: Agent) =>
  (await app.windows()).find((window) => /phone\.html/.test(window.url));

test("one ringer rings for each offer, and stops with it however it ends [complaint 7]", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const probe = await probeVoice(agent.app);
  const { sandbox } = centre;
  const ends: Record<string, (caller: ReturnType<typeof centre.rings>) => unknown> = {
    "the caller hangs up": (caller) => caller.hangsUp(),
    "the server takes it back and its caller goes": (caller) => {
      const open = [...sandbox.centre.world().offers.values()].find((offer) => offer.state === "open");
      sandbox.centre.do({ kind: "withdrawOffer", offerId: open?.offerId ?? "" });
      caller.hangsUp();
    },
    "the agent rejects": async (caller) => {
      await agent.rejects("Maria Delgado");
      await expect.poll(() => offerState(centre)).toBe("rejected");
      caller.hangsUp();
    },
    "the agent accepts, and the call ends": async (caller) => {
      await agent.accepts("Maria Delgado");
      await agent.isTalkingTo("Maria Delgado");
      expect(await probe.sounding()).toBe(0);
      caller.hangsUp();
    },
    "it runs out": async (caller) => {
      // Last: after it the agent is No Answer.
      await expect.poll(() => offerState(centre), { timeout: 10_000 }).toBe("expired");
      caller.hangsUp();
    },
  };
  for (const [how, end] of Object.entries(ends)) {
    if (how === "it runs out")
      sandbox.centre.do({ kind: "setBehaviour", behaviour: { offerTimeoutMs: 1_500 } });
    const before = await probe.rungSince();
    const caller = centre.rings();
    await expect.poll(probe.sounding, { message: `rings, then ${how}` }).toBe(1);
    expect(await probe.rungSince()).toBeGreaterThan(before);
    await end(caller);
    await expect.poll(probe.sounding, { message: how }).toBe(0);
  }
});

test("rings, shows itself and is answered from the tray while the window is closed [complaint 5]", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const probe = await probeVoice(agent.app);
  await agent.app.closeWindow("phone");
  expect((await phoneWindow(agent))?.visible).toBe(false);

  const caller = centre.rings({ ...maria, says: "tone" });
  await expect.poll(probe.sounding).toBe(1);
  await agent.trayShows("ringing", /Maria Delgado/);
  await expect.poll(async () => (await phoneWindow(agent))?.visible).toBe(true);
  expect(await phoneWindow(agent)).toMatchObject({ focused: false });
  await agent.app.chooseMenu(["Accept Maria Delgado"]);
  await agent.isTalkingTo("Maria Delgado");
  await talkBothWays(agent, caller.hears);
  await expect.poll(probe.sounding).toBe(0);
});

test("rings at once after the window was hidden for hours [complaint 1]", async ({ centre, story }) => {
  const agent = await story.atWork();
  const probe = await probeVoice(agent.app);
  await agent.app.closeWindow("phone");
  // What a long idle does to a computer: the lock, sleep and waking of a night.
  for (const event of ["lock-screen", "suspend", "resume", "unlock-screen"] as const) {
    await agent.app.power(event);
  }
  const { login } = centre.user("ana");
  await expect.poll(() => centre.sandbox.voice.verto?.isReachable(login)).toBe(true);
  // A page that counts as hidden has its timers slowed down to one a minute.
  const voice = await agent.app.page("voice");
  expect(await voice.evaluate(() => document.visibilityState)).toBe("visible");

  const rungAt = Date.now();
  const caller = centre.rings();
  await expect.poll(probe.sounding, { intervals: [20] }).toBe(1);
  expect(Date.now() - rungAt).toBeLessThan(2_000);
  await agent.app.chooseMenu(["Accept Maria Delgado"]);
  await talkBothWays(agent, caller.hears);
});

test("an offer takes no keystroke: typing goes on, and Enter and letters answer nothing [complaint 4] [complaint 24]", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  const number = phone.getByLabel("Number to call");
  const caller = centre.rings({ agent: "ana", from: maria.from, name: maria.name });
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  await agent.presses("Hold");
  await agent.presses("New call");
  await number.focus();
  await number.pressSequentially("415");

  // The second one comes in while a number is typed.
  centre.rings({ agent: "ana", from: "+14155552672", name: "Nora Next" });
  await agent.seesOffer("Nora Next");
  await expect(number).toBeFocused();
  await phone.keyboard.type("5552673");
  await expect(number).toHaveValue(/415.*555.*2673/);
  // Nothing in the card is the default: neither a letter nor Space nor Escape does anything to it.
  await phone.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (const key of ["a", "A", "m", "r", "h", "Space", "Escape", "Delete"]) await phone.keyboard.press(key);
  // Enter with nothing focused has no target either.
  await phone.keyboard.press("Enter");
  await expect(await accept(agent)).toBeEnabled();
  expect(offerState(centre)).toBe("open");
  expect(caller.item().state).toBe("hold");
  expect(centre.sandbox.centre.find("ana")?.inMute).toBe(false);
});

test("one chord accepts and one rejects, also while typing", async ({ centre, story }) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  await phone.getByLabel("Number to call").focus();
  centre.rings();
  await agent.seesOffer("Maria Delgado");
  await phone.keyboard.press(rejectChord);
  await expect.poll(() => offerState(centre)).toBe("rejected");

  const caller = centre.rings({ ...maria, name: "Nora Next", says: "tone" });
  await agent.seesOffer("Nora Next");
  await phone.keyboard.press(acceptChord);
  await agent.isTalkingTo("Nora Next");
  await talkBothWays(agent, caller.hears);
});

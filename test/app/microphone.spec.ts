import { agentHears, isHeard, probeVoice, talkBothWays } from "../harness/sound.ts";
import { expect, maria, silent, test } from "../harness/story.ts";

for (const { state, title, help } of [
  { state: "denied", title: "Microphone access is blocked", help: "Allow Hookswitch to use it" },
  { state: "missing", title: "No microphone found", help: "Connect a headset or microphone" },
] as const) {
  test(`a microphone that is ${state} is told with what to do, the call is heard, and speaks as soon as there is one`, async ({
    centre,
    story,
  }) => {
    const agent = await story.atWork();
    await agent.app.setMicrophone(state);
    const caller = centre.rings({ ...maria, says: "tone" });
    // The offer already says it: the agent may mend it before they take the call.
    const phone = await agent.phone();
    const trouble = phone.getByRole("alert").filter({ hasText: title });
    await expect(trouble).toContainText(help);
    await agent.accepts("Maria Delgado");
    await agent.isTalkingTo("Maria Delgado");
    await agentHears(agent, "sound");
    await isHeard(caller.hears, silent);
    await expect(trouble).toBeVisible();
    await expect(phone.getByLabel("Connection and audio")).toHaveAccessibleDescription(/no microphone/);

    // The same call, on the same leg.
    const peer = centre.sandbox.voice.leg(centre.user("ana").userId);
    await agent.app.setMicrophone("granted");
    await talkBothWays(agent, caller.hears);
    await expect(trouble).toBeHidden();
    expect(centre.sandbox.voice.leg(centre.user("ana").userId)).toBe(peer);
  });
}

test("the microphone is open from the offer to the end, and closed while nothing goes on [complaint 16] [complaint 28]", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const probe = await probeVoice(agent.app);
  const caller = centre.rings();
  await agent.seesOffer("Maria Delgado");
  await expect.poll(probe.openMicrophones).toBe(1);
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  await isHeard(caller.hears);
  // Held or muted it stays open: what is silent is the track.
  await agent.presses("Hold");
  await agent.trayShows("onCall", /On hold/);
  expect(await probe.openMicrophones()).toBe(1);
  await agent.presses("Resume");
  await agent.hangsUp();
  await agent.trayShows("available");
  await expect.poll(probe.openMicrophones).toBe(0);
  // The device, the ringer's and the speaker's context: none is held.
  await expect.poll(probe.sounding).toBe(0);
  expect(
    await (await agent.app.page("voice")).evaluate(() => document.querySelector("audio")?.srcObject ?? null),
  ).toBeNull();

  // An offer that is not taken opens and closes it as well.
  const second = centre.rings();
  await expect.poll(probe.openMicrophones).toBe(1);
  second.hangsUp();
  await expect.poll(probe.openMicrophones).toBe(0);
});

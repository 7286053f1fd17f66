import { type Model, naming, pushing, switching } from "../../renderer/voice/headset/test-headsets.ts";
import { type Agent, muteChord } from "../harness/agent.ts";
import { type UsbPorts, usbPortsOf } from "../harness/headset.ts";
import { isHeard, talkBothWays } from "../harness/sound.ts";
import { type Centre, expect, maria, silent, test } from "../harness/story.ts";

const dark = { offHook: false, ringing: false, muted: false };

/** Plugs it in and connects it in the settings. */
async function connects(agent: Agent, usb: UsbPorts, model: Model) {
  const headset = await usb.plugsIn(model);
  const settings = await usb.opensSettings(() => agent.opensSettings());
  await settings.getByRole("button", { name: "Connect a headset…" }).click();
  await expect(settings.getByText("Its buttons are in use.")).toBeVisible();
  await agent.app.closeWindow("settings");
  return headset;
}

async function rings(centre: Centre, agent: Agent) {
  const caller = centre.rings({ ...maria, says: "tone" });
  await agent.seesOffer("Maria Delgado");
  return caller;
}

for (const model of [switching, pushing, naming]) {
  test(`${model.name}: answers, mutes and hangs up, and its lamps say what the app says [complaint 20] [complaint 21]`, async ({
    centre,
    story,
  }) => {
    const agent = await story.atWork();
    const headset = await connects(agent, await usbPortsOf(agent.app), model);
    await headset.shows(dark);

    const caller = await rings(centre, agent);
    await headset.shows({ ...dark, ringing: true });
    await headset.pressesHook();
    await agent.isTalkingTo("Maria Delgado");
    await talkBothWays(agent, caller.hears);
    await headset.shows({ ...dark, offHook: true });

    await headset.pressesMute();
    await agent.trayShows("muted");
    await headset.shows({ offHook: true, muted: true });
    await isHeard(caller.hears, silent);
    await expect.poll(() => centre.sandbox.centre.find("ana")?.inMute).toBe(true);

    // The lamp follows whoever unmutes and mutes: tray, hotkey, server.
    await agent.app.chooseMenu(["Mute microphone"]);
    await headset.shows({ offHook: true, muted: false });
    await isHeard(caller.hears);
    expect(await agent.app.pressHotkey(muteChord)).toBe(true);
    await headset.shows({ muted: true });
    await headset.pressesMute();
    await headset.shows({ muted: false });
    await isHeard(caller.hears);
    const { userId } = centre.user("ana");
    centre.sandbox.centre.do({ kind: "muteUser", userId, muted: true });
    await headset.shows({ offHook: true, muted: true });
    await isHeard(caller.hears, silent);

    await headset.pressesHook();
    await agent.trayShows("available");
    await headset.shows(dark);
    await expect.poll(() => caller.item().state).toMatch(/terminated/i);
  });
}

test("an offer is refused by the button for it, and answered by nothing else that a headset says", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const headset = await connects(agent, await usbPortsOf(agent.app), switching);
  await headset.pressesMute();
  await rings(centre, agent);
  await headset.shows({ ringing: true });
  for (const noise of [[], [0, 0], [0b1_0010, 0xff], [0b100, 0]]) await headset.reports(noise);
  await headset.reports([0, 0]);
  await agent.seesOffer("Maria Delgado");
  await headset.reports([0b10_0000, 0]);
  await expect((await agent.phone()).getByRole("region", { name: /^Incoming call/ })).toHaveCount(0);
  await headset.shows(dark);
});

test("on hook in the moment of a mute, as another program causes it, ends no call [complaint 22]", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const headset = await connects(agent, await usbPortsOf(agent.app), switching);
  const caller = await rings(centre, agent);
  await headset.pressesHook();
  await agent.isTalkingTo("Maria Delgado");
  await headset.pressesMute();
  await headset.reports(switching.bytes(false, false));
  await agent.trayShows("muted");
  // Set right: the headset is told again that it is in a call.
  await headset.shows({ offHook: true, muted: true });
  await isHeard(caller.hears, silent);
  await headset.pressesMute();
  await isHeard(caller.hears);
  await agent.isTalkingTo("Maria Delgado");
});

test("unplugged the call goes on; plugged in again, and after a crash of the voice window, the lamps are right", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const usb = await usbPortsOf(agent.app);
  const headset = await connects(agent, usb, pushing);
  const caller = await rings(centre, agent);
  await headset.pressesHook();
  await agent.isTalkingTo("Maria Delgado");
  await headset.unplugs();
  await talkBothWays(agent, caller.hears);
  await agent.app.chooseMenu(["Mute microphone"]);
  await agent.trayShows("muted");
  await headset.plugsIn();
  await headset.shows({ offHook: true, muted: true, ringing: false });
  await headset.pressesMute();
  await headset.shows({ muted: false });
  await isHeard(caller.hears);

  await headset.unplugs();
  await headset.plugsIn();
  await agent.app.killWindow("voice");
  await usb.isRebuilt();
  await headset.shows({ offHook: true, muted: false });
  await talkBothWays(agent, caller.hears);
  await headset.pressesHook();
  await headset.shows(dark);
  await agent.trayShows("available");
});

test("of several headsets the user chooses one; forgotten it is out of reach; other pages never reach one", async ({
  story,
}) => {
  const agent = await story.atWork();
  const usb = await usbPortsOf(agent.app);
  await usb.plugsIn(switching);
  await usb.plugsIn(pushing);
  await usb.plugsIn({
    ...naming,
    name: "Keyboard with a call button",
    collections: [...naming.collections, { usagePage: 0x01, usage: 0x06 }],
  });
  const settings = await usb.opensSettings(() => agent.opensSettings());
  await settings.getByRole("button", { name: "Connect a headset…" }).click();
  await expect(settings.getByText("Which headset?")).toBeVisible();
  await expect(settings.getByText("Keyboard with a call button")).toHaveCount(0);
  await settings.getByRole("button", { name: "Use Push 20" }).click();
  await expect(settings.getByText("Its buttons are in use.")).toBeVisible();
  await expect(settings.getByText("Push 20")).toBeVisible();
  await expect(settings.getByText("Which headset?")).toHaveCount(0);

  // Chromium's own WebHID this time: the page's policy refuses before any device is looked for.
  const reached = await (await agent.phone()).evaluate(() =>
    (navigator as unknown as { hid: { getDevices(): Promise<unknown[]> } }).hid.getDevices().then(
      (devices) => devices.length,
      (error: Error) => error.name,
    ),
  );
  expect(reached).toBe("SecurityError");

  await settings.getByRole("button", { name: "Forget" }).last().click();
  await expect(settings.getByText("No headset connected")).toBeVisible();
  const device = { ...pushing, deviceId: "x", serialNumber: undefined };
  expect(await agent.app.allowsHid("voice", device)).toBe(false);
});

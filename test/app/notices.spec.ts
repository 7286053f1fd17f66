import { talkBothWays } from "../harness/sound.ts";
import { expect, maria, test, unreadIn } from "../harness/story.ts";

// Linux desktops show no buttons through Electron: there a click brings the window.
const hasButtons = process.platform !== "linux";

test("a notification calls when the window is not in front, and goes with the offer [complaint 6]", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const { app } = agent;
  await app.closeWindow("phone");
  const caller = centre.rings();
  await expect
    .poll(async () => (await app.notifications()).at(-1)?.title)
    .toBe("Incoming call: Maria Delgado");
  const [note] = await app.notifications();
  expect(note).toMatchObject({
    open: true,
    // The phone rings by itself.
    silent: true,
    body: expect.stringContaining("Sales"),
    actions: hasButtons ? ["Accept", "Reject"] : [],
  });
  // Of what rings there are other signs: the badge counts what nobody has looked at.
  await expect.poll(() => app.badge()).toBe(unreadIn(centre));
  const flashing = async () =>
    (await app.windows()).find((window) => /phone\.html/.test(window.url))?.flashing;
  // Electron tells nobody whether a window flashes: only the model knows.
  if (app.host === "chromium") await expect.poll(flashing).toBe(true);

  caller.hangsUp();
  await expect.poll(async () => (await app.notifications()).at(-1)?.open).toBe(false);
  await expect.poll(flashing).toBe(false);
});

test("a press on the notification brings the window, and its buttons answer and reject [complaint 37]", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const { app } = agent;
  await app.closeWindow("phone");
  const caller = centre.rings({ ...maria, says: "tone" });
  await expect.poll(async () => (await app.notifications()).length).toBe(1);
  if (hasButtons) await app.pressNotificationAction(-1, 0);
  else {
    await app.clickNotification(-1);
    await expect
      .poll(async () => (await app.windows()).find((window) => /phone\.html/.test(window.url)))
      .toMatchObject({ visible: true, focused: true });
    await agent.accepts("Maria Delgado");
  }
  await agent.isTalkingTo("Maria Delgado");
  await talkBothWays(agent, caller.hears);
  await expect.poll(async () => (await app.notifications()).at(-1)?.open).toBe(false);
});

test("nobody is notified of what they are looking at", async ({ centre, story }) => {
  const agent = await story.atWork();
  await agent.app.clickTray("left");
  await expect
    .poll(async () => (await agent.app.windows()).find((window) => /phone\.html/.test(window.url)))
    .toMatchObject({ visible: true, focused: true });
  centre.rings();
  await agent.seesOffer("Maria Delgado");
  await agent.trayShows("ringing", /Maria Delgado/);
  expect(await agent.app.notifications()).toEqual([]);
});

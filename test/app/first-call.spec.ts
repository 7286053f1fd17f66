import { muteChord } from "../harness/agent.ts";
import { agentHears, isHeard } from "../harness/sound.ts";
import { expect, maria, silent, test } from "../harness/story.ts";

test("an agent signs in, is called, hears and is heard, mutes from anywhere and hangs up", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  await agent.trayShows("available", /Available/);

  const caller = centre.rings({ ...maria, says: "tone" });
  await agent.seesOffer("Maria Delgado");
  await agent.trayShows("ringing", /Maria Delgado/);
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  await agent.trayShows("onCall");

  // The customer hears the agent's microphone, and the agent's page plays the customer's tone.
  await isHeard(caller.hears);
  await agentHears(agent, "sound");

  // From any program: the phone's own window is closed to the tray.
  await agent.app.closeWindow("phone");
  expect(await agent.app.pressHotkey(muteChord)).toBe(true);
  await isHeard(caller.hears, silent);
  await agent.trayShows("muted", /Microphone muted/);
  expect(centre.sandbox.centre.find("ana")?.inMute).toBe(true);

  await expect.poll(() => agent.app.pressHotkey(muteChord)).toBe(true);
  await agent.trayShows("onCall");
  await isHeard(caller.hears);
  await expect.poll(() => centre.sandbox.centre.find("ana")?.inMute).toBe(false);

  await agent.app.clickTray("left");
  await agent.hangsUp();
  await expect.poll(() => caller.item().state).toBe("terminated");
  await agent.trayShows("available", /Available/);
});

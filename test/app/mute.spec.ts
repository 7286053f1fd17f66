import { type Agent, muteChord } from "../harness/agent.ts";
import { isHeard, sentBy } from "../harness/sound.ts";
import { audible, type Centre, expect, maria, silent, test } from "../harness/story.ts";

async function inCall(centre: Centre, agent: Agent) {
  const caller = centre.rings({ ...maria, says: "tone" });
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  await isHeard(caller.hears);
  return caller;
}

/** Every place that shows the mute, and what the server and the customer make of it. */
async function showsMute(
  centre: Centre,
  agent: Agent,
  caller: Awaited<ReturnType<typeof inCall>>,
  muted: boolean,
) {
  await agent.trayShows(muted ? "muted" : "onCall");
  const items = (await agent.app.tray())?.menu ?? [];
  expect(items.find((item) => item.label === "Mute microphone")).toMatchObject({ checked: muted });
  const button = (await agent.phone()).getByRole("button", { name: muted ? "Muted" : "Mute", exact: true });
  await expect(button).toHaveAttribute("aria-pressed", String(muted));
  await expect.poll(() => centre.sandbox.centre.find("ana")?.inMute).toBe(muted);
  // Both ends of the wire: what leaves this computer, and what the customer hears.
  await isHeard(sentBy(centre, "ana"), muted ? silent : audible);
  await isHeard(caller.hears, muted ? silent : audible);
}

test("button, tray and hotkey are one mute, and every place shows the same truth [complaint 20]", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const caller = await inCall(centre, agent);
  const presses = {
    button: () => agent.presses(/^Mute/),
    tray: () => agent.app.chooseMenu(["Mute microphone"]),
    hotkey: () => agent.app.pressHotkey(muteChord),
  };
  // On by one and off by the next, in turn.
  let muted = false;
  for (const press of [presses.button, presses.tray, presses.hotkey, presses.button] as const) {
    await press();
    muted = !muted;
    await showsMute(centre, agent, caller, muted);
  }
});

test("mute works while the window is closed, and with another program in front [complaint 17]", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const caller = await inCall(centre, agent);
  await agent.app.closeWindow("phone");
  expect(await agent.app.pressHotkey(muteChord)).toBe(true);
  await isHeard(caller.hears, silent);
  await agent.trayShows("muted", /Microphone muted/);
  await agent.app.chooseMenu(["Mute microphone"]);
  await isHeard(caller.hears);
  await agent.trayShows("onCall");
});

test("a mute that the server does not confirm is silent here; one by the server wins over a press in flight [complaint 23]", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const caller = await inCall(centre, agent);
  const { userId } = centre.user("ana");
  const { sandbox } = centre;
  sandbox.faults.http.add({ kind: "status", status: 500, endpoint: "muteCall", count: 1 });
  await agent.presses("Mute");
  await isHeard(caller.hears, silent);
  await expect((await agent.phone()).getByText(/the server has not confirmed the mute/)).toBeVisible();
  await agent.trayShows("muted");

  // The agent unmutes; while that is on its way a supervisor mutes.
  sandbox.faults.http.add({ kind: "delay", ms: 1_500, endpoint: "unmuteCall", count: 1 });
  await agent.presses("Muted");
  await agent.trayShows("onCall");
  sandbox.centre.do({ kind: "muteUser", userId, muted: true });
  await agent.trayShows("muted");
  await expect((await agent.phone()).getByText("Muted by the server")).toBeVisible();
  // The old press arrives at the server after all, and opens nothing.
  await expect.poll(() => sandbox.centre.find("ana")?.inMute).toBe(false);
  await isHeard(sentBy(centre, "ana"), { ...silent, forMs: 1_500 });
  await agent.trayShows("muted");

  // Only a new press does.
  await agent.presses("Muted");
  await isHeard(caller.hears);
  await agent.trayShows("onCall");
});

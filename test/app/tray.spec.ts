import type { Agent } from "../harness/agent.ts";
import type { MenuView } from "../harness/app.ts";
import { expect, maria, test } from "../harness/story.ts";

async function menu(agent: Agent): Promise<readonly MenuView[]> {
  return (await agent.app.tray())?.menu ?? [];
}
/** What can be chosen, from the top; titles and lines left out. */
async function choices(agent: Agent): Promise<readonly string[]> {
  return (await menu(agent))
    .filter((each) => each.type !== "separator" && each.enabled)
    .map((each) => each.label);
}
const marked = async (agent: Agent) =>
  (await menu(agent)).filter((each) => each.checked && each.type === "radio").map((each) => each.label);
const statuses = ["Available", "Break", "Lunch", "Training", "Meeting"];
const rest = ["Messages", "People", "History", "Settings…", "Sign out", "Quit Hookswitch"];

test("the tray tells status, work, mute and faults, each by icon and words, and offers what fits [complaint 36]", async ({
  centre,
  story,
}) => {
  const agent = await story.atSignIn();
  await agent.trayShows("signedOut", /^Hookswitch – Signed out$/);
  expect(await choices(agent)).toEqual(["Open Hookswitch", "Settings…", "Quit Hookswitch"]);

  const { username, password, userId } = centre.user("ana");
  await agent.signsIn(centre.sandbox.providerUrl, username, password);
  await agent.trayShows("unavailable", /Not taking work/);
  expect(await choices(agent)).toEqual(["Open Hookswitch", ...statuses, ...rest]);
  expect(await marked(agent)).toEqual([]);

  await agent.goes("Break");
  await agent.trayShows("unavailable", /Break/);
  expect(await marked(agent)).toEqual(["Break"]);
  await agent.goes("Available");
  await agent.trayShows("available", /Available/);
  await expect.poll(() => marked(agent)).toEqual(["Available"]);
  expect(await choices(agent)).toContain("Log out of ACD");

  const caller = centre.rings();
  await agent.trayShows("ringing", /Incoming call: Maria Delgado/);
  expect((await choices(agent)).slice(0, 3)).toEqual([
    "Open Hookswitch",
    "Accept Maria Delgado",
    "Reject Maria Delgado",
  ]);
  await agent.app.chooseMenu(["Accept Maria Delgado"]);
  await agent.trayShows("onCall", /On a call with Maria Delgado/);
  await agent.isTalkingTo("Maria Delgado");
  await expect
    .poll(async () => (await choices(agent)).slice(0, 3))
    .toEqual(["Open Hookswitch", "Mute microphone", "Hang up Maria Delgado"]);

  await agent.app.chooseMenu(["Mute microphone"]);
  await agent.trayShows("muted", /Microphone muted/);
  expect((await menu(agent)).find((each) => each.label === "Mute microphone")?.checked).toBe(true);
  await expect((await agent.phone()).getByRole("button", { name: "Muted", exact: true })).toBeVisible();
  await agent.app.chooseMenu(["Mute microphone"]);
  await agent.trayShows("onCall");

  await agent.app.chooseMenu(["Hang up Maria Delgado"]);
  await expect.poll(() => caller.item().state).toBe("terminated");
  await agent.trayShows("available", /Available/);

  centre.sandbox.faults.feed.refuse(100);
  centre.sandbox.faults.feed.drop(userId);
  await agent.trayShows("disconnected", /Disconnected: reconnecting/);
  centre.sandbox.faults.feed.refuse(0);
  await agent.trayShows("available");

  await agent.app.chooseMenu(["Sign out"]);
  await agent.trayShows("signedOut", /Signed out/);
});

test("when calls cannot reach this computer the tray and the window say so, until they can again [complaint 2]", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  await agent.trayShows("available");
  const page = await agent.phone();
  const strip = page.getByTestId("connection-strip");
  const { login } = centre.user("ana");
  const verto = centre.sandbox.voice.verto;
  verto?.faults.refuseLogins(100);
  verto?.faults.dropSockets(login);
  await agent.trayShows("disconnected", /Calls cannot reach this computer/);
  await expect(strip).toContainText(/voice/i);
  await agent.app.closeWindow("phone");
  await agent.trayShows("disconnected");

  verto?.faults.refuseLogins(0);
  await agent.app.clickTray("double");
  // A refused login is tried again slowly.
  await expect(strip).toHaveCount(0, { timeout: 25_000 });
  await agent.trayShows("available", /Available/);
  const caller = centre.rings();
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  caller.hangsUp();
  await agent.trayShows("available");
});

test("a status chosen in the tray during a call is what follows it", async ({ centre, story }) => {
  const agent = await story.atWork();
  const caller = centre.rings();
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  await expect.poll(() => marked(agent)).toEqual(["Available"]);
  expect((await menu(agent)).some((each) => each.label === "After this call" && !each.enabled)).toBe(true);

  await agent.app.chooseMenu(["Lunch"]);
  await expect.poll(() => marked(agent)).toEqual(["Lunch"]);
  await agent.trayShows("onCall");
  await expect((await agent.phone()).getByText("Next: Lunch")).toBeVisible();

  caller.hangsUp();
  await agent.trayShows("unavailable", /Lunch/);
  expect(await marked(agent)).toEqual(["Lunch"]);
  await expect.poll(() => centre.sandbox.centre.find("ana")?.statusId).toBe("lunch");
  // Who is at lunch is not rung.
  centre.rings({ ...maria, name: "Not For Lunch" });
  const open = [...centre.sandbox.centre.world().offers.values()].filter((each) => each.state === "open");
  expect(open).toEqual([]);
});

test("a press on the tray does what this system's users expect", async ({ story }) => {
  const agent = await story.atWork();
  const { app } = agent;
  const isOpen = async () => (await app.windows()).find((each) => each.url.includes("phone.html"))?.visible;
  await app.closeWindow("phone");
  await expect.poll(isOpen).toBe(false);

  await app.clickTray("right");
  expect(await isOpen()).toBe(false);
  // On a Mac either button opens the menu; elsewhere the left one opens the phone.
  await app.clickTray("left");
  await expect.poll(isOpen).toBe(process.platform !== "darwin");
  await app.chooseMenu(["Open Hookswitch"]);
  await expect.poll(isOpen).toBe(true);
});

test("an open tray menu stays under the pointer while the state changes, and tells the newest when it has closed", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  await agent.app.openTray();
  const caller = centre.rings();
  await agent.trayShows("ringing", /Maria Delgado/);
  expect(await agent.app.isTrayOpen()).toBe(true);
  await agent.app.closeTray();
  await expect.poll(() => choices(agent)).toContain("Accept Maria Delgado");
  caller.hangsUp();
  await agent.trayShows("available");
});

import type { Hearing } from "../../sandbox/voice/media/types.ts";
import type { Agent } from "../harness/agent.ts";
import { muteChord } from "../harness/agent.ts";
import { isHeard, probeVoice } from "../harness/sound.ts";
import { type Centre, expect, maria, type Story, silent, test } from "../harness/story.ts";

const number = "+1 555 017 0104";

/** Dan has a telephone of his own: the server calls it, and this program has no part in the sound. */
async function danAtWork(centre: Centre, story: Story): Promise<Agent> {
  const agent = await story.atSignIn();
  const { username, password } = centre.user("dan");
  await agent.signsIn(centre.sandbox.providerUrl, username, password);
  await agent.goes("Available");
  return agent;
}

/** What Dan hears on his telephone. */
function phoneHears(centre: Centre): Hearing {
  const heard = centre.sandbox.voice.leg(centre.user("dan").userId)?.heard;
  if (heard === undefined) throw new Error("Dan's telephone is not up");
  return heard;
}
const legOf = (centre: Centre) => centre.sandbox.centre.find("dan")?.leg;
const changes = (centre: Centre, telephony: { answers?: boolean; number?: string }) =>
  centre.sandbox.centre.do({ kind: "changeAgent", of: centre.user("dan").userId, change: { telephony } });

test("a call on the agent's own phone: offered, taken, spoken, held, muted and hung up", async ({
  centre,
  story,
}) => {
  const agent = await danAtWork(centre, story);
  const phone = await agent.phone();
  const microphone = await probeVoice(agent.app);

  const caller = centre.rings({ ...maria, says: "tone" });
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  await expect(phone.getByText(/^On your phone/)).toBeVisible();
  expect(legOf(centre)).toBe("up");
  await Promise.all([isHeard(caller.hears), isHeard(phoneHears(centre))]);

  await test.step("no part of the microphone's is shown, and it is not opened", async () => {
    expect(await microphone.openMicrophones()).toBe(0);
    await expect(phone.getByLabel("Your microphone’s level")).toHaveCount(0);
    const settings = await agent.opensSettings();
    await expect(settings.getByText("Your own phone")).toBeVisible();
    await expect(settings.getByLabel("Microphone")).toHaveCount(0);
    await expect(settings.getByLabel("Echo cancellation")).toHaveCount(0);
    await expect(settings.getByRole("button", { name: /headset/i })).toHaveCount(0);
    await expect(settings.getByLabel("Ring volume")).toBeVisible();
    await agent.app.closeWindow("settings");
  });
  await test.step("held: neither hears the other", async () => {
    await agent.presses("Hold");
    await expect(phone.getByText("On hold")).toBeVisible();
    await isHeard(phoneHears(centre), silent);
    await agent.presses("Resume");
    await isHeard(phoneHears(centre));
  });
  await test.step("muted by the server alone: the customer hears nothing", async () => {
    await agent.presses("Mute");
    await isHeard(caller.hears, silent);
    expect(centre.sandbox.centre.find("dan")?.inMute).toBe(true);
    await agent.trayShows("muted", /Microphone muted/);
    // From anywhere, as with a headset.
    await expect.poll(() => agent.app.pressHotkey(muteChord)).toBe(true);
    await agent.trayShows("onCall");
    await isHeard(caller.hears);
  });
  await agent.hangsUp();
  await expect.poll(() => caller.item().state).toBe("terminated");
  await agent.trayShows("available", /Available/);
  await expect.poll(() => legOf(centre)).toBe("none");
});

test("a mute that the server does not confirm is not shown as one", async ({ centre, story }) => {
  const agent = await danAtWork(centre, story);
  const phone = await agent.phone();
  const caller = centre.rings();
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  centre.sandbox.faults.http.add({ kind: "status", endpoint: "muteCall", status: 500 });
  await agent.presses("Mute");
  await expect(phone.getByText("The server did not mute your phone: they may still hear you.")).toBeVisible();
  await expect(phone.getByRole("button", { name: "Mute", exact: true })).toHaveAttribute(
    "aria-pressed",
    "false",
  );
  await agent.trayShows("onCall");
  await isHeard(caller.hears);
});

test("a phone that nobody picks up is told with what to do, and called again", async ({ centre, story }) => {
  centre.sandbox.centre.do({ kind: "setBehaviour", behaviour: { ringForMs: 1_500, legGraceMs: 60_000 } });
  const agent = await danAtWork(centre, story);
  const phone = await agent.phone();
  changes(centre, { answers: false });
  const caller = centre.rings();
  await agent.accepts("Maria Delgado");
  await expect(phone.getByText(`Calling your phone ${number}`)).toBeVisible();
  const trouble = phone.getByRole("alert").filter({ hasText: `Your phone ${number} is not connected` });
  await expect(trouble).toBeVisible();
  changes(centre, { answers: true });
  await trouble.getByRole("button", { name: "Call my phone again" }).click();
  await agent.isTalkingTo("Maria Delgado");
  await expect(trouble).toBeHidden();
  await isHeard(caller.hears);
});

test("a phone that is put down in a call is missed, and called again", async ({ centre, story }) => {
  const agent = await danAtWork(centre, story);
  const phone = await agent.phone();
  const caller = centre.rings();
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  await isHeard(caller.hears);
  centre.sandbox.voice.leg(centre.user("dan").userId)?.end();
  const trouble = phone.getByRole("alert").filter({ hasText: `Your phone ${number} is not connected` });
  await expect(trouble).toBeVisible();
  await trouble.getByRole("button", { name: "Call my phone again" }).click();
  await expect(trouble).toBeHidden();
  await expect.poll(() => legOf(centre)).toBe("up");
  await isHeard(caller.hears);
  await agent.hangsUp();
  await agent.trayShows("available");
  await expect(trouble).toBeHidden();
});

test("a number is dialled: first the agent's phone is called, then the number", async ({ centre, story }) => {
  const agent = await danAtWork(centre, story);
  const phone = await agent.phone();
  await phone.getByLabel("Number to call").fill("4155552671");
  await agent.presses(/^Call$/);
  await agent.isTalkingTo("(415) 555-2671");
  const items = [...centre.sandbox.centre.world().items.values()];
  const far = centre.sandbox.callers.caller(
    items.find((each) => each.type === "OutboundCall")?.workitemId ?? "",
  );
  if (far === undefined) throw new Error("nobody was called");
  await Promise.all([isHeard(far.hears), isHeard(phoneHears(centre))]);
  await agent.presses("Keypad");
  await phone.getByRole("button", { name: "5" }).click();
  await expect.poll(() => far.item().digits).toBe("5");
});

test("a user without a number is told so at once", async ({ centre, story }) => {
  changes(centre, { number: "" });
  const agent = await danAtWork(centre, story);
  const phone = await agent.phone();
  await agent.app.chooseMenu(["Connect my phone"]);
  await expect(phone.getByText("Your phone is not connected", { exact: true })).toBeVisible();
});

test("the phone is connected and disconnected by hand; in a call that is asked first", async ({
  centre,
  story,
}) => {
  const agent = await danAtWork(centre, story);
  const phone = await agent.phone();
  await agent.presses("Account and settings");
  await phone.getByRole("menuitem", { name: "Connect my phone" }).click();
  await expect.poll(() => legOf(centre)).toBe("up");
  await expect.poll(async () => JSON.stringify(await agent.app.tray())).toContain("Disconnect my phone");
  await agent.app.chooseMenu(["Disconnect my phone"]);
  await expect.poll(() => legOf(centre)).toBe("none");

  const caller = centre.rings();
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  await agent.presses("Account and settings");
  await phone.getByRole("menuitem", { name: "Disconnect my phone" }).click();
  const question = phone.getByRole("dialog", { name: "Disconnect your phone during a call?" });
  await question.getByRole("button", { name: "Stay" }).click();
  expect(caller.item().state).toBe("active");
  await agent.presses("Account and settings");
  await phone.getByRole("menuitem", { name: "Disconnect my phone" }).click();
  await question.getByRole("button", { name: "End call and disconnect" }).click();
  await expect.poll(() => caller.item().state).toBe("terminated");
  await expect(phone.getByRole("region", { name: /^Call ended/ })).toContainText("You hung up");
  await expect.poll(() => legOf(centre)).toBe("none");
});

test("the voice line of this program is disconnected in a call: the call ends as hung up, not as lost", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  const caller = centre.rings();
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  await agent.presses("Account and settings");
  await phone.getByRole("menuitem", { name: "Disconnect voice line" }).click();
  await phone.getByRole("button", { name: "End call and disconnect" }).click();
  await expect.poll(() => caller.item().state).toBe("terminated");
  await expect(phone.getByRole("region", { name: /^Call ended/ })).toContainText("You hung up");
  await expect(phone.getByText(/was lost/)).toHaveCount(0);

  await test.step("connected again by hand it stands without a call and without a microphone", async () => {
    const microphone = await probeVoice(agent.app);
    await agent.presses("Account and settings");
    await phone.getByRole("menuitem", { name: "Connect voice line" }).click();
    await expect.poll(() => centre.sandbox.centre.find("ana")?.leg).toBe("up");
    expect(await microphone.openMicrophones()).toBe(0);
    await expect.poll(async () => JSON.stringify(await agent.app.tray())).toContain("Disconnect voice line");
    await agent.app.chooseMenu(["Disconnect voice line"]);
    await expect.poll(() => centre.sandbox.centre.find("ana")?.leg).toBe("none");
  });
});

import { isHeard, talkBothWays } from "../harness/sound.ts";
import { audible, expect, test } from "../harness/story.ts";

test("a recording is started, paused and stopped, and its state is the server's", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  const caller = centre.rings();
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  const onServer = () => [caller.item().inRecording, caller.item().recordingPaused];

  await agent.presses("Record");
  await expect(phone.getByRole("button", { name: "Recording", pressed: true })).toBeVisible();
  expect(onServer()).toEqual([true, false]);
  await agent.presses("More");
  await phone.getByRole("menuitem", { name: "Pause recording" }).click();
  await expect(phone.getByRole("button", { name: "Paused", pressed: true })).toBeVisible();
  expect(onServer()).toEqual([true, true]);
  // Whoever else changes it is believed.
  centre.sandbox.centre.do({
    kind: "record",
    userId: centre.user("ana").userId,
    workitemId: caller.workitemId,
    to: "on",
  });
  await expect(phone.getByRole("button", { name: "Recording", pressed: true })).toBeVisible();
  await agent.presses("Recording");
  await expect(phone.getByRole("button", { name: "Record", pressed: false })).toBeVisible();
  expect(onServer()).toEqual([false, false]);

  await agent.presses("More");
  await phone.getByRole("menuitemradio", { name: /Priority 5/ }).click();
  await expect.poll(() => caller.item().priority).toBe(5);
});

test("who may not stop a recording is told so, and a recorded message outlasts the agent", async ({
  centre,
  story,
}) => {
  const { userId } = centre.user("ana");
  const extra = { disableStopRecording: true, voicemailDropFilename: "sorry.wav" };
  centre.sandbox.centre.do({ kind: "changeAgent", of: userId, change: { extra } });
  const agent = await story.atWork();
  const phone = await agent.phone();
  await phone.getByLabel("Number to call").fill("+14155550150");
  await agent.presses(/^Call$/);
  await agent.isTalkingTo("(415) 555-0150");
  const called = [...centre.sandbox.centre.world().items.values()].find((each) => each.agentId === userId);
  const far = called === undefined ? undefined : centre.sandbox.callers.caller(called.workitemId);
  if (far === undefined) throw new Error("nobody was called");
  await talkBothWays(agent, far.hears);

  await agent.presses("Record");
  const recording = phone.getByRole("button", { name: "Recording" });
  await expect(recording).toHaveAttribute("aria-disabled", "true");
  await expect(recording).toHaveAttribute("title", "Your administrator does not allow stopping a recording");

  await agent.presses("More");
  await phone.getByRole("menuitem", { name: "Leave recorded message" }).click();
  await agent.presses("Leave message");
  await expect(phone.getByRole("region", { name: /Call ended/ })).toContainText("Message left");
  await agent.trayShows("available", /Available/);
  // The agent is gone; what is heard now is the message.
  expect(far.item().terminationReason).toBe("AGENT_VOICEMAIL_DROP");
  await isHeard(far.hears, { ...audible, forMs: 1_000 });
});

test("people are found in the directory and called; what was done can be called back", async ({
  centre,
  story,
}) => {
  const { userId } = centre.user("ana");
  centre.sandbox.centre.do({
    kind: "changeAgent",
    of: userId,
    change: { extra: { dialConfirmation: true } },
  });
  const agent = await story.atWork();
  const phone = await agent.phone();
  const { objects } = centre.sandbox.centre.world();
  const contact = [...(objects.contact?.values() ?? [])].find((each) => each.phone === "+15550100105");
  const name = contact?.name ?? "";

  await phone.getByRole("tab", { name: "Directory" }).click();
  await phone.getByLabel("Search by name or number").fill(name);
  await agent.presses(`Call ${name}`);
  // The tenant wants every dial confirmed: nobody is called before.
  await expect(phone.getByText(`Call ${name}?`)).toBeVisible();
  const mine = () =>
    [...centre.sandbox.centre.world().items.values()].find((each) => each.agentId === userId);
  expect(mine()).toBeUndefined();
  await phone.getByRole("alert").getByRole("button", { name: "Call", exact: true }).click();
  await agent.isTalkingTo(name);
  expect(mine()).toMatchObject({ to: "+15550100105", contactId: contact?._id });
  await agent.hangsUp();
  await agent.trayShows("available", /Available/);

  await phone.getByRole("tab", { name: "Directory" }).focus();
  await phone.keyboard.press("ArrowLeft");
  await expect(phone.getByRole("tab", { name: "Recent", selected: true })).toBeFocused();
  await phone
    .getByRole("list")
    .getByRole("button", { name: `Call ${name}` })
    .first()
    .click();
  await expect(phone.getByText(`Call ${name}?`)).toBeVisible();
  await agent.presses("Don’t call");
  expect(mine()).toBeUndefined();
  await expect(phone.getByLabel("Number to call")).toHaveValue(/0105/);

  // A directory that cannot be read says so and is asked again.
  centre.sandbox.faults.http.add({ kind: "status", status: 500, endpoint: "searchObjects", count: 9 });
  await phone.getByRole("tab", { name: "Directory" }).click();
  await expect(phone.getByText("The server had a problem. Try again in a moment.")).toBeVisible({
    timeout: 15_000,
  });
  centre.sandbox.faults.http.clear();
  await agent.presses("Try again");
  await expect(phone.getByRole("grid", { name: "Contacts" }).getByRole("row").first()).toBeVisible();
});

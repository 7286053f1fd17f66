import type { Caller } from "../../sandbox/callers/callers.ts";
import { talkBothWays } from "../harness/sound.ts";
import { type Centre, expect, test } from "../harness/story.ts";

test.use({ sandboxOptions: { behaviour: { answerAfterMs: 400 } } });

/** The outbound call of Ana that is going on. */
function called(centre: Centre): Caller | undefined {
  const items = [...centre.sandbox.centre.world().items.values()];
  const item = items.find((each) => each.type === "OutboundCall");
  return item === undefined ? undefined : centre.sandbox.callers.caller(item.workitemId);
}
const command = process.platform === "darwin" ? "Command" : "Control";
const chord = `${command}+Alt+D`;

test("[complaint 38] a link brings the phone up with its number; only a press calls it", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  const question = phone.getByRole("alert", { name: "Call (415) 555-2671?" });
  await agent.app.closeWindow("phone");

  await agent.app.openUrl("tel:+1-415-555-2671;ext=204");
  await expect
    .poll(async () => (await agent.app.windows()).some((each) => /phone/.test(each.url) && each.visible))
    .toBe(true);
  await expect(question).toBeVisible();
  await expect(question).toContainText("From a link in another program");
  await expect(question).toContainText("Extension 204");
  // Whatever is typed on, meant for the other program.
  await phone.keyboard.press("Enter");
  await phone.keyboard.press("Space");
  await phone.keyboard.type("99");
  await expect(phone.getByLabel("Number to call")).toHaveValue("+1 415 555 2671");
  expect(called(centre)).toBeUndefined();

  await question.getByRole("button", { name: "Call", exact: true }).click();
  await agent.isTalkingTo("(415) 555-2671");
  const far = called(centre);
  if (far === undefined) throw new Error("nobody was called");
  expect(far.item().to).toBe("+14155552671");
  await talkBothWays(agent, far.hears);

  await test.step("during the call another one is kept, and said", async () => {
    await agent.app.openUrl("callto:+442079460018");
    await expect(phone.getByText("+44 20 7946 0018 is waiting in the dial pad.")).toBeVisible();
    await expect(phone.getByRole("timer")).toBeVisible();
  });
  await agent.hangsUp();
  await expect(phone.getByRole("alert", { name: "Call +44 20 7946 0018?" })).toBeVisible();
  await agent.presses("Don’t call");
  await expect(phone.getByLabel("Number to call")).toHaveValue("");
});

test("a second start with a link hands it to the first, and a switch that looks like one is none", async ({
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  await agent.app.secondInstance(["--tel:+15550100", "tel:%2B14155552671"]);
  await expect(phone.getByRole("alert", { name: "Call (415) 555-2671?" })).toBeVisible();
});

test("a link that starts the program waits for the sign-in, and outlives it", async ({ centre, story }) => {
  const agent = await story.atSignIn({ args: ["tel:+14155552671"] });
  const phone = await agent.phone();
  await expect(phone.getByText("Sign in to call (415) 555-2671.")).toBeVisible();
  const { username, password } = centre.user("ana");
  await agent.signsIn(centre.sandbox.providerUrl, username, password);
  await expect(phone.getByRole("alert", { name: "Call (415) 555-2671?" })).toBeVisible();
  expect(called(centre)).toBeUndefined();
});

test("a link without a number is refused in words", async ({ story }) => {
  const agent = await story.atWork();
  await agent.app.openUrl("callto:some.skype.name");
  const phone = await agent.phone();
  await expect(phone.getByText(/The phone link you opened has no number/)).toBeVisible();
  await agent.app.openUrl("tel:1234;phone-context=example.com");
  await expect(phone.getByText(/internal number of .*example.com/)).toBeVisible();
  await expect(phone.getByLabel("Number to call")).toHaveValue("");
});

test("the number copied in any program is called by a shortcut and one press", async ({ centre, story }) => {
  const agent = await story.atWork();
  const { app } = agent;
  expect(await app.hotkeys()).toHaveLength(1);
  const phone = await agent.phone();

  await test.step("the shortcut is chosen in the settings, and cannot be the one for mute", async () => {
    const page = await agent.opensSettings();
    const recorder = page.getByRole("button", { name: /^Call the copied number:/ });
    const meta = process.platform === "darwin" ? "Meta" : "Control";
    await recorder.click();
    await expect(page.getByRole("button", { name: "Press keys…" })).toBeVisible();
    await page.keyboard.press(process.platform === "darwin" ? "Meta+Control+M" : "Control+Alt+Shift+M");
    await expect(page.getByText("This is already one of your other shortcuts.")).toBeVisible();
    expect(await app.hotkeys()).toHaveLength(1);
    await recorder.click();
    await expect(page.getByRole("button", { name: "Press keys…" })).toBeVisible();
    await page.keyboard.press(`${meta}+Alt+D`);
    await expect.poll(() => app.hotkeys()).toContain(chord);
    await app.closeWindow("settings");
  });

  await app.clipboard("Please call Ines Novak, (415) 555-2671, after five.");
  // A key that is held repeats: still one number.
  expect(await app.pressHotkey(chord)).toBe(true);
  await app.pressHotkey(chord);
  const question = phone.getByRole("alert", { name: "Call (415) 555-2671?" });
  await expect(question).toContainText("The number you copied");
  expect(called(centre)).toBeUndefined();
  await expect(question.getByRole("button", { name: "Call", exact: true })).toBeFocused();
  await phone.keyboard.press("Enter");
  await agent.isTalkingTo("(415) 555-2671");
  expect(called(centre)?.item().to).toBe("+14155552671");
  await agent.hangsUp();
  await agent.trayShows("available");

  await app.clipboard("Dear Ines");
  await app.pressHotkey(chord);
  await expect(phone.getByText(/No number was copied/)).toBeVisible();
  await expect(question).toBeHidden();
});

test("the shortcut for copied numbers is the app's only while signed in", async ({ story }) => {
  const agent = await story.atWork();
  const page = await agent.opensSettings();
  await page.getByRole("button", { name: /^Call the copied number:/ }).click();
  await expect(page.getByRole("button", { name: "Press keys…" })).toBeVisible();
  await page.keyboard.press("F8");
  await expect.poll(() => agent.app.hotkeys()).toContain("F8");
  await agent.app.chooseMenu(["Sign out"]);
  await agent.trayShows("signedOut", /Signed out/);
  expect(await agent.app.hotkeys()).toEqual([]);
});

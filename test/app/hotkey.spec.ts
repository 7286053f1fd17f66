import type { Page } from "@playwright/test";
import { muteChord } from "../harness/agent.ts";
import { expect, silent, test } from "../harness/story.ts";

const recorder = (page: Page) => page.getByRole("button", { name: /^Mute shortcut:/ });
async function startRecording(page: Page): Promise<void> {
  await recorder(page).click();
  await expect(page.getByRole("button", { name: "Press keys…" })).toBeVisible();
}
/** As the platform's own keyboard has it. */
const modifier = process.platform === "darwin" ? "Meta" : "Control";
const command = process.platform === "darwin" ? "Command" : "Control";

test("a mute shortcut that another program has is told at once, with what to do, and mute works from the tray", async ({
  centre,
  story,
}) => {
  const agent = await story.atSignIn();
  await agent.app.takeHotkey(muteChord);
  const { username, password } = centre.user("ana");
  await agent.signsIn(centre.sandbox.providerUrl, username, password);
  const page = await agent.phone();
  await expect(
    page.getByText(/The mute shortcut .* is used by another program\. Choose another in Settings\./),
  ).toBeVisible();
  expect(await agent.app.pressHotkey(muteChord)).toBe(false);

  await agent.goes("Available");
  const caller = centre.rings();
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  await agent.app.chooseMenu(["Mute microphone"]);
  await agent.trayShows("muted", /Microphone muted/);
  await caller.hears.waitUntilHears(silent);
  await agent.hangsUp();
  await agent.trayShows("available");
});

test("the mute shortcut is recorded in the settings, let go meanwhile, and in force at once; a reserved one is not taken", async ({
  story,
}) => {
  const agent = await story.atWork();
  const { app } = agent;
  const registered = () => app.hotkeys();
  expect(await registered()).toHaveLength(1);
  const page = await agent.opensSettings();

  await test.step("recording lets the old one go", async () => {
    await startRecording(page);
    await expect.poll(registered).toEqual([]);
    await page.keyboard.press("m");
    await expect(page.getByText("Add Ctrl, Alt or Cmd so that typing does not mute you.")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect.poll(registered).toHaveLength(1);
    expect(await app.pressHotkey(muteChord)).toBe(true);
  });
  await test.step("another is in force at once", async () => {
    await startRecording(page);
    await page.keyboard.press(`${modifier}+Shift+F9`);
    await expect.poll(registered).toEqual([`${command}+Shift+F9`]);
    expect(await app.pressHotkey(muteChord)).toBe(false);
  });
  await test.step("one that belongs to the system is refused and said so", async () => {
    await startRecording(page);
    await page.keyboard.press(`${modifier}+C`);
    await expect(page.getByText("Your system uses this shortcut. Choose another one.")).toBeVisible();
    expect(await registered()).toEqual([]);
  });
  await test.step("one that another program has is refused: in the settings, in the phone, by the system", async () => {
    await app.takeHotkey(`${command}+Alt+K`);
    await startRecording(page);
    await page.keyboard.press(`${modifier}+Alt+K`);
    await expect(
      page.getByText("Another program already uses this shortcut. Choose another one."),
    ).toBeVisible();
    await expect
      .poll(async () => (await app.notifications()).at(-1)?.title)
      .toBe("The mute shortcut is not available");
    await expect((await agent.phone()).getByText(/is used by another program/)).toBeVisible();
    expect(await registered()).toEqual([]);
  });
  await test.step("the default comes back, and none is none", async () => {
    await page.getByRole("button", { name: "Default" }).click();
    await expect.poll(registered).toHaveLength(1);
    expect(await app.pressHotkey(muteChord)).toBe(true);
    await page.getByRole("button", { name: "None: Mute shortcut" }).click();
    await expect.poll(registered).toEqual([]);
    await page.getByRole("button", { name: "Default" }).click();
    await expect.poll(registered).toHaveLength(1);
  });
});

test("the mute shortcut is the app's only while signed in", async ({ centre, story }) => {
  const agent = await story.atSignIn();
  expect(await agent.app.hotkeys()).toEqual([]);
  const { username, password } = centre.user("ana");
  await agent.signsIn(centre.sandbox.providerUrl, username, password);
  await expect.poll(() => agent.app.hotkeys()).toHaveLength(1);
  await agent.app.chooseMenu(["Sign out"]);
  await agent.trayShows("signedOut", /Signed out/);
  expect(await agent.app.hotkeys()).toEqual([]);
});

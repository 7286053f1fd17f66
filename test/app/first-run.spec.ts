import { muteChord } from "../harness/agent.ts";
import { expect, test } from "../harness/story.ts";

const title = "Check that everything works";

test("after the first sign-in one page checks microphone, speaker, notification and shortcut, once, and no call waits for it", async ({
  story,
  centre,
}) => {
  const agent = await story.atWork({ firstRun: true });
  const { app } = agent;
  const page = await app.page("settings");
  await expect(page.getByRole("heading", { name: title })).toBeVisible();

  await test.step("the microphone is heard", async () => {
    await expect(page.getByText("Your microphone works.")).toBeVisible({ timeout: 20_000 });
  });

  await test.step("the speaker sounds", async () => {
    await page.getByRole("button", { name: "Test the speaker" }).click();
    await expect(page.getByText(/Did you hear the tone\?/)).toBeVisible();
  });

  await test.step("a notification shows", async () => {
    await page.getByRole("button", { name: "Send a test notification" }).click();
    await expect(page.getByText(/^Sent\. If you did not see it/)).toBeVisible();
    expect((await app.notifications()).at(-1)?.title).toBe("Notifications work");
  });

  await test.step("the shortcut is felt from any program", async () => {
    await expect(page.getByText(/^Press .* now, in any program\.$/)).toBeVisible();
    expect(await app.pressHotkey(muteChord)).toBe(true);
    await expect(page.getByText("The mute shortcut works.")).toBeVisible();
  });

  await test.step("a call comes through meanwhile", async () => {
    centre.rings();
    await agent.accepts("Maria Delgado");
    await agent.isTalkingTo("Maria Delgado");
    await expect(page.getByRole("button", { name: "Test the speaker" })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
    await agent.hangsUp();
  });

  await test.step("it goes, and does not come again", async () => {
    const closed = page.waitForEvent("close");
    await page.getByRole("button", { name: "Done" }).click();
    await closed;
    const settings = await agent.opensSettings();
    await expect(settings.getByRole("button", { name: "Check again" })).toBeVisible();
  });
});

test("whoever closes it has skipped it", async ({ story, centre }) => {
  const agent = await story.atWork({ firstRun: true });
  const { app } = agent;
  const page = await app.page("settings");
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  const closed = page.waitForEvent("close");
  await app.closeWindow("settings");
  await closed;
  await app.chooseMenu(["Sign out"]);
  const { username, password } = centre.user("ana");
  await agent.signsIn(centre.sandbox.providerUrl, username, password);
  const settings = await agent.opensSettings();
  await expect(settings.getByRole("heading", { name: title })).toBeHidden();
});

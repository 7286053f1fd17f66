import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { accessibilityFaults, keyboardFaults } from "../harness/accessible.ts";
import { expect, maria, test } from "../harness/story.ts";
import { projectDir } from "../harness/user-data.ts";

/**
 * The app itself in each main state, against the sandbox: a screenshot to look at, nothing for axe to find, every
 * control reached by Tab with a ring to see. The gallery has the rarer states.
 */
const screens = join(projectDir, "test-results", "screens");

for (const look of ["light", "dark"] as const) {
  test(`every main screen of the running app in ${look}`, async ({ centre, story }) => {
    test.setTimeout(120_000);
    await mkdir(screens, { recursive: true });
    const agent = await story.atSignIn();
    const { app } = agent;
    await app.setLook({ dark: look === "dark" });
    const page = await agent.phone();

    async function shoot(name: string, of: Page = page, keyboard = true): Promise<void> {
      await expect
        .poll(() => of.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches))
        .toBe(look === "dark");
      await of.screenshot({ path: join(screens, `app-${name}-${look}.png`), animations: "disabled" });
      expect.soft(await accessibilityFaults(of), `${name}: axe`).toEqual([]);
      if (keyboard) expect.soft(await keyboardFaults(of), `${name}: by keyboard`).toEqual([]);
    }

    await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
    await shoot("sign-in");
    const { username, password, userId } = centre.user("ana");
    await page.getByLabel("Password", { exact: true }).fill("wrong");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText("The user name or password is wrong.")).toBeVisible();
    await shoot("wrong-password");

    await agent.signsIn(centre.sandbox.providerUrl, username, password);
    await shoot("logged-out-of-acd");
    await agent.goes("Available");
    await agent.trayShows("available");
    await shoot("available");
    await page.getByRole("button", { name: /ACD status/ }).click();
    await shoot("status-menu", page, false);
    await page.keyboard.press("Escape");

    const caller = centre.rings({ ...maria, says: "tone" });
    await agent.seesOffer("Maria Delgado");
    await shoot("offer");
    centre.sandbox.voice.ringDirectly(userId, { name: "Ben Okafor", number: "1002" });
    await agent.seesOffer("Ben Okafor");
    await shoot("two-offers");
    await agent.rejects("Ben Okafor");
    await agent.accepts("Maria Delgado");
    await agent.isTalkingTo("Maria Delgado");
    await expect(page.getByRole("timer")).not.toHaveText("0:00");
    await shoot("call");
    await agent.presses("Mute");
    await agent.trayShows("muted");
    await shoot("muted");
    await agent.presses("Muted");
    await agent.trayShows("onCall");
    await agent.presses("Keypad");
    await agent.presses("5");
    await expect(page.getByRole("log")).toHaveText("5");
    await shoot("keypad");
    await agent.presses("Keypad");
    await agent.presses("Hold");
    await agent.trayShows("onCall", /On hold/);
    await shoot("hold");
    await agent.presses("Resume");
    await expect.poll(async () => (await app.tray())?.tooltip ?? "").not.toMatch(/On hold/);
    caller.hangsUp();
    await expect(page.getByText("They hung up")).toBeVisible();
    await shoot("ended");

    centre.sandbox.faults.feed.refuse(1_000);
    centre.sandbox.faults.feed.drop(userId);
    await agent.trayShows("disconnected");
    await expect(page.getByTestId("connection-strip")).toBeVisible();
    await shoot("feed-lost");
    centre.sandbox.faults.feed.refuse(0);
    await expect(page.getByTestId("connection-strip")).toHaveCount(0, { timeout: 20_000 });

    await app.denyMicrophone();
    const unheard = centre.rings();
    await agent.accepts("Maria Delgado");
    await expect(page.getByText("Microphone access is blocked", { exact: true })).toBeVisible();
    await shoot("microphone-denied");
    unheard.hangsUp();
    await agent.trayShows("available");

    await shoot("settings", await agent.opensSettings());
  });
}

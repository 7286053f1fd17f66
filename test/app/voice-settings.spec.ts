import type { Page } from "@playwright/test";
import type { Agent } from "../harness/agent.ts";
import { type Centre, expect, test } from "../harness/story.ts";

async function opensVoiceSettings(agent: Agent): Promise<Page> {
  const page = await agent.opensSettings();
  await page.getByRole("button", { name: "Show and change: My voice settings" }).click();
  await expect(page.getByRole("heading", { name: "Call forwarding" })).toBeVisible();
  return page;
}

/** As an administrator does it in a browser. */
async function changesElsewhere(centre: Centre, settings: object): Promise<void> {
  const answer = await fetch(`${centre.sandbox.controlUrl}/agents/ana/voice-settings`, {
    method: "PATCH",
    body: JSON.stringify(settings),
  });
  expect(answer.ok).toBe(true);
}

const always = (centre: Centre) => {
  const settings = centre.sandbox.centre.find("ana")?.voiceSettings.callForwardingSettings;
  return (settings as { readonly always?: unknown } | undefined)?.always;
};

test("calls are forwarded at once, undone, refused, and not over somebody else's change", async ({
  story,
  centre,
}) => {
  const agent = await story.atWork();
  const page = await opensVoiceSettings(agent);
  const field = page.getByLabel("Always: number to forward to");
  const toggle = page.getByRole("switch", { name: "Forward: always" });

  await test.step("a number and its switch", async () => {
    await field.fill("(415) 555-0143");
    await toggle.click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await expect(toggle).toBeChecked();
    expect(always(centre)).toEqual({ destinationNumber: "+14155550143", enabled: true });
  });

  await test.step("undo", async () => {
    await page.getByRole("button", { name: "Undo: Always" }).click();
    await expect(page.getByText("Undone.")).toBeVisible();
    await expect(toggle).not.toBeChecked();
    expect(always(centre)).toEqual({ destinationNumber: "", enabled: false });
  });

  await test.step("refused: the switch goes back and says why", async () => {
    centre.sandbox.faults.http.add({ kind: "status", status: 409, endpoint: "voiceSettings", count: 1 });
    const waiting = page.getByRole("switch", { name: "Call waiting" });
    await waiting.click();
    await expect(page.getByText("The server refused this.")).toBeVisible();
    await expect(waiting).toBeChecked();
  });

  await test.step("an answer that was lost: the truth is read", async () => {
    centre.sandbox.faults.http.add({ kind: "dropAnswer", endpoint: "voiceSettings", count: 1 });
    await page.getByRole("switch", { name: "Voicemail" }).click();
    await expect(page.getByRole("button", { name: "Undo: Voicemail" })).toBeVisible();
    expect(centre.sandbox.centre.find("ana")?.voiceSettings.voicemailSettings).toEqual({ enabled: false });
  });

  await test.step("a change made elsewhere is not overwritten", async () => {
    await field.fill("+14155550199");
    await changesElsewhere(centre, {
      callForwardingSettings: { always: { destinationNumber: "+12125550143", enabled: true } },
    });
    await field.press("Enter");
    await expect(page.getByText("Now on the server: (212) 555-0143, on.")).toBeVisible();
    await page.getByRole("button", { name: "Keep it" }).click();
    await expect(field).toHaveValue("(212) 555-0143");
    expect(always(centre)).toEqual({ destinationNumber: "+12125550143", enabled: true });
  });

  await test.step("and is shown by itself", async () => {
    await changesElsewhere(centre, { callWaitingSettings: { enabled: false } });
    await expect(page.getByRole("switch", { name: "Call waiting" })).not.toBeChecked({ timeout: 30_000 });
    await expect(page.getByText("This was changed elsewhere.")).toBeVisible();
  });
});

test("a greeting is written, heard on the speaker, and used", async ({ story, centre }) => {
  const agent = await story.atWork();
  const page = await opensVoiceSettings(agent);
  await expect(page.getByText("Callers hear the standard greeting.")).toBeVisible();
  const words = page.getByLabel("What callers hear");

  await test.step("a speech service that is away changes nothing", async () => {
    centre.sandbox.faults.http.add({ kind: "status", status: 503, endpoint: "textToSpeech", count: 1 });
    await words.fill("You have reached Ana. Please leave a message.");
    await page.getByRole("button", { name: "Listen" }).click();
    await expect(page.getByText(/The speech service did not answer/)).toBeVisible();
  });

  await test.step("it plays, to its end", async () => {
    const voice = await agent.app.page("voice");
    await voice.evaluate(() => {
      const { start } = AudioBufferSourceNode.prototype;
      const played: { seconds: number; peak: number; ended: boolean }[] = [];
      Object.assign(window, { played });
      AudioBufferSourceNode.prototype.start = function (...when) {
        const samples = this.buffer?.getChannelData(0) ?? new Float32Array();
        const peak = samples.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
        const one = { seconds: this.buffer?.duration ?? 0, peak, ended: false };
        played.push(one);
        this.addEventListener("ended", () => {
          one.ended = true;
        });
        start.apply(this, when);
      };
    });
    await page.getByRole("button", { name: "Listen" }).click();
    await expect(page.getByRole("button", { name: "Stop" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Listen" })).toBeVisible({ timeout: 30_000 });
    const played = await voice.evaluate(() => (window as unknown as { played: object[] }).played);
    expect(played).toEqual([{ seconds: expect.any(Number), peak: expect.any(Number), ended: true }]);
    expect(played[0]).not.toMatchObject({ peak: 0 });
  });

  await test.step("callers hear it from now on", async () => {
    await page.getByRole("button", { name: "Use this greeting" }).click();
    await expect(page.getByText("Callers hear this greeting from now on.")).toBeVisible();
    await expect(page.getByText("Callers hear a greeting of your own.")).toBeVisible();
    expect(centre.sandbox.centre.find("ana")?.extra.voicemailGreetingFilename).toMatch(/^greeting-.*\.wav$/);
  });

  await test.step("what was written is there when the window comes back", async () => {
    const closed = page.waitForEvent("close");
    await agent.app.closeWindow("settings");
    await closed;
    const again = await opensVoiceSettings(agent);
    await expect(again.getByLabel("What callers hear")).toHaveValue(/^You have reached Ana/);
  });
});

test("a supervisor sets somebody else's from their profile; an agent finds no such button", async ({
  story,
  centre,
}) => {
  const open = async (agent: Agent) => {
    await agent.app.chooseMenu(["People"]);
    const page = await agent.app.page("people");
    await page.getByLabel("Search by name or number").fill("oka");
    await page.getByRole("row").filter({ hasText: "Ben Okafor" }).click();
    await expect(page.getByRole("heading", { name: "Ben Okafor" })).toBeVisible();
    await expect(page.getByText("Extension")).toBeVisible();
    return page;
  };
  const agent = await story.atWork();
  const theirs = await open(agent);
  await expect(theirs.getByRole("button", { name: "Change call settings" })).toHaveCount(0);
  await agent.app.quit();

  const supervisor = await story.atSignIn();
  const { username, password } = centre.user("sue");
  await supervisor.signsIn(centre.sandbox.providerUrl, username, password);
  const page = await open(supervisor);
  await page.getByRole("button", { name: "Change call settings" }).click();
  await page.getByLabel("When busy: number to forward to").fill("1001");
  await page.getByRole("switch", { name: "Forward: when busy" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  const settings = centre.sandbox.centre.find("ben")?.voiceSettings.callForwardingSettings;
  expect(settings).toMatchObject({ busy: { destinationNumber: "1001", enabled: true } });
});

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { wavOf } from "../../sandbox/voice/media/wav.ts";
import { talksToMaria } from "../harness/calls.ts";
import { simulateDevices } from "../harness/devices.ts";
import { agentHears, isHeard, probeVoice, talkBothWays } from "../harness/sound.ts";
import { type Centre, expect, silent, test } from "../harness/story.ts";

const leg = (centre: Centre) => centre.sandbox.voice.leg(centre.user("ana").userId);

test("a chosen headset that dies in a call: another microphone at once, by name, on the same call; plugged in again it comes back [complaint 25] [complaint 29]", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const devices = await simulateDevices(agent.app);
  const [, headset = ""] = await devices.microphones();
  const settings = await agent.opensSettings();
  const choice = settings.getByLabel("Microphone", { exact: true });
  await choice.selectOption({ label: headset });
  const caller = await talksToMaria(centre, agent);
  // What is said to be used is read from the live track.
  await expect(settings.getByText(`In use: ${headset}`)).toBeVisible();
  const before = leg(centre);

  await devices.unplug(headset);
  const phone = await agent.phone();
  const gone = phone.getByText(`${headset} is not connected. Microphone now: `);
  await expect(gone).toBeVisible();
  await expect(settings.getByText(/^In use: /)).not.toHaveText(`In use: ${headset}`);
  await expect(choice.locator("option:checked")).toHaveText(`${headset} (not connected)`);
  await talkBothWays(agent, caller.hears);

  await devices.plugIn(headset);
  await expect(phone.getByText(`${headset} is connected again and in use.`)).toBeVisible();
  await expect(gone).toBeHidden();
  await expect(settings.getByText(`In use: ${headset}`)).toBeVisible();
  await talkBothWays(agent, caller.hears);
  expect(leg(centre)).toBe(before);
});

test("a headset plugged in for the first time is offered by name, and one press takes it in the call [complaint 29]", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const all = await (await simulateDevices(agent.app)).microphones();
  const headset = all.at(-1) ?? "";
  const devices = await simulateDevices(agent.app, [headset]);
  const caller = await talksToMaria(centre, agent);
  const before = leg(centre);
  await devices.plugIn(headset);
  const phone = await agent.phone();
  const notice = phone.getByRole("listitem").filter({ hasText: `${headset} was connected.` });
  await notice.getByRole("button", { name: "Use it" }).click();
  await expect(notice).toBeHidden();
  const settings = await agent.opensSettings();
  await expect(settings.getByText(`In use: ${headset}`)).toBeVisible();
  await expect(settings.getByLabel("Microphone", { exact: true }).locator("option:checked")).toHaveText(
    headset,
  );
  await talkBothWays(agent, caller.hears);
  expect(leg(centre)).toBe(before);
});

test("reset audio opens the microphone anew and the call goes on [complaint 30]", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const caller = await talksToMaria(centre, agent);
  const before = leg(centre);
  const page = await agent.app.page("voice");
  await page.evaluate(() => {
    const { mediaDevices } = navigator;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    Reflect.set(window, "opened", 0);
    mediaDevices.getUserMedia = async (wish) => {
      const stream = await ask(wish);
      Reflect.set(window, "opened", Number(Reflect.get(window, "opened")) + 1);
      return stream;
    };
  });
  const settings = await agent.opensSettings();
  await settings.getByRole("button", { name: "Reset", exact: true }).click();
  await expect.poll(() => page.evaluate(() => Reflect.get(window, "opened"))).toBe(1);
  await talkBothWays(agent, caller.hears);
  expect(leg(centre)).toBe(before);
});

test("the microphone is open for the meter only while Settings are looked at; the sound check hears it and says so in words", async ({
  story,
}) => {
  const agent = await story.atWork();
  const probe = await probeVoice(agent.app);
  const settings = await agent.opensSettings();
  await expect.poll(probe.openMicrophones).toBe(1);
  await expect(settings.getByText("The microphone is open while you look at this page.")).toBeVisible();
  // Lit for the length of a beep: looked at in every frame.
  await settings.waitForFunction(() => document.querySelector(".meter .lit") !== null);

  await settings.getByRole("button", { name: "Test the speaker" }).click();
  await expect.poll(probe.rungSince).toBeGreaterThan(0);
  await settings.getByRole("button", { name: "Stop: Test the speaker" }).click();
  await expect.poll(probe.sounding).toBe(0);
  await settings.getByRole("button", { name: "Test the ringer" }).click();
  await expect.poll(probe.sounding).toBe(1);

  // A new check takes the place of the last one.
  await settings.getByRole("button", { name: "Record a test call" }).click();
  await expect(settings.getByText("Recording. Say something…")).toBeVisible();
  await expect(settings.getByText("This is how you sound… You are loud and clear.")).toBeVisible();
  await expect(settings.getByText("You are loud and clear.", { exact: true })).toBeVisible();
  await expect.poll(probe.sounding).toBe(0);

  await agent.app.closeWindow("settings");
  await expect.poll(probe.openMicrophones).toBe(0);
});

test("a caller stops a sound check, and the meter does not disturb the call", async ({ centre, story }) => {
  const agent = await story.atWork();
  const probe = await probeVoice(agent.app);
  const settings = await agent.opensSettings();
  await settings.getByRole("button", { name: "Record a test call" }).click();
  await expect(settings.getByText("Recording. Say something…")).toBeVisible();
  const caller = await talksToMaria(centre, agent);
  await expect(settings.getByText("Stopped.")).toBeVisible();
  await expect(settings.getByText("Not available during a call or while one is ringing.")).toBeVisible();
  expect(await probe.openMicrophones()).toBe(1);
  await agent.app.closeWindow("settings");
  await talkBothWays(agent, caller.hears);
  expect(await probe.openMicrophones()).toBe(1);
});

test("the call shows how good its line is; afterwards it is kept with the call, and exported without names or numbers", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const caller = await talksToMaria(centre, agent);
  const phone = await agent.phone();
  const line = phone.getByRole("button", { name: /^Line: (Good|Fair|Poor). Details$/ });
  await line.click();
  // The far side has reported what it gets of ours.
  const lost = phone.locator("dt", { hasText: "Outgoing loss" }).locator("~ dd");
  await expect(lost).toHaveText(/%$/, { timeout: 20_000 });
  caller.hangsUp();
  await expect(phone.getByRole("region", { name: /^Call ended/ })).toContainText(/Line: (good|fair|poor)/);

  const settings = await agent.opensSettings();
  const place = join(agent.app.userData, "exported.csv");
  await settings.getByRole("button", { name: "Export as CSV" }).click();
  await expect.poll(async () => JSON.stringify(await agent.app.dialogs())).toContain("call-quality.csv");
  await agent.app.savesTo(place);
  await settings.getByRole("button", { name: "Export as CSV" }).click();
  await expect(settings.getByText("One call exported.")).toBeVisible();
  const text = await readFile(place, "utf8");
  expect(text).toMatch(/^at,callId,seconds,/);
  expect(text).toContain(caller.item().workitemId);
  expect(text).not.toMatch(/Maria|Delgado|4155552671/);
});

test("speaking while muted is hinted at, and goes nowhere", async ({ centre, story }) => {
  const folder = await mkdtemp(join(tmpdir(), "hookswitch-voice-"));
  // A voice that does not stop: the fake microphone's own beeps are too short to be a word.
  const rate = 8_000;
  const tone = Int16Array.from(
    { length: rate * 120 },
    (_, at) => 8_192 * Math.sin((2 * Math.PI * 440 * at) / rate),
  );
  const micFile = join(folder, "voice.wav");
  await writeFile(micFile, wavOf(tone, rate));
  try {
    const agent = await story.atWork({ micFile });
    const settings = await agent.opensSettings();
    // A steady tone is what these are there to remove.
    for (const name of ["Noise suppression", "Automatic gain"]) {
      await settings.getByLabel(name).click();
      await expect(settings.getByLabel(name)).not.toBeChecked();
    }
    await agent.app.closeWindow("settings");
    const caller = await talksToMaria(centre, agent);
    const phone = await agent.phone();
    const hint = phone.getByText("You are muted. Unmute to be heard.");
    await expect(hint).toBeHidden();
    await agent.presses("Mute");
    await expect(hint).toBeVisible();
    await isHeard(caller.hears, silent);
    await agentHears(agent, "sound");
    // Not held while nobody is muted.
    await agent.presses("Muted");
    await expect(hint).toBeHidden();
    await isHeard(caller.hears);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

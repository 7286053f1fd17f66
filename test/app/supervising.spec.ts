import type { Page } from "@playwright/test";
import type { Agent } from "../harness/agent.ts";
import { muteChord } from "../harness/agent.ts";
import { agentHears, hearsTone, isHeard, probeVoice } from "../harness/sound.ts";
import { audible, type Centre, expect, silent, test } from "../harness/story.ts";
import { anaInCall, board, callOf, sueAtWork } from "../harness/supervisor.ts";

const me = (centre: Centre) => centre.sandbox.centre.world().agents.get(centre.user("sue").userId);
const hasNoLeg = (centre: Centre) =>
  expect
    .poll(() => [me(centre)?.leg, me(centre)?.monitors, centre.sandbox.voice.leg(centre.user("sue").userId)])
    .toEqual(["none", null, undefined]);

/** From the board's menu of an agent. */
async function chooses(page: Page, name: string, item: RegExp): Promise<void> {
  await page
    .getByRole("button", { name: new RegExp(`Actions for .*${name}`) })
    .first()
    .click();
  await page.getByRole("menuitem", { name: item }).click();
}

const isOn = (page: Page, words: RegExp) => expect(callOf(page).getByText(words).first()).toBeVisible();

async function inAllPlaces(sue: Agent, words: RegExp): Promise<void> {
  for (const kind of ["phone", "supervisor"]) await isOn(await sue.app.page(kind), words);
  await expect.poll(async () => (await sue.app.tray())?.tooltip ?? "").toMatch(words);
}

test("[supervisor complaint 9] listening is silent to both and opens no microphone, coaching is heard by the agent alone, joining by both", async ({
  centre,
  story,
}) => {
  const { ana, caller, close } = await anaInCall(centre);
  const sue = await sueAtWork(centre, story);
  const probe = await probeVoice(sue.app);
  const page = await board(sue);
  await chooses(page, ana.name, /^Listen/);
  await inAllPlaces(sue, /Listening to .*Ana Alvarez/);
  await agentHears(sue, "sound");
  expect(await probe.openMicrophones()).toBe(0);
  // Whoever hears the other's tone alone hears nobody else; and nothing where nobody speaks.
  await Promise.all([hearsTone(caller.hears, 600), hearsTone(ana.line.hears, 440)]);
  ana.line.says("silence");
  caller.says("silence");
  await Promise.all([isHeard(caller.hears, silent), isHeard(ana.line.hears, silent)]);

  await callOf(page).getByRole("button", { name: "Coach" }).click();
  await inAllPlaces(sue, /Coaching .*Ana Alvarez/);
  await isHeard(ana.line.hears, audible);
  await isHeard(caller.hears, silent);

  await callOf(page).getByRole("button", { name: "Join" }).click();
  await inAllPlaces(sue, /Joined the call of .*Ana Alvarez/);
  await Promise.all([isHeard(ana.line.hears, audible), isHeard(caller.hears, audible)]);

  // The hotkey mutes the supervisor's own leg, and nobody else's.
  expect(await sue.app.pressHotkey(muteChord)).toBe(true);
  await Promise.all([isHeard(ana.line.hears, silent), isHeard(caller.hears, silent)]);
  await expect(callOf(page).getByRole("button", { name: "Muted" })).toBeVisible();
  ana.line.says({ tone: 600 });
  await hearsTone(caller.hears, 600);
  expect(await sue.app.pressHotkey(muteChord)).toBe(true);
  ana.line.says("silence");
  await isHeard(caller.hears, audible);

  await callOf(page).getByRole("button", { name: "Listen" }).click();
  await Promise.all([isHeard(ana.line.hears, silent), isHeard(caller.hears, silent)]);
  await expect.poll(() => probe.openMicrophones()).toBe(0);
  await close();
});

test("[supervisor complaint 10] leaving ends the leg and nothing else, one can listen again, and the mode changes on the leg that there is", async ({
  centre,
  story,
}) => {
  const { ana, caller, close } = await anaInCall(centre);
  const sue = await sueAtWork(centre, story);
  const phone = await sue.phone();
  const page = await board(sue);
  for (const _ of [1, 2]) {
    await chooses(page, ana.name, /^Listen/);
    await isOn(phone, /Listening to/);
    const leg = centre.sandbox.voice.leg(centre.user("sue").userId);
    await phone.keyboard.press("F7");
    await isOn(phone, /Coaching/);
    expect(centre.sandbox.voice.leg(centre.user("sue").userId)).toBe(leg);
    await callOf(phone).getByRole("button", { name: "Leave" }).click();
    await expect(callOf(phone)).toHaveCount(0);
    await hasNoLeg(centre);
    await Promise.all([hearsTone(caller.hears, 600), hearsTone(ana.line.hears, 440)]);
  }
  await close();
});

test("what becomes of the call is told: held, taken up again, over", async ({ centre, story }) => {
  const { ana, caller, close } = await anaInCall(centre);
  const { workitemId } = caller;
  const sue = await sueAtWork(centre, story);
  const page = await board(sue);
  await chooses(page, ana.name, /^Listen/);
  await isOn(page, /Listening to/);
  await ana.ask("hold", { workitemId });
  await isOn(page, /The caller is on hold/);
  await ana.ask("bridge", { workitemId });
  await expect(callOf(page).getByText(/The caller is on hold/)).toHaveCount(0);
  caller.hangsUp();
  await expect(page.getByText(/The call of .*Ana Alvarez.* has ended/)).toBeVisible();
  await hasNoLeg(centre);
  await close();
});

test("refused with a page, an answer that is lost, a call that just ended: one clear sentence each, and never twice", async ({
  centre,
  story,
}) => {
  const { ana, caller, close } = await anaInCall(centre);
  const { http } = centre.sandbox.faults;
  const sue = await sueAtWork(centre, story);
  const page = await board(sue);
  http.add({ kind: "html", status: 403, endpoint: "listen" });
  await chooses(page, ana.name, /^Listen/);
  await expect(page.getByText(/You may not be allowed on the call of .*Ana Alvarez/)).toBeVisible();
  await hasNoLeg(centre);

  http.add({ kind: "dropAnswer", endpoint: "listen" });
  await chooses(page, ana.name, /^Listen/);
  await isOn(page, /Listening to/);
  http.add({ kind: "dropAnswer", endpoint: "coach" });
  await callOf(page).getByRole("button", { name: "Coach" }).click();
  await isOn(page, /Coaching/);
  await hearsTone(caller.hears, 600);
  await callOf(page).getByRole("button", { name: "Leave" }).click();
  await hasNoLeg(centre);

  const { userId } = ana;
  caller.hangsUp();
  const phone = await sue.phone();
  await phone.evaluate(
    (wish) =>
      (
        window as unknown as { hookswitch: { ask: { monitor: { start(wish: object): unknown } } } }
      ).hookswitch.ask.monitor.start(wish),
    { userId, name: "Ana Alvarez", mode: "listen" },
  );
  await expect(page.getByText(/may just have ended/)).toBeVisible();
  await close();
});

test("an authority that is withdrawn in the middle ends what it allowed", async ({ centre, story }) => {
  const { ana, caller, close } = await anaInCall(centre);
  const sue = await sueAtWork(centre, story);
  const page = await board(sue);
  await chooses(page, ana.name, /^Listen/);
  await isOn(page, /Listening to/);
  const { userId } = centre.user("sue");
  centre.sandbox.centre.do({ kind: "changeAgent", of: userId, change: { role: "Agent" } });
  await callOf(page).getByRole("button", { name: "Join" }).click();
  await hasNoLeg(centre);
  await expect(page.getByText("You do not have permission to supervise.")).toBeVisible();
  await expect((await sue.phone()).getByText(/Your permission was taken away/)).toBeVisible();
  await Promise.all([hearsTone(caller.hears, 600), hearsTone(ana.line.hears, 440)]);
  await close();
});

test("[supervisor complaint 11] a status, a log-out and a workitem's end are shown as asked and then as they are", async ({
  centre,
  story,
}) => {
  const { ana, caller, close } = await anaInCall(centre);
  const sue = await sueAtWork(centre, story);
  const page = await board(sue);
  const news = page.getByRole("log", { name: "What you asked of agents" });
  await chooses(page, ana.name, /End the work with .*Maria/);
  await page.getByRole("button", { name: "End it" }).click();
  await expect(news.getByText(/The work of .* has ended/)).toBeVisible();
  expect(centre.sandbox.centre.world().item(caller.workitemId)?.state).toBe("terminated");
  await page
    .getByRole("button", { name: /Actions for .*Ana/ })
    .first()
    .click();
  await page.getByRole("menuitemradio", { name: "Lunch" }).click();
  await expect(news.getByText(/Ana Alvarez.* is now .*Lunch/)).toBeVisible();
  // A yes that nothing comes of.
  centre.sandbox.faults.http.add({ kind: "status", status: 403, endpoint: "changeStatus" });
  await page
    .getByRole("button", { name: /Actions for .*Ana/ })
    .first()
    .click();
  await page.getByRole("menuitemradio", { name: "Break" }).click();
  await expect(news.getByText(/Ana Alvarez.* is not .*Break.* not allowed/)).toBeVisible();
  await chooses(page, ana.name, /^Log out and disable/);
  await page.getByRole("dialog").getByRole("textbox").fill("Ana Alvarez");
  await page.getByRole("dialog").getByRole("button", { name: "Log out and disable" }).click();
  await expect(news.getByText(/Ana Alvarez.* is logged out and disabled/)).toBeVisible();
  expect(centre.sandbox.centre.world().agents.get(ana.userId)?.enabled).toBe(false);
  await close();
});

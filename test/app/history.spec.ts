import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "../harness/story.ts";

// Days as the agent's are, wherever the sandbox runs.
test.use({ sandboxOptions: { size: { conversations: 2, history: 4_000 } } });

const list = (page: Page) => page.getByRole("listbox", { name: "Calls and messages" });
const detail = (page: Page) => page.getByRole("article", { name: "Details" });

/** The loudest that the player gives out within so many ms, 0..1: decoded sound, and not bytes. */
function loudest(page: Page, forMs: number): Promise<number> {
  return page.evaluate(async (ms) => {
    const audio = document.querySelector("audio");
    if (audio === null) throw new Error("nothing plays");
    // What is played is read only where its server lets this page.
    const { src, currentTime } = audio;
    audio.crossOrigin = "anonymous";
    audio.src = src;
    audio.currentTime = currentTime;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    context.createMediaElementSource(audio).connect(analyser).connect(context.destination);
    await context.resume();
    await audio.play();
    const samples = new Float32Array(analyser.fftSize);
    const end = performance.now() + ms;
    let most = 0;
    while (performance.now() < end) {
      await new Promise((next) => setTimeout(next, 20));
      analyser.getFloatTimeDomainData(samples);
      for (const sample of samples) most = Math.max(most, Math.abs(sample));
    }
    return most;
  }, forMs);
}

test("a call is found in the history, its recording is heard, it is called back, and what is filtered is a file", async ({
  centre,
  story,
  userData,
}) => {
  test.setTimeout(180_000);
  const agent = await story.atWork();
  await agent.app.chooseMenu(["History"]);
  const page = await agent.app.page("history");

  await test.step("all of a range is there, and is narrowed without being read again", async () => {
    await page.getByLabel("Time range").selectOption("last30days");
    await expect(page.getByText(/^[\d,]+ items$/)).toBeVisible();
    await page.getByLabel("Channel").selectOption("voice");
    await page.getByLabel("Direction").selectOption("inbound");
    await page.getByLabel("Outcome").selectOption("answered");
    await expect(list(page).getByRole("option").first()).toContainText("Incoming");
  });

  await test.step("details of one open by the keyboard, and its recording plays", async () => {
    await list(page).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const player = detail(page).getByRole("region", { name: "Recording", exact: true }).last();
    await expect(player.getByRole("button", { name: "Play" })).toBeVisible();
    await expect(player.getByRole("slider", { name: "Position" })).toBeEnabled();
    await player.getByRole("button", { name: "Play" }).click();
    const time = () => page.evaluate(() => document.querySelector("audio")?.currentTime ?? 0);
    await expect.poll(time).toBeGreaterThan(0.3);
    expect(await loudest(page, 1_500)).toBeGreaterThan(0.02);
    // Forward, and by the keys of the bar: what lies there is fetched, wherever it is.
    await player.getByRole("button", { name: "Forward 30 seconds" }).click();
    await player.getByRole("slider", { name: "Position" }).press("ArrowLeft");
    await expect.poll(time).toBeGreaterThan(10);
    const address = await page.evaluate(() => document.querySelector("audio")?.src ?? "");
    expect(address).not.toContain(new URL(centre.sandbox.providerUrl).port);
    await player.getByRole("button", { name: "Pause" }).click();
  });

  await test.step("a recording that is not for this agent is said to be, and one of two hours is skipped through", async () => {
    const second = list(page).getByRole("option").nth(1);
    const [one, other] = centre.sandbox.centre
      .world()
      .history.select({ agentId: centre.user("ana").userId })
      .slice(0, 200)
      .filter(({ type, extra }) => type === "InboundCall" && extra.voicemailFile === undefined)
      .slice(1, 3);
    centre.sandbox.recordings.set(one?.workitemId ?? "", "forbidden");
    centre.sandbox.recordings.set(other?.workitemId ?? "", "long");
    await second.click();
    await expect(
      detail(page).getByText("You do not have permission to listen to this recording."),
    ).toBeVisible();
    await list(page).getByRole("option").nth(2).click();
    await expect(detail(page).getByText(/2:00:00/)).toBeVisible();
    await detail(page).getByRole("slider", { name: "Position" }).press("End");
    await expect(detail(page).getByRole("slider", { name: "Position" })).toHaveAttribute(
      "aria-valuetext",
      /^1:59:|^2:00:/,
    );
  });

  await test.step("what is filtered becomes a file that says the same", async () => {
    const place = join(userData, "history.csv");
    await agent.app.savesTo(place);
    const counted = Number((await page.getByText(/^[\d,]+ items$/).innerText()).replace(/\D/g, ""));
    await page.getByRole("button", { name: "Export" }).click();
    await expect(page.getByText(/rows saved to history\.csv/)).toBeVisible();
    const text = await readFile(place, "utf8");
    const rows = text.split("\r\n").filter((row) => row !== "");
    expect(text.startsWith("\ufeff")).toBe(true);
    expect(rows.length - 1).toBe(counted);
    expect(rows[1]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d,.*Call,Incoming,/);
    expect(rows[1]).toMatch(/"\t\+\d+"/);
  });

  await test.step("its caller is called back, and the phone comes with the call", async () => {
    const who = await detail(page).getByRole("heading", { level: 2 }).innerText();
    await page.getByRole("button", { name: "Call back" }).click();
    await expect((await agent.phone()).getByRole("heading", { name: who })).toBeVisible();
    await (await agent.phone()).getByRole("button", { name: "Hang up", exact: true }).click();
  });
});

import { expect, type Page } from "@playwright/test";
import type { App } from "./app.ts";

/** The chord that is ours by default. */
export const muteChord = process.platform === "darwin" ? "Command+Control+M" : "Control+Alt+Shift+M";

/** An agent at the phone: what a person sees and does, in the words of the story. */
export interface Agent {
  readonly app: App;
  /** The phone window; a new one after a crash. */
  phone(): Promise<Page>;
  signsIn(provider: string, username: string, password: string, how?: { stay?: boolean }): Promise<void>;
  /** Chooses a status in the tray's menu and waits until the phone shows it. */
  goes(status: string): Promise<void>;
  /** The card of an offer, when it is there. */
  seesOffer(who: string): Promise<void>;
  accepts(who: string): Promise<void>;
  rejects(who: string): Promise<void>;
  /** The call counts its time: both sides can talk. */
  isTalkingTo(who: string): Promise<void>;
  presses(button: string | RegExp): Promise<void>;
  hangsUp(): Promise<void>;
  /** The settings window, opened from the tray. */
  opensSettings(): Promise<Page>;
  /** The tray's icon and words, as soon as they are so. */
  trayShows(icon: string, words?: RegExp): Promise<void>;
}

/** An agent who uses this app. */
export function agentOf(app: App): Agent {
  const phone = () => app.page("phone");
  const button = async (name: string | RegExp) => (await phone()).getByRole("button", { name }).first();
  const offer = async (who: string) =>
    (await phone()).getByRole("region", { name: `Incoming call from ${who}` });
  const trayShows: Agent["trayShows"] = async (icon, words) => {
    await expect.poll(async () => (await app.tray())?.icon?.name).toBe(icon);
    if (words !== undefined) await expect.poll(async () => (await app.tray())?.tooltip ?? "").toMatch(words);
  };
  return {
    app,
    phone,
    async signsIn(provider, username, password, how = {}) {
      const page = await phone();
      await page.getByLabel("Provider").fill(provider);
      await page.getByLabel("User name").fill(username);
      await page.getByLabel("Password", { exact: true }).fill(password);
      if (how.stay === true) await page.getByLabel("Stay signed in").check();
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByRole("button", { name: /ACD status/ })).toBeVisible();
    },
    async goes(status) {
      await expect.poll(async () => JSON.stringify(await app.tray())).toContain(`"${status}"`);
      await app.chooseMenu([status]);
      await expect(
        (await phone()).getByRole("button", { name: new RegExp(`ACD status: ${status}`) }),
      ).toBeVisible();
    },
    async seesOffer(who) {
      await expect(await offer(who)).toBeVisible();
    },
    async accepts(who) {
      await (await offer(who)).getByRole("button", { name: /^Accept/ }).click();
    },
    async rejects(who) {
      await (await offer(who)).getByRole("button", { name: /^Reject/ }).click();
    },
    async isTalkingTo(who) {
      const page = await phone();
      await expect(page.getByRole("heading", { name: who })).toBeVisible();
      await expect(page.getByRole("timer")).toBeVisible();
    },
    async presses(name) {
      await (await button(name)).click();
    },
    async hangsUp() {
      await (await button(/^Hang up$/)).click();
    },
    async opensSettings() {
      await app.chooseMenu(["Settings…"]);
      const page = await app.page("settings");
      await expect(page.getByRole("heading", { name: "Settings", exact: true })).toBeVisible();
      return page;
    },
    trayShows,
  };
}

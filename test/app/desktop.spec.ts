import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { App, WindowView } from "../harness/app.ts";
import { expect, maria, test } from "../harness/story.ts";
import { prepareUserData } from "../harness/user-data.ts";

const windowsOf = async (app: App, kind: string) =>
  (await app.windows()).filter((each) => each.url.includes(`/${kind}.html`));
const phoneWindow = async (app: App): Promise<WindowView | undefined> => (await windowsOf(app, "phone"))[0];
const isVisible = async (app: App) => (await phoneWindow(app))?.visible;
const isInFront = async (app: App) => {
  const phone = await phoneWindow(app);
  return phone?.visible === true && phone.focused && !phone.minimized;
};

test("a second start shows the first phone and ends; there is one microphone, one line [complaint 3]", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  await agent.app.closeWindow("phone");
  await expect.poll(() => isVisible(agent.app)).toBe(false);

  expect(await agent.app.secondInstance([`--provider=${centre.sandbox.providerUrl}`])).toBe(0);
  await expect.poll(() => isInFront(agent.app)).toBe(true);
  await agent.trayShows("available");
  expect(await windowsOf(agent.app, "phone")).toHaveLength(1);
  expect(await windowsOf(agent.app, "voice")).toHaveLength(1);
});

test("closing the phone leaves it in the tray, as it was", async ({ story }) => {
  const agent = await story.atWork();
  const page = await agent.phone();
  await page.getByLabel("Number to call").fill("4155550123");
  const typed = await page.getByLabel("Number to call").inputValue();
  await agent.app.closeWindow("phone");
  await expect.poll(() => isVisible(agent.app)).toBe(false);
  expect(agent.app.exitCode).toBeUndefined();
  await agent.trayShows("available");

  await agent.app.chooseMenu(["Open Hookswitch"]);
  await expect.poll(() => isInFront(agent.app)).toBe(true);
  await expect((await agent.phone()).getByLabel("Number to call")).toHaveValue(typed);
});

test("clicking an offer's notification brings the phone: hidden, minimised or behind another window [complaint 37]", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const { app } = agent;
  const ways: Readonly<Record<string, () => Promise<void>>> = {
    hidden: () => app.closeWindow("phone"),
    minimised: () => app.minimizeWindow("phone"),
    // The settings are in front; the phone is behind them.
    behind: () => app.chooseMenu(["Settings…"]),
  };
  for (const [name, go] of Object.entries(ways)) {
    await test.step(name, async () => {
      const before = (await app.notifications()).length;
      await go();
      await expect.poll(() => isInFront(app)).toBe(false);
      const caller = centre.rings({ ...maria, name: `Caller ${name}` });
      await expect.poll(async () => (await app.notifications()).length).toBe(before + 1);
      expect((await app.notifications()).at(-1)).toMatchObject({
        title: `Incoming call: Caller ${name}`,
        open: true,
      });
      // The offer itself shows the phone and leaves the keyboard where it is.
      expect((await phoneWindow(app))?.focused).toBe(false);

      await app.clickNotification(-1);
      await expect.poll(() => isInFront(app)).toBe(true);
      await agent.seesOffer(`Caller ${name}`);
      caller.hangsUp();
      await expect.poll(async () => (await app.notifications()).at(-1)?.open).toBe(false);
      await agent.trayShows("available");
    });
  }
});

test("who looks at the phone needs no notification", async ({ centre, story }) => {
  const agent = await story.atWork();
  await agent.app.chooseMenu(["Open Hookswitch"]);
  await expect.poll(() => isInFront(agent.app)).toBe(true);
  centre.rings();
  await agent.seesOffer("Maria Delgado");
  await agent.trayShows("ringing");
  expect(await agent.app.notifications()).toEqual([]);
});

test("when the system shuts down the phone leaves at once, call or no call", async ({ centre, story }) => {
  const agent = await story.atWork();
  centre.rings();
  await agent.seesOffer(maria.name);
  await agent.accepts(maria.name);
  await agent.isTalkingTo(maria.name);
  // Windows says it to the windows, and to nobody else.
  await (process.platform === "win32" ? agent.app.logOff() : agent.app.power("shutdown"));
  expect(await agent.app.exited).toBe(0);
  await expect.poll(() => centre.sandbox.centre.find("ana")?.leg).toBe("none");
  expect(centre.sandbox.centre.find("ana")?.acdLoginAt).toBe(0);
});

test("at a log-off of Windows ACD is left while the windows are still being asked", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  // The process is ended soon after: its exit code is the system's.
  await agent.app.logOff();
  await agent.app.exited;
  expect(centre.sandbox.centre.find("ana")?.acdLoginAt).toBe(0);
});

test("a field has a menu: what was copied is pasted with the mouse", async ({ story }) => {
  const agent = await story.atWork();
  const number = (await agent.phone()).getByLabel("Number to call");
  await agent.app.clipboard("4155550123");
  await number.click({ button: "right" });
  await expect.poll(() => agent.app.contextMenu()).not.toBeNull();
  const offered = (await agent.app.contextMenu())?.filter(
    (each) => each.enabled && each.type !== "separator",
  );
  expect(offered?.map((each) => each.label)).toContain("Paste");
  expect(offered?.map((each) => each.label)).not.toContain("Copy");
  await agent.app.chooseContextMenu(["Paste"]);
  await expect(number).toHaveValue(/415.*555.*0123/);
  // Nothing to do, no menu.
  await (await agent.phone()).getByRole("button", { name: /ACD status/ }).click({ button: "right" });
  expect(await agent.app.contextMenu()).toBeNull();
});

test("a ring brings a minimised phone back and leaves the keyboard with the other program", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  await agent.app.minimizeWindow("phone");
  await expect.poll(async () => (await phoneWindow(agent.app))?.minimized).toBe(true);
  centre.rings();
  await expect.poll(async () => (await phoneWindow(agent.app))?.minimized).toBe(false);
  expect(await phoneWindow(agent.app)).toMatchObject({ visible: true, focused: false });
});

test("quitting during a call asks first", async ({ centre, story }) => {
  const agent = await story.atWork();
  const caller = centre.rings();
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");

  await agent.app.answerDialog(0);
  await agent.app.chooseMenu(["Quit Hookswitch"]);
  await expect
    .poll(() => agent.app.dialogs())
    .toMatchObject([
      {
        kind: "messageBox",
        options: { message: "A call is in progress.", buttons: ["Keep the call", "End the call and quit"] },
      },
    ]);
  await agent.isTalkingTo("Maria Delgado");
  expect(caller.item().state).toBe("active");

  await agent.app.answerDialog(1);
  expect(await agent.app.quit()).toBe(0);
  await expect.poll(() => centre.sandbox.centre.find("ana")?.leg).toBe("none");
  await expect.poll(() => centre.sandbox.centre.find("ana")?.acdLoginAt).toBe(0);
});

test("the theme, one settings window, and start at login where the system has it", async ({ story }) => {
  const agent = await story.atWork({ installed: true });
  const { app } = agent;
  const page = await agent.phone();
  await page.getByRole("button", { name: "Account and settings" }).click();
  await page.getByRole("menuitem", { name: "Settings…" }).click();
  const settings = await app.page("settings");
  await app.chooseMenu(["Settings…"]);
  await expect.poll(async () => (await windowsOf(app, "settings")).length).toBe(1);

  const isDark = () => page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  await settings.getByRole("radio", { name: "Dark" }).check({ force: true });
  await expect.poll(isDark).toBe(true);
  await settings.getByRole("radio", { name: "Light" }).check({ force: true });
  await expect.poll(isDark).toBe(false);

  const atLogin = settings.getByRole("switch", { name: "Open at login" });
  // Linux desktops each have their own way: nothing is promised there.
  if (process.platform === "linux") await expect(atLogin).toHaveCount(0);
  // An installed program's alone.
  else if (app.host === "electron") await expect(atLogin).toHaveCount(0);
  else {
    await atLogin.check();
    await expect.poll(async () => (await app.loginItem()).openAtLogin).toBe(true);
    await atLogin.uncheck();
    await expect.poll(async () => (await app.loginItem()).openAtLogin).toBe(false);
  }

  await app.closeWindow("settings");
  await expect.poll(async () => (await windowsOf(app, "settings")).length).toBe(0);
  await agent.trayShows("available");
});

test("a window last seen on a monitor that is gone opens where it can be seen [complaint 39]", async ({
  story,
}) => {
  const home = await prepareUserData(undefined);
  const lost = { x: 24_000, y: -9_000, width: 400, height: 700 };
  await writeFile(
    join(home.path, "settings.json"),
    JSON.stringify({ settings: {}, windows: { phone: lost } }),
  );
  const agent = await story.atSignIn({ userData: home.path });
  await agent.phone();
  const bounds = (await phoneWindow(agent.app))?.bounds;
  expect(bounds).toMatchObject({ width: 400 });
  expect(bounds?.x).toBeGreaterThanOrEqual(0);
  expect(bounds?.x).toBeLessThan(10_000);
  expect(bounds?.y).toBeGreaterThanOrEqual(0);
  await agent.app.quit();
  await home.remove();
});

import type { Page } from "@playwright/test";
import { type Figure, times } from "../figures.ts";
import { type BenchWindow, clockAhead, installMarks, markCount, nextMark } from "../page-marks.ts";
import { type PhoneOfApp, type Rig, wallNow } from "../rig.ts";

/** What a person can press or type into. */
const control = "#app :is(button, input, select):not(:disabled)";

/** Sent to each document at its start, before any script of the page. */
function watchFirstControl(selector: string): void {
  const { bench } = window as BenchWindow;
  bench.appears("usable", selector);
}

async function untilUsable(page: Page): Promise<number> {
  const { at } = await nextMark(page, "usable", 0);
  return at - (await page.evaluate(() => performance.timeOrigin));
}

/** The phone window is loaded anew, signed in: from the start of the navigation to its first usable control painted. */
export async function pageLoad(rig: Rig): Promise<Figure[]> {
  const rounds = 10;
  const page = await rig.app.page("phone");
  await page.addInitScript(installMarks);
  await page.addInitScript(watchFirstControl, control);
  const found: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await rig.app.reloadWindow("phone");
    found.push(await untilUsable(page));
  }
  return times("page-load-to-usable", found, {
    aim: 150,
    note: "navigation start to the first usable control painted",
  });
}

/** The phone from the tray, closed before; and the settings window, which is made anew each time. */
export async function windowOpen(rig: Rig): Promise<Figure[]> {
  const rounds = 8;
  const phone: number[] = [];
  const isShown = async () =>
    (await rig.app.windows()).some((each) => each.url.includes("phone.html") && each.visible);
  for (let round = 0; round < rounds; round += 1) {
    await rig.app.closeWindow("phone");
    while (await isShown());
    const pressed = wallNow();
    await rig.app.clickTray("left");
    while (!(await isShown()));
    const page = await rig.app.page("phone");
    await page.evaluate(
      (selector) =>
        new Promise<void>((resolve) =>
          requestAnimationFrame(() => {
            if (document.querySelector(selector) === null) throw new Error("nothing usable");
            resolve();
          }),
        ),
      control,
    );
    phone.push(wallNow() - pressed);
  }
  const settings: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const pressed = wallNow();
    const page = await rig.app.page("phone");
    await page.evaluate(() => (window as PhoneOfApp).hookswitch.ask.desktop.open({ kind: "settings" }));
    const opened = await rig.app.page("settings");
    const ahead = await clockAhead(opened);
    await opened.evaluate(installMarks);
    await opened.evaluate(watchFirstControl, control);
    settings.push((await nextMark(opened, "usable", 0)).at - ahead - pressed);
    await rig.app.closeWindow("settings");
    while ((await rig.app.windows()).some((each) => each.url.includes("settings.html")));
  }
  return [
    ...times("phone-window-open", phone, {
      note: "tray pressed to a frame with a usable control; closing hides it",
    }),
    ...times("settings-window-open", settings, { note: "asked to usable; the window is made anew" }),
  ];
}

/** Sign in is clicked: the status button can be used. */
export async function signIn(rig: Rig): Promise<Figure[]> {
  const rounds = 6;
  const found: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await rig.signOut();
    const { page } = await rig.marked("phone");
    await page.getByLabel("User name").fill(rig.user.username);
    await page.getByLabel("Password", { exact: true }).fill(rig.user.password);
    await page.evaluate(() => {
      const { bench } = window as BenchWindow;
      bench.appears("ready", "button.status-button:not(:disabled)");
      addEventListener("click", () => bench.mark("sign in"), { capture: true, once: true });
    });
    const from = await markCount(page);
    await page.getByRole("button", { name: "Sign in" }).click();
    const clicked = await nextMark(page, "sign in", from);
    const ready = await nextMark(page, "ready", from);
    found.push(ready.at - clicked.at);
  }
  await rig.agent.goes("Available");
  return times("sign-in-to-ready", found, { note: "click to a usable status button painted" });
}

/** A question to main and its answer, from the phone page. */
export async function bridge(rig: Rig): Promise<Figure[]> {
  const page = await rig.app.page("phone");
  const found = await page.evaluate(async () => {
    const { ask } = (window as PhoneOfApp).hookswitch;
    const samples: number[] = [];
    for (let round = 0; round < 300; round += 1) {
      const from = performance.now();
      await ask.desktop.closeNotice({ id: -1 });
      samples.push(performance.now() - from);
    }
    return samples;
  });
  return times("bridge-round-trip", found);
}

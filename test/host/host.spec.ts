import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type App, launchApp } from "../harness/app.ts";
import { test as base, expect } from "../harness/test.ts";

/** What the fixture's preload puts on its page. */
interface Fixture {
  readonly argument: string;
  readonly sandboxed: boolean;
  readonly contextIsolated: boolean;
  readonly refused: readonly string[];
  readonly date: Date;
  run(): number;
  fails(): void;
  echo(value: unknown): Promise<{ value: unknown; kind: string; url: string }>;
  ask(channel: string, ...args: unknown[]): Promise<unknown>;
  tell(channel: string, ...args: unknown[]): void;
  watch(seen: (number: number) => void): () => void;
}

declare global {
  interface Window {
    readonly fixture: Fixture;
    readonly exposedAtStart: string;
    readonly numbers: number[];
    readonly inlineRan?: boolean;
  }
}

const appDir = join(import.meta.dirname, "fixture-app");

/** Most of this leaves the app as it was: one app a worker, its page fresh for each test. */
const test = base.extend<{ fresh: Page }, { shared: App }>({
  shared: [
    async ({ host }, use) => {
      const app = await launchApp({ host, appDir });
      await use(app);
      await app.quit();
    },
    { scope: "worker" },
  ],
  fresh: async ({ shared }, use) => {
    const page = await shared.page("page");
    await shared.reloadWindow("page");
    await use(page);
  },
});
const ask = (page: Page, channel: string, ...args: unknown[]) =>
  page.evaluate(([name, more]) => window.fixture.ask(name, ...more), [channel, args] as const);
const events = (page: Page) => ask(page, "events") as Promise<string[]>;
const attempt = (page: Page, code: string) =>
  ask(page, "attempt", code) as Promise<{ value?: string; error?: string }>;
const refusal = async (page: Page, code: string) => (await attempt(page, code)).error ?? "it was allowed";
const fixtureLines = (app: App) => app.logs().filter((line) => line.startsWith("FIXTURE"));
const browsersOf = (app: App) =>
  execFileSync("ps", ["-eo", "args"], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(`--user-data-dir=${app.userData}`) && !line.includes("run.ts")).length;

test.describe("ipc", () => {
  test("carries what structured clone carries, both ways", async ({ fresh: page }) => {
    const seen = await page.evaluate(async () => {
      const sent: Record<string, unknown> = {
        map: new Map([["a", new Set([1])]]),
        date: new Date(7),
        bytes: new Uint8Array([1, 2, 3]),
        big: 5n,
        odd: [undefined, Number.NaN, -0],
        error: new TypeError("wrong"),
        pattern: /a+/gi,
      };
      sent.self = sent;
      const { kind, url, value } = await window.fixture.echo(sent);
      const back = value as typeof sent;
      const map = back.map as Map<string, Set<number>>;
      const odd = back.odd as unknown[];
      return {
        kind,
        url,
        map: map instanceof Map && map.get("a")?.has(1),
        date: (back.date as Date).getTime(),
        bytes: [...(back.bytes as Uint8Array)],
        big: back.big === 5n,
        odd:
          odd.length === 3 &&
          0 in odd &&
          odd[0] === undefined &&
          Number.isNaN(odd[1]) &&
          Object.is(odd[2], -0),
        // The contextBridge makes every error a plain one, as Electron does.
        error: back.error instanceof Error && back.error.message,
        pattern: String(back.pattern),
        main: await window.fixture.ask("echoed"),
      };
    });
    expect(seen).toEqual({
      kind: "[object Map]",
      url: "app://fixture/page.html",
      map: true,
      date: 7,
      bytes: [1, 2, 3],
      big: true,
      odd: true,
      error: "wrong",
      pattern: "/a+/gi",
      main: { isMap: true, bytes: 3, self: true },
    });
  });

  test("refuses what it cannot carry, and tells a handler's failure as Electron does", async ({
    fresh: page,
  }) => {
    const messages = await page.evaluate(async () => {
      const failure = (run: () => Promise<unknown>) => run().then(String, (error: Error) => error.message);
      return [
        await failure(() => window.fixture.echo({ symbol: { deep: () => 1 } })),
        await failure(() => window.fixture.ask("function")),
        await failure(() => window.fixture.ask("fails")),
        await failure(() => window.fixture.ask("nobody")),
      ];
    });
    expect(messages).toEqual([
      "An object could not be cloned.",
      "Error invoking remote method 'function': Error: An object could not be cloned.",
      "Error invoking remote method 'fails': Error: no such thing",
      "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    ]);
  });

  test("keeps the order of 300 sends, each way", async ({ fresh: page }) => {
    await ask(page, "numbers", 300);
    await expect.poll(() => page.evaluate(() => window.numbers.length)).toBe(300);
    const numbers = Array.from({ length: 300 }, (_, index) => index);
    expect(await page.evaluate(() => window.numbers)).toEqual(numbers);

    await page.evaluate(() => {
      for (let number = 0; number < 300; number += 1) window.fixture.tell("told", number);
    });
    const told = (await ask(page, "told")) as { args: number[]; url: string }[];
    expect(told.map((each) => each.args[0])).toEqual(numbers);
    expect(told[0]?.url).toBe("app://fixture/page.html");
  });
});

test.describe("the preload's world", () => {
  test("is out of the page's reach, but what it exposes is there at document start", async ({
    fresh: page,
  }) => {
    const seen = await page.evaluate(() => {
      // Whatever a plain page of this browser has not: a frame without the preload is one.
      const plain = document.createElement("iframe");
      document.body.append(plain);
      const usual = new Set(Object.getOwnPropertyNames(plain.contentWindow ?? {}));
      plain.remove();
      const names = Object.getOwnPropertyNames(window).filter((name) => !usual.has(name));
      const { fixture } = window;
      let thrown = "";
      try {
        fixture.fails();
      } catch (error) {
        thrown = error instanceof Error ? error.message : "";
      }
      let frozen = false;
      try {
        (fixture as { argument: string }).argument = "other";
      } catch {
        frozen = true;
      }
      return {
        names: names.sort(),
        start: window.exposedAtStart,
        runs: [fixture.run(), fixture.run()],
        thrown,
        frozen: frozen || fixture.argument === "--fixture=seven",
        date: fixture.date instanceof Date,
        argument: fixture.argument,
        sandboxed: fixture.sandboxed && fixture.contextIsolated,
        refused: fixture.refused,
      };
    });
    expect(seen).toEqual({
      names: ["exposedAtStart", "fixture", "numbers"],
      start: "object",
      runs: [1, 2],
      thrown: "said no",
      frozen: true,
      date: true,
      argument: "--fixture=seven",
      sandboxed: true,
      refused: ["module not found: fs", "module not found: node:child_process", "module not found: path"],
    });
  });

  test("a subscription ends with its undo", async ({ fresh: page }) => {
    const seen = await page.evaluate(async () => {
      const mine: number[] = [];
      const undo = window.fixture.watch((number) => mine.push(number));
      await window.fixture.ask("numbers", 2);
      undo();
      await window.fixture.ask("numbers", 2);
      return { mine, others: window.numbers };
    });
    expect(seen).toEqual({ mine: [0, 1], others: [0, 1, 0, 1] });
  });

  test("is fresh after a reload", async ({ launch }) => {
    const app = await launch({ appDir });
    const page = await app.page("page");
    expect(await page.evaluate(() => window.fixture.run() + window.fixture.run())).toBe(3);
    await app.reloadWindow("page");
    expect(await page.evaluate(() => [window.fixture.run(), window.exposedAtStart])).toEqual([1, "object"]);
    expect(await ask(page, "echo", 1)).toMatchObject({ value: 1 });
  });
});

test.describe("pages", () => {
  test("the Content-Security-Policy of the app's own protocol is in force", async ({ fresh: page }) => {
    const seen = await page.evaluate(async () => {
      const blocked: string[] = [];
      document.addEventListener("securitypolicyviolation", (event) => blocked.push(event.effectiveDirective));
      const script = document.createElement("script");
      script.textContent = "window.inlineRan = true";
      document.body.append(script);
      await fetch("https://elsewhere.example/").catch(() => {});
      const own = await fetch("page.js").then((response) => response.status);
      return { blocked, own, inline: window.inlineRan };
    });
    expect(seen).toEqual({ blocked: ["script-src-elem", "connect-src"], own: 200, inline: undefined });
  });

  test("leaving the page and opening windows is refused, and main is asked", async ({
    fresh: page,
    shared: app,
  }) => {
    const before = page.url();
    expect(await page.evaluate(() => window.open("https://elsewhere.example/opened"))).toBeNull();
    await page.evaluate(() => document.getElementById("blank")?.click());
    await page.evaluate(() => document.getElementById("away")?.click());
    await page.evaluate(() => location.assign("/other.html"));
    await expect
      .poll(() => events(page))
      .toEqual(
        expect.arrayContaining([
          "open https://elsewhere.example/opened",
          "open https://elsewhere.example/blank",
          "navigate https://elsewhere.example/",
          "navigate app://fixture/other.html",
        ]),
      );
    expect(page.url()).toBe(before);
    expect(await app.windows()).toHaveLength(1);
    await expect.poll(() => page.context().pages().length).toBe(1);
  });

  test("follow the look of the system", async ({ launch }) => {
    const app = await launch({ appDir });
    const page = await app.page("page");
    const dark = () => page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
    expect([await dark(), await ask(page, "dark")]).toEqual([false, false]);
    await app.setLook({ dark: true });
    await expect.poll(dark).toBe(true);
    expect(await ask(page, "dark")).toBe(true);
  });

  test("a crashed one fires render-process-gone and comes back with the next load", async ({ launch }) => {
    const app = await launch({ appDir });
    await app.page("page");
    await app.killWindow("page");
    const again = await app.page("page");
    expect(await events(again)).toContain("gone crashed");
    expect(await ask(again, "echo", "still here")).toMatchObject({ value: "still here" });
  });
});

test.describe("the microphone", () => {
  const open = (page: Page) =>
    page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ audio: true }).then(
        (stream) => stream.getAudioTracks()[0]?.readyState ?? "no track",
        (error: DOMException) => error.name,
      ),
    );

  test("is given when the app and the system allow it", async ({ launch }) => {
    const app = await launch({ appDir });
    const page = await app.page("page");
    expect(await open(page)).toBe("live");
    expect(await ask(page, "asked")).toEqual([
      { permission: "media", origin: "app://fixture/", mediaTypes: ["audio"] },
    ]);
    await app.denyMicrophone();
    expect(await open(page)).toBe("NotAllowedError");
    await app.setMicrophone("missing");
    expect(await open(page)).toBe("NotFoundError");
  });

  test("is refused when the app refuses it", async ({ launch }) => {
    const page = await (await launch({ appDir, args: ["--refuse-microphone"] })).page("page");
    expect(await open(page)).toBe("NotAllowedError");
  });
});

test.describe("the desktop", () => {
  test("a tray menu is read and pressed; what is grey or absent cannot be", async ({ launch }) => {
    const app = await launch({ appDir });
    await app.page("page");
    expect(await app.tray()).toMatchObject({ tooltip: "Fixture: Away" });
    await app.chooseMenu(["Status", "Available"]);
    const tray = await app.tray();
    expect(tray?.tooltip).toBe("Fixture: Available");
    expect(tray?.menu[0]?.submenu?.map((each) => each.checked)).toEqual([true, false]);
    await expect(app.chooseMenu(["Greyed"])).rejects.toThrow("disabled");
    await expect(app.chooseMenu(["Nothing"])).rejects.toThrow("no menu item 'Nothing'");
  });

  test("a hotkey is pressed, and can be taken by another program", async ({ launch }) => {
    const app = await launch({ appDir });
    const page = await app.page("page");
    expect(await app.hotkeys()).toEqual(["CommandOrControl+Alt+M"]);
    expect(await app.pressHotkey("Alt+CmdOrCtrl+m")).toBe(true);
    expect(await events(page)).toContain("hotkey");
    await app.takeHotkey("CommandOrControl+Alt+M");
    expect(await app.pressHotkey("CommandOrControl+Alt+M")).toBe(false);
    const again = "return electron.globalShortcut.register('CommandOrControl+Alt+M', () => {})";
    expect(await attempt(page, again)).toEqual({ value: "false" });
    expect(await refusal(page, "electron.globalShortcut.register('Ctrl+Nonsense', () => {})")).toContain(
      "conversion failure",
    );
  });

  test("a notification is clicked and its actions pressed", async ({ launch }) => {
    const app = await launch({ appDir });
    const page = await app.page("page");
    // What was shown before the system gave its leave is lost.
    await expect
      .poll(() => app.notifications())
      .toEqual([
        { title: "A call", body: "from Ada", silent: false, actions: ["Answer", "Reject"], open: true },
      ]);
    await app.pressNotificationAction(0, 1);
    await app.clickNotification(-1);
    expect(await events(page)).toEqual(expect.arrayContaining(["action 1", "notification"]));
    await expect(app.pressNotificationAction(0, 2)).rejects.toThrow("no action 2");
  });

  test("a window that refuses to close is hidden to the tray and comes back", async ({ launch }) => {
    const app = await launch({ appDir });
    const page = await app.page("page");
    await app.clickTray("left");
    expect((await app.windows())[0]).toMatchObject({ visible: true, focused: true });
    await app.closeWindow("page");
    expect((await app.windows())[0]).toMatchObject({ visible: false, focused: false });
    expect(await ask(page, "echo", 1)).toMatchObject({ value: 1 });
    await app.clickTray("left");
    expect((await events(page)).filter((each) => each !== "ready-to-show")).toEqual([
      "show",
      "focus",
      "close",
      "hide",
      "blur",
      "show",
      "focus",
    ]);
  });
});

test("a page that the browser closes by itself is opened again while main keeps its window", async ({
  launch,
}) => {
  const app = await launch({ appDir });
  const page = await app.page("page");
  await page.close();
  const again = await app.page("page");
  expect(again).not.toBe(page);
  expect(await events(again)).toEqual(expect.arrayContaining(["close"]));
  expect(await app.windows()).toHaveLength(1);
});

test.describe("strictness", () => {
  test("what Electron refuses, or nobody modelled, throws with its name", async ({ fresh: page }) => {
    const window = (preferences: string) =>
      `new electron.BrowserWindow({ webPreferences: { ${preferences} } })`;
    expect({
      module: await refusal(page, "return electron.touchBar"),
      member: await refusal(page, "electron.app.bounceDock()"),
      window: await refusal(page, "electron.BrowserWindow.getAllWindows()[0].setVibrancy('x')"),
      event: await refusal(page, "electron.app.on('no-such-event', () => {})"),
      isolation: await refusal(page, window("contextIsolation: false")),
      sandbox: await refusal(page, window("sandbox: false")),
      node: await refusal(page, window("nodeIntegration: true")),
      early: await refusal(page, "electron.protocol.registerSchemesAsPrivileged([])"),
      handler: await refusal(page, "electron.ipcMain.handle('echo', () => {})"),
      clone: await refusal(page, "electron.webContents.fromId(1).send('x', () => {})"),
      gone: await refusal(
        page,
        "const w = new electron.BrowserWindow({ show: false }); const c = w.webContents; w.destroy(); c.send('x')",
      ),
      menu: await refusal(page, "electron.Menu.buildFromTemplate([{ click() {} }])"),
    }).toEqual({
      module: "Chromium host: electron.touchBar is not modelled (test/host)",
      member: "Chromium host: app.bounceDock is not modelled (test/host)",
      window: "Chromium host: BrowserWindow.setVibrancy is not modelled (test/host)",
      event: "Chromium host: the event 'no-such-event' of app is not modelled (test/host)",
      isolation: "Chromium host: refused, webPreferences.contextIsolation must be true",
      sandbox: "Chromium host: refused, webPreferences.sandbox must be true",
      node: "Chromium host: refused, webPreferences.nodeIntegration must be false",
      early: "protocol.registerSchemesAsPrivileged should be called before app is ready",
      handler: "Attempted to register a second handler for 'echo'",
      clone: "An object could not be cloned.",
      gone: "Object has been destroyed",
      menu: "Invalid template for MenuItem: must have at least one of label, role or type",
    });
  });

  test("import and require get one and the same module", async ({ fresh: page }) => {
    expect(
      await attempt(page, "return require('electron') === electron && require('electron/main') === electron"),
    ).toEqual({
      value: "true",
    });
  });
});

test.describe("with a display", () => {
  test.skip(process.platform === "linux" && !process.env.DISPLAY, "there is no display");

  test("windows have no toolbar, come and go, and ask main when their X is pressed", async ({ launch }) => {
    const app = await launch({ appDir, headless: false });
    const page = await app.page("page");
    // Otherwise Playwright answers the browser's question before the host does.
    page.on("dialog", () => {});
    const left = () => page.evaluate(() => window.screenX);
    expect(await left()).toBeLessThan(-1000);
    await app.clickTray("left");
    await expect.poll(left).toBeGreaterThanOrEqual(0);
    const chrome = await page.evaluate(() => window.outerHeight - window.innerHeight);
    expect(chrome).toBeLessThan(60);

    await page.evaluate(() => document.body.setAttribute("data-mark", "the same page"));
    await page.close({ runBeforeUnload: true });
    await expect.poll(left).toBeLessThan(-1000);
    expect(await events(page)).toEqual(expect.arrayContaining(["close", "hide"]));
    expect(await page.evaluate(() => document.body.dataset.mark)).toBe("the same page");
    await app.reloadWindow("page");
    expect(await page.evaluate(() => document.body.dataset.mark)).toBeUndefined();
  });
});

test("the spy for the real Electron has the same actions", async ({ launch }) => {
  // The model in the place of Electron: what is shown is the spy's own work.
  const spy = join(import.meta.dirname, "electron-spy.cjs");
  const app = await launch({ appDir, env: { NODE_OPTIONS: `-r ${spy}` } });
  const page = await app.page("page");
  const spied = async (code: string) => {
    const actions = "const actions = globalThis[Symbol.for('hookswitch.spy.actions')];";
    const { value, error } = await attempt(page, `${actions} return JSON.stringify(${code}) ?? null`);
    return error ?? JSON.parse(value ?? "null");
  };
  expect(await spied("actions.tray().menu")).toEqual((await app.tray())?.menu);
  expect(await spied("actions.tray().tooltip")).toBe("Fixture: Away");
  await spied("actions.chooseMenu(['Status', 'Available'])");
  expect((await app.tray())?.tooltip).toBe("Fixture: Available");
  expect(await spied("actions.tray().tooltip")).toBe("Fixture: Available");
  expect(await spied("actions.chooseMenu(['Greyed'])")).toContain("disabled");
  await expect.poll(() => app.notifications()).toHaveLength(1);
  expect((await spied("actions.notifications()")).slice(1)).toEqual(await app.notifications());
  expect(await spied("actions.windows()")).toEqual(await app.windows());
  await spied("actions.pressNotificationAction(-1, 0)");
  expect(await spied("actions.pressHotkey('CmdOrCtrl+Alt+M')")).toBe(true);
  await spied("actions.takeHotkey('CmdOrCtrl+Alt+M')");
  expect(await spied("actions.pressHotkey('CmdOrCtrl+Alt+M')")).toBe(false);
  expect(await app.hotkeys()).toEqual([]);
  await spied("actions.clickTray('left')");
  expect(await events(page)).toEqual(expect.arrayContaining(["action 0", "hotkey", "show"]));
});

test.describe("the process", () => {
  test("quits in Electron's order and leaves nothing behind", async ({ launch }) => {
    const app = await launch({ appDir });
    await app.page("page");
    expect(browsersOf(app)).toBeGreaterThan(0);
    await expect.poll(() => fixtureLines(app)).toEqual(["FIXTURE loaded"]);
    await app.chooseMenu(["Quit"]);
    expect(await app.exited).toBe(0);
    expect(fixtureLines(app)).toEqual([
      "FIXTURE loaded",
      "FIXTURE before-quit",
      "FIXTURE will-quit",
      "FIXTURE quit",
    ]);
    expect(browsersOf(app)).toBe(0);
    expect(existsSync(app.userData)).toBe(false);
  });

  test("takes its browser with it when it is killed, and starts again on what it left", async ({
    launch,
  }) => {
    const userData = await mkdtemp(join(tmpdir(), "hookswitch-host-"));
    const app = await launch({ appDir, userData });
    await app.page("page");
    await app.kill();
    expect(app.exitCode).toBeNull();

    const again = await launch({ appDir, userData });
    expect(await ask(await again.page("page"), "echo", 1)).toMatchObject({ value: 1 });
    await expect.poll(() => fixtureLines(again)).toEqual(["FIXTURE loaded"]);
    await again.quit();
    await expect.poll(() => browsersOf(app)).toBe(0);
    await rm(userData, { recursive: true });
  });

  test("a second start tells the first and ends", async ({ launch }) => {
    const app = await launch({ appDir });
    await app.page("page");
    expect(await app.secondInstance(["tel:+15551234"])).toBe(0);
    await expect.poll(() => fixtureLines(app)).toContain("FIXTURE second-instance tel:+15551234");
    expect(await app.quit()).toBe(0);
  });
});

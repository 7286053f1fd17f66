import { join } from "node:path";
import { launchChromium } from "../chromium/launch.ts";
import { watchTargets } from "../chromium/target.ts";
import { isPage } from "../page-name.ts";
import { createApp } from "./app.ts";
import { type BrowserWindows, createBrowserWindow } from "./browser-window.ts";
import { type HostContext, requireReady } from "./context.ts";
import { createDesktop } from "./desktop.ts";
import { createIpcMain } from "./ipc-main.ts";
import { Menu, MenuItem, MenuModule, viewMenu } from "./menu.ts";
import { nativeImage } from "./native-image.ts";
import { createNativeTheme } from "./native-theme.ts";
import type { ProxyConfig } from "./proxy.ts";
import { createNet, createProtocol, createSession } from "./session.ts";
import { hostEvent, notModelled, strict } from "./strict.ts";
import { createSystem } from "./system.ts";

export interface HostOptions {
  readonly appDir: string;
  readonly userData: string | undefined;
  readonly headless: boolean;
  readonly micFile: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
  /** The browser is up; a second client may connect there. */
  readonly browserUp: (endpoint: string) => void;
  readonly ended: (code: number) => void;
}

/** The module that the app gets for `electron`, and the actions by which a test works at this desktop. */
export function createElectron(options: HostOptions) {
  const host: HostContext = {
    headless: options.headless,
    schemes: new Set(),
    versions: options.versions,
    ready: false,
    browser: null,
    log: options.log,
  };
  const need = (what: string) => requireReady(host, what);
  const desktop = createDesktop(need);
  const system = createSystem(need);
  const ipcMain = createIpcMain();
  const { protocol, answer } = createProtocol(host);
  const session = createSession(host, protocol, system.microphone);
  let closing: Promise<void> | null = null;

  const allWindows = () => [...(windows?.all.values() ?? [])];
  const theme = createNativeTheme(() => {
    for (const each of allWindows()) each.webContents.hostPage().setFeatures(theme.features());
  });

  const life = createApp({
    host,
    appDir: options.appDir,
    userData: options.userData,
    windows: allWindows,
    end: (code) => void closeBrowser().then(() => options.ended(code)),
  });
  const { app } = life;

  const windows: BrowserWindows = createBrowserWindow({
    host,
    ipcMain,
    session,
    answer,
    features: () => theme.features(),
    clipboard: system.actions.clipboard,
    announce: (event, contents, details) => void app.emit(event, hostEvent({}), contents, details),
    opened(window, contents) {
      app.emit("web-contents-created", hostEvent({}), contents);
      app.emit("browser-window-created", hostEvent({}), window);
    },
    closed: () => life.windowClosed(),
  });

  function closeBrowser(): Promise<void> {
    closing ??= (async () => {
      await host.browser?.chromium.close();
    })();
    return closing;
  }

  /** Starts the browser, then says that the app is ready. */
  async function start(): Promise<void> {
    if (life.isEnding()) return;
    const chromium = await launchChromium({
      profile: join(app.getPath("sessionData"), "Chromium"),
      headless: options.headless,
      micFile: options.micFile,
      extraFlags: life.switches(),
    });
    process.on("exit", () => chromium.killNow());
    const targets = await watchTargets(chromium, options.headless);
    host.browser = { chromium, targets };
    if (life.isEnding()) return void (await chromium.close());
    void chromium.ended.then(() => {
      if (closing !== null) return;
      options.log("Chromium ended by itself");
      options.ended(1);
    });
    options.browserUp(chromium.endpoint);
    life.getReady();
  }

  const { modules } = desktop;
  const byId = (id: number) => allWindows().find((each) => each.webContents.id === id)?.webContents;
  const webContents = strict("webContents", {
    getAllWebContents: () => allWindows().map((each) => each.webContents),
    fromId: byId,
    getFocusedWebContents: () => windows.BrowserWindow.getFocusedWindow()?.webContents ?? null,
  });

  Menu.hostRunRole = (role) => {
    if (role === "quit") app.quit();
    else if (role !== "about") throw notModelled(`the menu role '${role}'`);
  };

  const electron = strict("electron", {
    app,
    BrowserWindow: windows.BrowserWindow,
    clipboard: system.modules.clipboard,
    dialog: system.modules.dialog,
    globalShortcut: modules.globalShortcut,
    ipcMain,
    Menu: MenuModule,
    MenuItem,
    nativeImage,
    nativeTheme: theme.nativeTheme,
    net: createNet(answer, host.schemes),
    Notification: modules.Notification,
    powerMonitor: system.modules.powerMonitor,
    powerSaveBlocker: system.modules.powerSaveBlocker,
    protocol,
    screen: system.modules.screen,
    session: session.module,
    shell: system.modules.shell,
    systemPreferences: system.modules.systemPreferences,
    Tray: modules.Tray,
    webContents,
  });

  /** The open window whose page is `{kind}.html`; with a query behind it ("note?key=a"), the one of that query. */
  function windowOf(kind: string) {
    const found = allWindows().find((each) => isPage(each.webContents.getURL(), kind));
    if (found === undefined) {
      const there = allWindows().map((each) => each.webContents.getURL());
      throw new Error(`no window of kind '${kind}' among: ${there.join(", ")}`);
    }
    return found;
  }

  const actions = {
    ...desktop.actions,
    ...system.actions,
    ...theme.actions,
    ...life.actions,
    windows: () => allWindows().map((each) => each.hostView()),
    closeWindow: (kind: string) => windowOf(kind).close(),
    minimizeWindow: (kind: string) => windowOf(kind).minimize(),
    reloadWindow: (kind: string) => windowOf(kind).webContents.reload(),
    killWindow: (kind: string) => windowOf(kind).webContents.forcefullyCrashRenderer(),
    permission: (kind: string, permission: string, origin: string, details?: object) =>
      session.actions.permission(windowOf(kind).webContents, permission, origin, details),
    requestHid: (kind: string, devices: readonly object[]) =>
      session.actions.requestHid(windowOf(kind).webContents, devices),
    allowsHid: (kind: string, device: object) =>
      session.actions.allowsHid(windowOf(kind).webContents, device),
    contextMenu: () => (Menu.hostPopup === null ? null : viewMenu(Menu.hostPopup)),
    chooseContextMenu: (labels: readonly string[]) => Menu.hostChoosePopup(labels),
    /** Windows' log-off: the windows are asked and told, then the process goes. "before-quit" does not come. */
    logOff() {
      const event = () => hostEvent({ reasons: ["logoff"] });
      const asked = allWindows().map((each) => {
        const query = event();
        each.emit("query-session-end", query);
        return query.defaultPrevented;
      });
      if (asked.includes(true)) return;
      for (const each of allWindows()) each.emit("session-end", event());
      setTimeout(() => process.exit(1), 5_000).unref();
    },
    setProxy: (config: ProxyConfig) => session.session.setProxy(config),
    quit: () => app.quit(),
  };

  return { electron, actions, start, app };
}

export type Actions = ReturnType<typeof createElectron>["actions"];

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createPaths } from "./app-paths.ts";
import type { HostContext } from "./context.ts";
import { createSingleInstance } from "./single-instance.ts";
import { hostEvent, StrictEmitter, strict } from "./strict.ts";

export interface AppParts {
  readonly host: HostContext;
  readonly appDir: string;
  readonly userData: string | undefined;
  /** The open windows, each of which may refuse to close. */
  windows(): { close(): void; destroy(): void; isDestroyed(): boolean }[];
  /** The end: everything is closed, then the process exits with the code. */
  end(code: number): void;
}

const events = [
  "accessibility-support-changed",
  "activate",
  "before-quit",
  "browser-window-blur",
  "browser-window-created",
  "browser-window-focus",
  "certificate-error",
  "child-process-gone",
  "continue-activity",
  "gpu-info-update",
  "login",
  "open-file",
  "open-url",
  "quit",
  "ready",
  "render-process-gone",
  "second-instance",
  "select-client-certificate",
  "session-created",
  "web-contents-created",
  "will-finish-launching",
  "will-quit",
  "window-all-closed",
];

function localeOf(env: NodeJS.ProcessEnv): string {
  const raw = (env.LC_ALL || env.LC_MESSAGES || env.LANG || "").split(".")[0]?.replace("_", "-") ?? "";
  return /^[a-z]{2,3}(-[A-Z]{2})?$/.test(raw) ? raw : "en-US";
}

const textsOfTask = ["program", "arguments", "iconPath", "title", "description"] as const;
function requireTasks(tasks: object[]): void {
  for (const task of tasks as Record<string, unknown>[]) {
    const isWhole = textsOfTask.every((each) => typeof task[each] === "string");
    if (!isWhole || typeof task.iconIndex !== "number")
      throw new TypeError("Error processing argument: tasks");
  }
}

/** `app`: the life of the process, its names and folders, and what the system was asked to remember. */
export function createApp(parts: AppParts) {
  const { host } = parts;
  const manifest = JSON.parse(readFileSync(join(parts.appDir, "package.json"), "utf8")) as {
    name?: string;
    productName?: string;
    version?: string;
  };
  let name = manifest.productName ?? manifest.name ?? "Electron";
  let quitting = false;
  let ended = false;
  let badge = 0;
  let userTasks: readonly object[] = [];
  let loginItem: Record<string, unknown> = { openAtLogin: false, openAsHidden: false };
  let appUserModelId = "";
  const protocols = new Set<string>();
  const switches = new Map<string, string>();
  const paths = createPaths(() => name, parts.userData);
  const readiness = Promise.withResolvers<void>();

  class App extends StrictEmitter {
    /** An installed program tells the system of itself; one that runs from its sources may not. */
    readonly isPackaged = process.env.HOOKSWITCH_HOST_INSTALLED === "1";
    readonly dock = undefined;
    accessibilitySupportEnabled = false;
    userAgentFallback = "";
    readonly commandLine = strict("app.commandLine", {
      appendSwitch: (flag: string, value = "") => void switches.set(flag, value),
      appendArgument: (_argument: string) => {},
      hasSwitch: (flag: string) => switches.has(flag),
      getSwitchValue: (flag: string) => switches.get(flag) ?? "",
      removeSwitch: (flag: string) => void switches.delete(flag),
    });
    get name(): string {
      return name;
    }
    set name(text: string) {
      name = text;
    }
    get badgeCount(): number {
      return badge;
    }
    set badgeCount(count: number) {
      badge = count;
    }
    whenReady = (): Promise<void> => readiness.promise;
    isReady = (): boolean => host.ready;
    getName = (): string => name;
    setName = (text: string): void => {
      name = text;
    };
    getVersion = (): string => manifest.version ?? "0.0.0";
    getAppPath = (): string => parts.appDir;
    getPath = (which: string): string => paths.get(which);
    setPath = (which: string, path: string): void => paths.set(which, path);
    setAppLogsPath = (path?: string): void => paths.set("logs", path ?? join(paths.get("userData"), "logs"));
    getLocale = (): string => localeOf(process.env);
    getSystemLocale = (): string => localeOf(process.env);
    getLocaleCountryCode = (): string => localeOf(process.env).split("-")[1] ?? "";
    getPreferredSystemLanguages = (): string[] => [localeOf(process.env)];
    setAppUserModelId = (id: string): void => {
      appUserModelId = id;
    };
    setToastActivatorCLSID = (id: string): void => {
      if (!/^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(id)) throw new Error("Invalid CLSID");
    };
    setBadgeCount = (count = 0): boolean => {
      badge = count;
      return true;
    };
    getBadgeCount = (): number => badge;
    setLoginItemSettings = (settings: Record<string, unknown>): void => {
      loginItem = { ...loginItem, ...settings };
    };
    // Electron answers nothing of use on Linux; asked there, the model says what was set.
    getLoginItemSettings = (_options: object = {}): Record<string, unknown> => ({
      ...loginItem,
      wasOpenedAtLogin: false,
      wasOpenedAsHidden: false,
      restoreState: false,
      executableWillLaunchAtLogin: loginItem.openAtLogin,
      launchItems: [],
    });
    setAsDefaultProtocolClient = (scheme: string, _path?: string, _args?: string[]): boolean => {
      protocols.add(scheme);
      return true;
    };
    removeAsDefaultProtocolClient = (scheme: string): boolean => protocols.delete(scheme);
    isDefaultProtocolClient = (scheme: string): boolean => protocols.has(scheme);
    getApplicationNameForProtocol = (url: string): string =>
      protocols.has(url.split(":")[0] ?? "") ? name : "";
    setJumpList = (_categories: unknown): string => "ok";
    // What is not whole cannot be converted, as in Electron.
    setUserTasks = (tasks: object[]): boolean => {
      requireTasks(tasks);
      userTasks = tasks;
      return true;
    };
    enableSandbox = (): void => beforeReady("app.enableSandbox()");
    disableHardwareAcceleration = (): void => beforeReady("app.disableHardwareAcceleration()");
    setAboutPanelOptions = (_options: object): void => {};
    setAccessibilitySupportEnabled = (_on: boolean): void => {};
    setActivationPolicy = (_policy: string): void => {};
    focus = (_options: object = {}): void => {};
    hide = (): void => {};
    show = (): void => {};
    getAppMetrics = (): object[] => [];
    requestSingleInstanceLock = (data: unknown = {}): boolean => instance.request(data);
    hasSingleInstanceLock = (): boolean => instance.has();
    releaseSingleInstanceLock = (): void => instance.release();
    quit = (): void => quit();
    exit = (code = 0): void => exit(code);
    relaunch = (_options: object = {}): void => host.log("RELAUNCH was asked for; it is not done here");
  }
  const app = new App("app", events);

  function beforeReady(what: string): void {
    if (host.ready) throw new Error(`${what} can only be called before app is ready`);
  }

  const instance = createSingleInstance(
    () => paths.get("userData"),
    (word) => {
      const tell = () => app.emit("second-instance", hostEvent({}), word.argv, word.cwd, word.data);
      if (host.ready) tell();
      else void readiness.promise.then(tell);
    },
  );

  function finish(code: number): void {
    if (ended) return;
    ended = true;
    app.emit("quit", hostEvent({}), code);
    instance.release();
    parts.end(code);
  }

  /** before-quit, then each window's close, then will-quit: any of them may refuse. */
  function quit(): void {
    if (quitting || ended) return;
    const before = hostEvent({});
    app.emit("before-quit", before);
    if (before.defaultPrevented) return;
    quitting = true;
    for (const window of parts.windows()) {
      window.close();
      if (!window.isDestroyed()) {
        quitting = false;
        return;
      }
    }
    // As in Electron, the last word is said in a later turn.
    setImmediate(() => {
      const last = hostEvent({});
      app.emit("will-quit", last);
      quitting = false;
      if (!last.defaultPrevented) finish(0);
    });
  }

  function exit(code: number): void {
    quitting = true;
    for (const window of parts.windows()) window.destroy();
    finish(code);
  }

  return {
    app,
    getReady(): void {
      if (ended) return;
      host.ready = true;
      app.emit("will-finish-launching");
      app.emit("ready", {}, {});
      readiness.resolve();
    },
    windowClosed(): void {
      if (quitting || ended || parts.windows().length > 0) return;
      if (app.listenerCount("window-all-closed") === 0) quit();
      else app.emit("window-all-closed");
    },
    isEnding: () => ended,
    switches: () => [...switches].map(([flag, value]) => (value === "" ? `--${flag}` : `--${flag}=${value}`)),
    actions: {
      badge: () => badge,
      userTasks: () => userTasks,
      loginItem: () => loginItem,
      protocols: () => [...protocols],
      appUserModelId: () => appUserModelId,
      activate: () => void app.emit("activate", hostEvent({}), parts.windows().length > 0),
      openUrl: (url: string) => void app.emit("open-url", hostEvent({}), url),
    },
  };
}

import type { Page } from "@playwright/test";
import type { WindowView } from "../host/electron/browser-window.ts";
import type { NotificationView, TrayPress, TrayView } from "../host/electron/desktop.ts";
import type { MenuView } from "../host/electron/menu.ts";
import type { ProxyConfig } from "../host/electron/proxy.ts";
import type { Microphone, PowerEvent } from "../host/electron/system.ts";
import { launchInChromium } from "./chromium-app.ts";
import { launchInElectron } from "./electron-app.ts";

export type { MenuView, Microphone, NotificationView, PowerEvent, TrayPress, TrayView, WindowView };

export type HostKind = "chromium" | "electron";

export interface LaunchOptions {
  readonly host: HostKind;
  /** Folder of package.json; the project's own by default. */
  readonly appDir?: string;
  /** Kept by the caller. Without it a temporary one is made, and removed when the app has ended. */
  readonly userData?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The program is installed, not run from its sources. The Chromium host only. */
  readonly installed?: boolean;
  /** Nobody has used the app on this computer before. */
  readonly firstRun?: boolean;
  /** A WAV file that the fake microphone plays once. */
  readonly micFile?: string;
  /** False shows the windows (a display is needed). */
  readonly headless?: boolean;
}

/**
 * The running app and the desktop it stands on: what a person sees and does, the same in both hosts.
 * Failures to do a thing (no such menu item, a closed notification) reject.
 */
export interface App {
  readonly host: HostKind;
  readonly userData: string;
  /** The page of the window `{kind}.html`, waited for; a new one after a crash. Of several of a kind, "{kind}?{query}". */
  page(kind: string): Promise<Page>;
  windows(): Promise<readonly WindowView[]>;
  /** Null when the app has no tray icon. */
  tray(): Promise<TrayView | null>;
  clickTray(press: TrayPress): Promise<void>;
  /** A person opens the tray's menu and leaves it open. On a Mac a new menu would close it. */
  openTray(): Promise<void>;
  closeTray(): Promise<void>;
  isTrayOpen(): Promise<boolean>;
  /** Presses an item of the tray's menu, by its labels from the top. */
  chooseMenu(labels: readonly string[]): Promise<void>;
  applicationMenu(): Promise<readonly MenuView[]>;
  /** False when the app has not registered the chord. */
  pressHotkey(accelerator: string): Promise<boolean>;
  hotkeys(): Promise<readonly string[]>;
  /** Another program takes the chord: registering it fails from now on, and ours is gone. */
  takeHotkey(accelerator: string): Promise<void>;
  freeHotkey(accelerator: string): Promise<void>;
  /** All that were shown, oldest first. A negative index below counts from the newest. */
  notifications(): Promise<readonly NotificationView[]>;
  clickNotification(index: number): Promise<void>;
  pressNotificationAction(index: number, action: number): Promise<void>;
  power(event: PowerEvent): Promise<void>;
  setMicrophone(state: Microphone): Promise<void>;
  denyMicrophone(): Promise<void>;
  /** Asks the app's permission handlers as the browser would for a page of that window. */
  permission(
    kind: string,
    permission: string,
    origin: string,
    details?: object,
  ): Promise<{ checked: boolean; requested: boolean }>;
  /** `navigator.hid.requestDevice` in that window, with these devices there: the id that main chose. */
  requestHid(kind: string, devices: readonly object[]): Promise<string | null>;
  /** Whether main lets a page of that window use the device. */
  allowsHid(kind: string, device: object): Promise<boolean>;
  /** The system's proxy, as Electron's `session.setProxy` takes it. */
  setProxy(config: ProxyConfig): Promise<void>;
  setLook(look: { dark?: boolean; highContrast?: boolean }): Promise<void>;
  /** The window's renderer crashes; resolves when it is dead: page() then waits for the next. */
  killWindow(kind: string): Promise<void>;
  /** A person presses the window's X. */
  closeWindow(kind: string): Promise<void>;
  /** A person presses the window's minimise button. */
  minimizeWindow(kind: string): Promise<void>;
  /** Resolves when the page has loaded anew. */
  reloadWindow(kind: string): Promise<void>;
  /** Puts a text there, if given; answers what is there. */
  clipboard(text?: string): Promise<string>;
  openedExternally(): Promise<readonly string[]>;
  dialogs(): Promise<unknown>;
  answerDialog(button: number): Promise<void>;
  /** The next save dialog is answered with this path; without one it is cancelled. */
  savesTo(path: string): Promise<void>;
  /** The next open dialog is answered with these files; without them it is cancelled. */
  opensFiles(paths: readonly string[]): Promise<void>;
  badge(): Promise<number>;
  loginItem(): Promise<Record<string, unknown>>;
  /** The menu at the pointer; null when none is open. */
  contextMenu(): Promise<readonly MenuView[] | null>;
  chooseContextMenu(labels: readonly string[]): Promise<void>;
  /** Windows' log-off, as the windows hear of it. */
  logOff(): Promise<void>;
  /** macOS: the dock icon is pressed. */
  activate(): Promise<void>;
  /** macOS: a tel: link is opened. */
  openUrl(url: string): Promise<void>;
  /** Starts the app once more with the same userData; answers how that process ended. */
  secondInstance(argv: readonly string[]): Promise<number | null>;
  /** Lines of stdout and stderr so far, the pages' consoles among them. */
  logs(): readonly string[];
  /** Resolves with the exit code when the process has ended, whoever ended it; null after a kill. */
  readonly exited: Promise<number | null>;
  /** Undefined while it runs. */
  readonly exitCode: number | null | undefined;
  /** As from the menu; rejects when the app has not ended after ten seconds. Harmless when it has ended. */
  quit(): Promise<number | null>;
  /** As a crash of main. */
  kill(): Promise<void>;
}

/** Starts the app in the host asked for. The caller ends it: quit() or kill(). */
export function launchApp(options: LaunchOptions): Promise<App> {
  return options.host === "electron" ? launchInElectron(options) : launchInChromium(options);
}

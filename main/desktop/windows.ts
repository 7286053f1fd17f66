import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  MenuItemConstructorOptions,
  Screen,
} from "electron";
import { grantArgument } from "../../shared/contract/grant.ts";
import { grantFor } from "../../shared/contract/index.ts";
import type { Log } from "../../shared/log.ts";
import type { WindowKind } from "../../shared/state/app.ts";
import type { Clock, Millis } from "../../shared/time.ts";
import { appOrigin, type KnownWindows } from "../bridge/sender.ts";
import { fitBounds, type Rectangle } from "./bounds.ts";
import { contextMenu } from "./context-menu.ts";
import { guardContents } from "./permissions.ts";

export interface WindowParts {
  readonly create: (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly screen: Pick<Screen, "getAllDisplays">;
  readonly preload: string;
  readonly icon: string | undefined;
  readonly isDark: () => boolean;
  /** Shows a menu at the pointer. */
  readonly popUp: (template: MenuItemConstructorOptions[], over: BrowserWindow) => void;
  readonly clock: Pick<Clock, "now" | "monotonic" | "after">;
  readonly log: Log;
  readonly savedBounds: (kind: WindowKind) => Partial<Rectangle> | null;
  readonly saveBounds: (kind: WindowKind, bounds: Rectangle) => void;
  /** A window's page is gone: nothing may be sent to it any more. */
  readonly onGone: (contentsId: number, kind: WindowKind) => void;
  /** The voice page crashed: its peer connection is gone with it. */
  readonly onVoiceLost: () => void;
  /**
   * Windows only, and its one word of a log-off: it asks every window whether the session may end (`asked`; somebody
   * may still say no), then ends it (`ending`), and the process soon after. "before-quit" does not come.
   */
  readonly onSessionEnd: (phase: "asked" | "ending") => void;
  /** It crashed again and again and is let rest until `retryAt`; null once it is there again and stays. */
  readonly onVoiceDown: (retryAt: Millis | null) => void;
}

export interface Windows extends KnownWindows {
  /** Makes the window when there is none, also one that is let rest. `focus: false` shows it without taking the keyboard. */
  open(kind: WindowKind, how?: { focus?: boolean }): BrowserWindow;
  get(kind: WindowKind): BrowserWindow | null;
  isInFront(kind: WindowKind): boolean;
  /** From here on closing really closes. */
  letGo(): void;
}

interface Shape {
  readonly width: number;
  readonly height: number;
  readonly minWidth: number;
  readonly minHeight: number;
  readonly title: string;
}

const shapes: Record<WindowKind, Shape> = {
  phone: { width: 360, height: 640, minWidth: 320, minHeight: 480, title: "Hookswitch" },
  settings: { width: 560, height: 640, minWidth: 420, minHeight: 420, title: "Hookswitch Settings" },
  voice: { width: 200, height: 200, minWidth: 0, minHeight: 0, title: "Hookswitch Voice" },
};

/**
 * Runs `show` once, when the page has been drawn or, if that comes first, has loaded. A window made hidden under
 * Wayland is drawn only after it is shown, so that waiting for "ready-to-show" alone would never end (electron#48859).
 */
function whenSeeable(window: BrowserWindow, show: () => void): void {
  let isShown = false;
  const once = () => {
    if (isShown || window.isDestroyed()) return;
    isShown = true;
    show();
  };
  window.once("ready-to-show", once);
  window.webContents.on("did-finish-load", once);
}

/** A page that crashes again and again is let rest, each time longer; one that crashes once a week is back at once. */
const crashesAllowed = 5;
const crashesRemembered = 60_000;
const firstRest = 15_000;
const longestRest = 120_000;
/** Alive for so long after a rest, it is believed to be back. */
const backAfter = 3_000;

interface Rest {
  readonly wasVisible: boolean;
  readonly undo: () => void;
}

/** Every window of the app: made the strict way, known by the id of its contents, brought back when its page dies. */
export function createWindows(parts: WindowParts): Windows {
  const windows = new Map<WindowKind, BrowserWindow>();
  const kinds = new Map<number, WindowKind>();
  const crashes = new Map<WindowKind, readonly number[]>();
  const rests = new Map<WindowKind, Rest>();
  /** How often in a row a kind had to rest. */
  const restless = new Map<WindowKind, number>();
  let closing = false;

  function make(kind: WindowKind): BrowserWindow {
    const shape = shapes[kind];
    const areas = parts.screen.getAllDisplays().map((display) => display.workArea);
    const window = parts.create({
      ...fitBounds(kind === "voice" ? null : parts.savedBounds(kind), shape, areas),
      minWidth: shape.minWidth,
      minHeight: shape.minHeight,
      title: shape.title,
      show: false,
      backgroundColor: parts.isDark() ? "#16181c" : "#f5f6f8",
      autoHideMenuBar: true,
      fullscreenable: false,
      maximizable: kind !== "voice",
      skipTaskbar: kind === "voice",
      focusable: kind !== "voice",
      ...(parts.icon === undefined ? {} : { icon: parts.icon }),
      webPreferences: {
        preload: parts.preload,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        spellcheck: false,
        navigateOnDragDrop: false,
        // The voice page measures packets and rings: it may not be slowed down while hidden.
        backgroundThrottling: kind !== "voice",
        additionalArguments: [grantArgument + encodeURIComponent(JSON.stringify(grantFor(kind)))],
      },
    });
    const contents = window.webContents;
    const contentsId = contents.id;
    windows.set(kind, window);
    kinds.set(contentsId, kind);
    guardContents(contents, parts.log);
    contents.on("context-menu", (_event, asked) => {
      const template = contextMenu(asked);
      if (template !== null) parts.popUp(template, window);
    });
    contents.on("render-process-gone", (_event, details) => {
      parts.log.error("a window's page died", { kind, reason: details.reason });
      parts.onGone(contentsId, kind);
      if (kind === "voice") parts.onVoiceLost();
      revive(kind, window);
    });
    window.on("close", (event) => {
      if (kind !== "voice") keepBounds(kind, window);
      if (closing || kind === "settings") return;
      // The phone lives in the tray: closing its window hides it, calls and all.
      event.preventDefault();
      window.hide();
    });
    window.on("query-session-end", () => parts.onSessionEnd("asked"));
    window.on("session-end", () => parts.onSessionEnd("ending"));
    window.on("closed", () => {
      if (windows.get(kind) === window) windows.delete(kind);
      kinds.delete(contentsId);
      parts.onGone(contentsId, kind);
    });
    void window.loadURL(`${appOrigin}/${kind}.html`).catch((error: unknown) => {
      if (!window.isDestroyed()) parts.log.error("a window could not load", { kind, error });
    });
    return window;
  }

  /** A full disk must not keep a window from closing. */
  function keepBounds(kind: WindowKind, window: BrowserWindow): void {
    try {
      parts.saveBounds(kind, window.getBounds());
    } catch (error) {
      parts.log.warn("where a window was could not be saved", { kind, error });
    }
  }

  function revive(kind: WindowKind, window: BrowserWindow): void {
    const now = parts.clock.monotonic();
    const recent = [...(crashes.get(kind) ?? []).filter((at) => now - at < crashesRemembered), now];
    crashes.set(kind, recent);
    if (closing) return;
    const wasVisible = !window.isDestroyed() && window.isVisible();
    if (!window.isDestroyed()) window.destroy();
    if (recent.length > crashesAllowed || restless.has(kind)) return rest(kind, wasVisible);
    show(make(kind), wasVisible);
  }

  function show(window: BrowserWindow, wasVisible: boolean): void {
    if (wasVisible) whenSeeable(window, () => window.showInactive());
  }

  function rest(kind: WindowKind, wasVisible: boolean): void {
    const tries = restless.get(kind) ?? 0;
    restless.set(kind, tries + 1);
    const wait = Math.min(firstRest * 2 ** tries, longestRest);
    parts.log.error("a window's page keeps dying and is let rest", { kind, wait });
    rests.get(kind)?.undo();
    rests.set(kind, { wasVisible, undo: parts.clock.after(wait, () => void wake(kind)) });
    if (kind === "voice") parts.onVoiceDown(parts.clock.now() + wait);
  }

  /** The rest is over, by itself or because somebody wants the window now. */
  function wake(kind: WindowKind): BrowserWindow {
    const resting = rests.get(kind);
    resting?.undo();
    rests.delete(kind);
    const window = make(kind);
    if (resting === undefined || closing) return window;
    show(window, resting.wasVisible);
    parts.clock.after(backAfter, () => {
      if (windows.get(kind) !== window || closing) return;
      if (kind === "voice") parts.onVoiceDown(null);
      parts.clock.after(crashesRemembered, () => {
        if (windows.get(kind) === window) restless.delete(kind);
      });
    });
    return window;
  }

  return {
    kindOf: (contentsId) => kinds.get(contentsId) ?? null,
    get: (kind) => windows.get(kind) ?? null,
    isInFront(kind) {
      const window = windows.get(kind);
      return window?.isVisible() === true && window.isFocused() && !window.isMinimized();
    },
    open(kind, how = {}) {
      const known = windows.get(kind);
      const window = known ?? wake(kind);
      if (kind === "voice") return window;
      const show = () => {
        if (window.isDestroyed()) return;
        // Restoring would take the keyboard; this alone brings a minimised window back, on every system.
        if (how.focus === false) return window.showInactive();
        if (window.isMinimized()) window.restore();
        window.show();
        window.focus();
      };
      if (known === undefined) whenSeeable(window, show);
      else show();
      return window;
    },
    letGo() {
      closing = true;
      for (const resting of rests.values()) resting.undo();
    },
  };
}

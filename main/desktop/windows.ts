import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  MenuItemConstructorOptions,
  Screen,
} from "electron";
import type { Log } from "../../shared/log.ts";
import type { WindowKind } from "../../shared/state/app.ts";
import { type SoleKind, type WindowRef, windowName } from "../../shared/state/window.ts";
import type { Clock, Millis } from "../../shared/time.ts";
import { type KnownWindows, pageOf } from "../bridge/sender.ts";
import { besides, fitBounds, type Rectangle } from "./bounds.ts";
import { contextMenu } from "./context-menu.ts";
import { createPageCrashes } from "./page-crashes.ts";
import { guardContents } from "./permissions.ts";
import { windowKinds } from "./window-kinds.ts";
import { windowOptions } from "./window-options.ts";

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
  readonly savedBounds: (window: WindowRef) => Rectangle | null;
  readonly saveBounds: (window: WindowRef, bounds: Rectangle) => void;
  /** Somebody pressed a link in it. */
  readonly onLink: (url: string, window: BrowserWindow) => void;
  /** A window's page is gone: nothing may be sent to it any more. */
  readonly onGone: (contentsId: number, kind: WindowKind) => void;
  /** A window of the user's got the keyboard, or lost it. */
  readonly onFront: (window: WindowRef, is: boolean) => void;
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
  open(window: WindowRef | SoleKind, how?: { focus?: boolean }): BrowserWindow;
  get(kind: SoleKind): BrowserWindow | null;
  /** Whether there is such a window now. */
  has(window: WindowRef): boolean;
  isInFront(kind: SoleKind): boolean;
  /** From here on closing really closes. */
  letGo(): void;
}

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

interface Known {
  readonly ref: WindowRef;
  readonly window: BrowserWindow;
}

/** A window that is not made again just now, because its page keeps dying. */
interface Rest {
  readonly wasVisible: boolean;
  readonly undo: () => void;
}

/** Every window of the app: made the strict way, known by the id of its contents, brought back when its page dies. */
export function createWindows(parts: WindowParts): Windows {
  /** By the windows' names, the newest last. */
  const windows = new Map<string, Known>();
  const refs = new Map<number, WindowRef>();
  const crashes = createPageCrashes(parts.clock);
  const rests = new Map<string, Rest>();
  let closing = false;

  /** Where it was, beside the newest of its kind, or in the middle. */
  function boundsFor(ref: WindowRef): Rectangle {
    const areas = parts.screen.getAllDisplays().map((display) => display.workArea);
    const { unseen, ...size } = windowKinds[ref.kind];
    const saved = unseen ? null : parts.savedBounds(ref);
    const newest = [...windows.values()].filter((each) => each.ref.kind === ref.kind).at(-1);
    if (saved !== null || newest === undefined) return fitBounds(saved, size, areas);
    return fitBounds(besides(newest.window.getBounds(), areas), size, areas);
  }

  function make(ref: WindowRef): BrowserWindow {
    const { hides, unseen } = windowKinds[ref.kind];
    const name = windowName(ref);
    const { preload, icon } = parts;
    const options = windowOptions(ref.kind, boundsFor(ref), { preload, icon, isDark: parts.isDark() });
    const window = parts.create(options);
    const contents = window.webContents;
    const contentsId = contents.id;
    windows.set(name, { ref, window });
    refs.set(contentsId, ref);
    guardContents(contents, parts.log, (url) => parts.onLink(url, window));
    contents.on("context-menu", (_event, asked) => {
      const template = contextMenu(asked);
      if (template !== null) parts.popUp(template, window);
    });
    contents.on("render-process-gone", (_event, details) => {
      parts.log.error("window: page crashed", { window: name, reason: details.reason });
      parts.onGone(contentsId, ref.kind);
      if (ref.kind === "voice") parts.onVoiceLost();
      revive(ref, window);
    });
    window.on("close", (event) => {
      if (!unseen) keepBounds(ref, window);
      if (closing || !(hides || unseen)) {
        crashes.forget(name);
        return;
      }
      event.preventDefault();
      window.hide();
    });
    if (!unseen) {
      window.on("focus", () => parts.onFront(ref, true));
      window.on("blur", () => parts.onFront(ref, false));
    }
    window.on("query-session-end", () => parts.onSessionEnd("asked"));
    window.on("session-end", () => parts.onSessionEnd("ending"));
    window.on("closed", () => {
      if (windows.get(name)?.window === window) windows.delete(name);
      refs.delete(contentsId);
      if (!unseen) parts.onFront(ref, false);
      parts.onGone(contentsId, ref.kind);
    });
    void window.loadURL(pageOf(ref)).catch((error: unknown) => {
      if (!window.isDestroyed()) parts.log.error("window: page not loaded", { window: name, error });
    });
    return window;
  }

  /** A full disk must not keep a window from closing. */
  function keepBounds(ref: WindowRef, window: BrowserWindow): void {
    try {
      parts.saveBounds(ref, window.getBounds());
    } catch (error) {
      parts.log.warn("window: bounds not saved", { window: windowName(ref), error });
    }
  }

  function revive(ref: WindowRef, window: BrowserWindow): void {
    const wait = crashes.died(windowName(ref));
    if (closing) return;
    const wasVisible = !window.isDestroyed() && window.isVisible();
    // It comes back where it was: nobody closed it, so nothing was saved.
    if (wasVisible) keepBounds(ref, window);
    if (!window.isDestroyed()) window.destroy();
    if (wait > 0) return rest(ref, wasVisible, wait);
    show(make(ref), wasVisible);
  }

  function show(window: BrowserWindow, wasVisible: boolean): void {
    if (wasVisible) whenSeeable(window, () => window.showInactive());
  }

  function rest(ref: WindowRef, wasVisible: boolean, wait: Millis): void {
    const name = windowName(ref);
    parts.log.error("window: page keeps crashing, waiting before the next try", { window: name, wait });
    rests.get(name)?.undo();
    rests.set(name, { wasVisible, undo: parts.clock.after(wait, () => void wake(ref)) });
    if (ref.kind === "voice") parts.onVoiceDown(parts.clock.now() + wait);
  }

  /** The rest is over, by itself or because somebody wants the window now. */
  function wake(ref: WindowRef): BrowserWindow {
    const name = windowName(ref);
    const resting = rests.get(name);
    resting?.undo();
    rests.delete(name);
    const window = make(ref);
    if (resting === undefined || closing) return window;
    show(window, resting.wasVisible);
    const isThere = () => windows.get(name)?.window === window && !closing;
    crashes.woke(name, isThere, () => {
      if (ref.kind === "voice") parts.onVoiceDown(null);
    });
    return window;
  }

  const get = (kind: SoleKind) => windows.get(kind)?.window ?? null;

  return {
    refOf: (contentsId) => refs.get(contentsId) ?? null,
    get,
    has: (ref) => windows.has(windowName(ref)),
    isInFront(kind) {
      const window = get(kind);
      return window?.isVisible() === true && window.isFocused() && !window.isMinimized();
    },
    open(wanted, how = {}) {
      const ref = typeof wanted === "string" ? { kind: wanted } : wanted;
      const known = windows.get(windowName(ref))?.window;
      const window = known ?? wake(ref);
      if (windowKinds[ref.kind].unseen) return window;
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

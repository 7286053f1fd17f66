import type { Bounds } from "../chromium/target.ts";
import { hostEvent, refuseWhenDestroyed, strict } from "./strict.ts";
import { type ContentsParts, WebContents } from "./web-contents.ts";
import { checkWindowOptions, type WindowOptions } from "./window-options.ts";
import { WindowShape } from "./window-shape.ts";

/** A window as a test reads it. */
export interface WindowView {
  readonly id: number;
  readonly url: string;
  readonly title: string;
  readonly visible: boolean;
  readonly focused: boolean;
  readonly minimized: boolean;
  readonly alwaysOnTop: boolean;
  readonly flashing: boolean;
  readonly progress: number;
  readonly overlay: string;
  readonly bounds: Bounds;
}

export interface WindowParts extends ContentsParts {
  /** `app` counts windows and ends when the last has gone. */
  opened(window: object, contents: WebContents): void;
  closed(): void;
}

/** Where a window is put so that nobody sees it: hiding a browser window is not possible. */
const outOfSight = -20_000;

/** BrowserWindow, its contents a page. Visibility and focus are what the app asked for, not what a screen shows. */
export function createBrowserWindow(parts: WindowParts) {
  const all = new Map<number, BrowserWindow>();
  let lastId = 0;
  let focused: BrowserWindow | null = null;

  class BrowserWindow extends WindowShape {
    readonly id: number;
    readonly webContents: WebContents;
    #visible: boolean;
    #minimized = false;
    #destroyed = false;
    #shownOnce = false;

    constructor(options: WindowOptions = {}) {
      if (!parts.host.ready) throw new Error("Cannot create BrowserWindow before app is ready");
      checkWindowOptions(options);
      super(options);
      lastId += 1;
      this.id = lastId;
      this.#visible = options.show ?? true;
      this.webContents = new WebContents(parts, {
        preload: options.webPreferences?.preload,
        additionalArguments: options.webPreferences?.additionalArguments ?? [],
        bounds: () => this.#place(),
        closeAsked: () => this.#closeAsked(),
        gone: () => this.#gone(),
        focusChanged: (is) => {
          if (!parts.host.headless && !this.#destroyed && this.#visible) this.#setFocus(is);
        },
      });
      this.webContents.setBackgroundThrottling(options.webPreferences?.backgroundThrottling ?? true);
      this.webContents.on("did-finish-load", () => {
        if (this.#shownOnce) return;
        this.#shownOnce = true;
        this.emit("ready-to-show", hostEvent({}));
      });
      all.set(this.id, this);
      parts.opened(this, this.webContents);
      if (this.#visible) this.#setFocus(true);
    }

    static getAllWindows(): BrowserWindow[] {
      return [...all.values()];
    }

    static getFocusedWindow(): BrowserWindow | null {
      return focused;
    }

    static fromWebContents(contents: WebContents): BrowserWindow | null {
      return [...all.values()].find((each) => each.webContents === contents) ?? null;
    }

    static fromId(id: number): BrowserWindow | null {
      return all.get(id) ?? null;
    }

    isDestroyed(): boolean {
      return this.#destroyed;
    }

    #place(): Bounds {
      return this.#visible && !this.#minimized
        ? this.getBounds()
        : { ...this.getBounds(), x: outOfSight, y: outOfSight };
    }

    protected override hostDraw(): void {
      this.webContents.hostPage().setBounds(this.#place());
    }

    #setFocus(is: boolean): void {
      if (is === (focused === this)) return;
      const before = focused;
      focused = is ? this : null;
      if (is && before !== null && !before.isDestroyed()) before.emit("blur", hostEvent({}));
      this.emit(is ? "focus" : "blur", hostEvent({}));
    }

    /** A person's X, or close(): true lets it go. */
    #closeAsked(): boolean {
      const event = hostEvent({});
      this.emit("close", event);
      return !event.defaultPrevented;
    }

    /** The browser closed the window without asking: when main would have kept it, it is opened again. */
    #gone(): void {
      if (this.#closeAsked()) this.destroy();
      else this.webContents.hostReopen();
    }

    #setVisible(visible: boolean, focus: boolean): void {
      const changed = this.#visible !== visible;
      this.#visible = visible;
      if (visible) this.flashFrame(false);
      if (changed) {
        this.hostDraw();
        this.emit(visible ? "show" : "hide", hostEvent({}));
      }
      if (focus && visible) this.focus();
      else if (!visible) this.#setFocus(false);
    }

    loadURL(url: string): Promise<void> {
      return this.webContents.loadURL(url);
    }

    reload(): void {
      this.webContents.reload();
    }

    show(): void {
      this.#setVisible(true, true);
    }

    showInactive(): void {
      this.#unminimize();
      this.#setVisible(true, false);
    }

    hide(): void {
      this.#setVisible(false, false);
    }

    isVisible(): boolean {
      return this.#visible && !this.#minimized;
    }

    focus(): void {
      if (!this.#visible) return;
      this.webContents.hostPage().front();
      this.flashFrame(false);
      this.#setFocus(true);
    }

    blur(): void {
      this.#setFocus(false);
    }

    isFocused(): boolean {
      return focused === this;
    }

    minimize(): void {
      if (this.#minimized) return;
      this.#minimized = true;
      this.hostDraw();
      this.#setFocus(false);
      this.emit("minimize", hostEvent({}));
    }

    #unminimize(): void {
      if (!this.#minimized) return;
      this.#minimized = false;
      this.hostDraw();
      this.emit("restore", hostEvent({}));
    }

    /** Takes the keyboard, as on Windows. */
    restore(): void {
      if (!this.#minimized) return;
      this.#unminimize();
      this.focus();
    }

    isMinimized(): boolean {
      return this.#minimized;
    }

    close(): void {
      if (this.#closeAsked()) this.destroy();
    }

    destroy(): void {
      if (this.#destroyed) return;
      const page = this.webContents.hostPage();
      this.#setFocus(false);
      this.#destroyed = true;
      all.delete(this.id);
      this.webContents.hostDestroy();
      void page.close();
      this.emit("closed");
      parts.closed();
    }

    hostView(): WindowView {
      return {
        id: this.id,
        url: this.webContents.getURL(),
        visible: this.isVisible(),
        focused: focused === this,
        minimized: this.#minimized,
        ...this.hostShape(),
      };
    }
  }
  refuseWhenDestroyed(BrowserWindow.prototype, ["destroy"]);

  return { BrowserWindow: strict("BrowserWindow", BrowserWindow), all };
}

export type BrowserWindows = ReturnType<typeof createBrowserWindow>;

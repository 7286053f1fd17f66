import type { Bounds } from "../chromium/target.ts";
import { imageFrom, type NativeImage } from "./native-image.ts";
import { hostEvent, refuseWhenDestroyed, StrictEmitter } from "./strict.ts";
import type { WindowOptions } from "./window-options.ts";

const events = [
  "always-on-top-changed",
  "app-command",
  "blur",
  "close",
  "closed",
  "enter-full-screen",
  "focus",
  "hide",
  "leave-full-screen",
  "maximize",
  "minimize",
  "move",
  "moved",
  "page-title-updated",
  "query-session-end",
  "ready-to-show",
  "resize",
  "resized",
  "responsive",
  "restore",
  "session-end",
  "show",
  "system-context-menu",
  "unmaximize",
  "unresponsive",
  "will-move",
  "will-resize",
];

/** A window's place and looks: remembered for tests, shown where a browser's window can show them. */
export abstract class WindowShape extends StrictEmitter {
  #bounds: Bounds;
  #maximized = false;
  #title: string;
  #onTop: boolean;
  #flashing = false;
  #progress = -1;
  #overlay = "";
  #minimum: number[];
  #resizable: boolean;

  constructor(options: WindowOptions) {
    super("BrowserWindow", events);
    const { width = 800, height = 600, x = 100, y = 80 } = options;
    this.#bounds = { x, y, width, height };
    this.#title = options.title ?? "";
    this.#onTop = options.alwaysOnTop ?? false;
    this.#resizable = options.resizable !== false;
    this.#minimum = [Number(options.minWidth ?? 0), Number(options.minHeight ?? 0)];
  }

  abstract isDestroyed(): boolean;

  /** Puts the browser's window where it should be now. */
  protected abstract hostDraw(): void;

  /** What the looks are, for a test. */
  protected hostShape() {
    return {
      title: this.#title,
      alwaysOnTop: this.#onTop,
      flashing: this.#flashing,
      progress: this.#progress,
      overlay: this.#overlay,
      bounds: this.#bounds,
    };
  }

  maximize(): void {
    this.#maximized = true;
    this.emit("maximize", hostEvent({}));
  }

  unmaximize(): void {
    this.#maximized = false;
    this.emit("unmaximize", hostEvent({}));
  }

  isMaximized(): boolean {
    return this.#maximized;
  }

  isFullScreen(): boolean {
    return false;
  }

  getBounds(): Bounds {
    return { ...this.#bounds };
  }

  getNormalBounds(): Bounds {
    return this.getBounds();
  }

  getContentBounds(): Bounds {
    return this.getBounds();
  }

  setBounds(wish: Partial<Bounds>): void {
    const was = this.#bounds;
    this.#bounds = { ...was, ...wish };
    this.hostDraw();
    const { x, y, width, height } = this.#bounds;
    const told = [
      ...(x !== was.x || y !== was.y ? ["move", "moved"] : []),
      ...(width !== was.width || height !== was.height ? ["resize", "resized"] : []),
    ];
    for (const event of told) this.emit(event, hostEvent({}));
  }

  getSize(): number[] {
    return [this.#bounds.width, this.#bounds.height];
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  getContentSize(): number[] {
    return this.getSize();
  }

  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  getPosition(): number[] {
    return [this.#bounds.x, this.#bounds.y];
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }

  center(): void {}

  setMinimumSize(width: number, height: number): void {
    this.#minimum = [width, height];
  }

  getMinimumSize(): number[] {
    return [...this.#minimum];
  }

  setResizable(on: boolean): void {
    this.#resizable = on;
  }

  isResizable(): boolean {
    return this.#resizable;
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getTitle(): string {
    return this.#title;
  }

  setAlwaysOnTop(on: boolean, _level?: string): void {
    this.#onTop = on;
  }

  isAlwaysOnTop(): boolean {
    return this.#onTop;
  }

  moveTop(): void {}

  flashFrame(on: boolean): void {
    this.#flashing = on;
  }

  setProgressBar(progress: number, _options: object = {}): void {
    this.#progress = progress;
  }

  setOverlayIcon(image: NativeImage | null, description: string): void {
    if (typeof description !== "string") throw new TypeError("Error processing argument: description");
    this.#overlay = image === null ? "" : `${imageFrom(image).hostName}: ${description}`;
  }

  setSkipTaskbar(_skip: boolean): void {}

  setMenu(_menu: object | null): void {}

  removeMenu(): void {}

  setMenuBarVisibility(_on: boolean): void {}

  setAutoHideMenuBar(_on: boolean): void {}

  setIcon(_icon: unknown): void {}

  setBackgroundColor(_color: string): void {}

  setVisibleOnAllWorkspaces(_on: boolean, _options: object = {}): void {}

  setContentProtection(_on: boolean): void {}
}
refuseWhenDestroyed(WindowShape.prototype, ["hostShape"]);

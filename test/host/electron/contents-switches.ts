import { refuseWhenDestroyed, StrictEmitter } from "./strict.ts";

const events = [
  "blur",
  "before-input-event",
  "console-message",
  "context-menu",
  "destroyed",
  "devtools-opened",
  "did-fail-load",
  "did-fail-provisional-load",
  "did-finish-load",
  "did-frame-finish-load",
  "did-navigate",
  "did-navigate-in-page",
  "did-create-window",
  "did-start-loading",
  "did-start-navigation",
  "did-stop-loading",
  "dom-ready",
  "focus",
  "page-title-updated",
  "preload-error",
  "render-process-gone",
  "responsive",
  "unresponsive",
  "will-attach-webview",
  "will-frame-navigate",
  "will-navigate",
  "will-prevent-unload",
  "will-redirect",
];

/** What can be set on a page and changes nothing here but the answer to the question for it. */
export abstract class ContentsSwitches extends StrictEmitter {
  #throttled = true;
  #muted = false;

  constructor() {
    super("webContents", events);
  }

  abstract isDestroyed(): boolean;

  getType(): string {
    return "window";
  }

  openDevTools(_options: object = {}): void {}

  closeDevTools(): void {}

  toggleDevTools(): void {}

  isDevToolsOpened(): boolean {
    return false;
  }

  setBackgroundThrottling(allowed: boolean): void {
    this.#throttled = allowed;
  }

  getBackgroundThrottling(): boolean {
    return this.#throttled;
  }

  setAudioMuted(muted: boolean): void {
    this.#muted = muted;
  }

  isAudioMuted(): boolean {
    return this.#muted;
  }

  setIgnoreMenuShortcuts(_ignored: boolean): void {}

  setWebRTCIPHandlingPolicy(_policy: string): void {}

  setVisualZoomLevelLimits(_least: number, _most: number): Promise<void> {
    return Promise.resolve();
  }

  setZoomFactor(_factor: number): void {}

  getZoomFactor(): number {
    return 1;
  }
}
refuseWhenDestroyed(ContentsSwitches.prototype);

import { readFileSync } from "node:fs";
import { openPage } from "../chromium/page.ts";
import type { Page } from "../chromium/page-types.ts";
import type { Bounds } from "../chromium/target.ts";
import type { FromPage, ToPage } from "../world/preload-world.ts";
import { ContentsSwitches } from "./contents-switches.ts";
import type { HostContext } from "./context.ts";
import { encode, type IpcMain } from "./ipc-main.ts";
import type { SessionModel } from "./session.ts";
import { hostEvent, notModelled, refuseWhenDestroyed } from "./strict.ts";
import { createFrame, type WebFrame } from "./web-frame.ts";

export interface ContentsParts {
  readonly host: HostContext;
  readonly ipcMain: IpcMain;
  readonly session: SessionModel;
  readonly answer: (request: Request) => Promise<Response>;
  /** What is there; with a text, puts it there. */
  clipboard(text?: string): string;
  /** The look of the system: prefers-color-scheme and its kin. */
  features(): Readonly<Record<string, string>>;
  /** An event that `app` gives as well. */
  announce(event: string, contents: WebContents, details: object): void;
}

export interface ContentsOptions {
  readonly preload: string | undefined;
  readonly additionalArguments: readonly string[];
  bounds(): Bounds;
  /** A person's X: true lets the window go. */
  closeAsked(): boolean;
  /** The browser's window went by itself. */
  gone(): void;
  focusChanged(focused: boolean): void;
}

type OpenHandler = (details: object) => { action: string };

let lastId = 0;

/** A page of Chromium as main sees it. After a crash the next load opens a new page in its place. */
export class WebContents extends ContentsSwitches {
  readonly id: number;
  readonly hostWebContents = null;
  readonly #parts: ContentsParts;
  readonly #options: ContentsOptions;
  #page: Page;
  #frame: WebFrame;
  #frames = 0;
  #url = "";
  #asked = "";
  #destroyed = false;
  #crashed = false;
  #loading = false;
  #openHandler: OpenHandler | null = null;

  constructor(parts: ContentsParts, options: ContentsOptions) {
    super();
    lastId += 1;
    this.id = lastId;
    this.#parts = parts;
    this.#options = options;
    this.#frame = createFrame(this.id, 0, "");
    this.#page = this.#newPage();
  }

  get session(): object {
    return this.#parts.session.session;
  }

  get mainFrame(): WebFrame {
    return this.#frame;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  #newPage(): Page {
    const { host } = this.#parts;
    if (host.browser === null) throw new Error("the browser is not there");
    const page: Page = openPage({
      targets: host.browser.targets,
      schemes: host.schemes,
      headless: host.headless,
      bounds: this.#options.bounds(),
      preload: this.#options.preload === undefined ? "" : readFileSync(this.#options.preload, "utf8"),
      argv: [process.execPath, "--type=renderer", ...this.#options.additionalArguments],
      versions: host.versions,
      events: {
        said: (message) => this.#said(message),
        navigationAsked: (url) => this.#navigationAsked(url),
        frameNavigationAsked: (url) => this.#frameNavigationAsked(url),
        requested: this.#parts.answer,
        windowAsked: (url, frameName, features) => this.#windowAsked(url, frameName, features),
        navigated: (url, within) => this.#navigated(url, within),
        domReady: () => this.emit("dom-ready", hostEvent({})),
        loaded: () => this.#loaded(),
        console: (level, text) => this.#console(level, text),
        crashed: () => this.#gone("crashed", 5),
        closeAsked: () => this.#options.closeAsked(),
        gone: () => {
          if (this.#page === page && !this.#destroyed && !this.#crashed) this.#options.gone();
        },
      },
    });
    page.opened.catch((error) => host.log(`a page could not be opened: ${error}`));
    const features = this.#parts.features();
    if (Object.keys(features).length > 0) page.setFeatures(features);
    return page;
  }

  #said(message: FromPage): void {
    if (this.#destroyed) return;
    switch (message.kind) {
      case "hello":
        return;
      case "send":
      case "invoke":
        this.#parts.ipcMain.hostTake(message, this);
        return;
      case "media":
        void this.#parts.session
          .askMedia(this, message)
          .then((answer) => this.#page.post({ kind: "answer", id: message.id, value: encode(answer) }));
        return;
      case "open":
        this.#windowAsked(message.url, message.target, message.features);
        return;
      case "contextMenu":
        this.emit("context-menu", hostEvent({}), { ...message.params, frame: this.#frame });
        return;
      case "focus":
        this.#options.focusChanged(message.focused);
        return;
      case "preloadError": {
        const error = Object.assign(new Error(message.message), { stack: message.stack });
        this.#parts.host.log(`the preload of ${this.#url} failed: ${message.stack}`);
        this.emit("preload-error", hostEvent({}), this.#options.preload, error);
      }
    }
  }

  #navigationAsked(url: string): boolean {
    const event = hostEvent({
      url,
      isMainFrame: true,
      isSameDocument: false,
      frame: this.#frame,
      initiator: this.#frame,
    });
    this.emit("will-frame-navigate", event);
    this.emit("will-navigate", event, url, false, true);
    if (event.defaultPrevented) return false;
    if (url.startsWith(`${this.#frame.origin}/`)) return true;
    // Electron would go there. An app whose windows may leave their origin has forgotten something.
    this.#parts.host.log(`REFUSED: no 'will-navigate' listener stopped ${this.#url} from going to ${url}`);
    return false;
  }

  /** Of a frame within the page: only the app's own listeners stand against it. */
  #frameNavigationAsked(url: string): boolean {
    const event = hostEvent({
      url,
      isMainFrame: false,
      isSameDocument: false,
      frame: null,
      initiator: this.#frame,
    });
    this.emit("will-frame-navigate", event);
    return !event.defaultPrevented;
  }

  #windowAsked(url: string, frameName: string, features: string): void {
    if (this.#openHandler === null) {
      this.#parts.host.log(`REFUSED: no window open handler; ${this.#url} wanted to open ${url}`);
      return;
    }
    const answer = this.#openHandler({
      url,
      frameName,
      features,
      disposition: "new-window",
      referrer: { url: "", policy: "default" },
    });
    if (answer?.action !== "deny") throw notModelled("a window open handler that does not deny");
  }

  #navigated(url: string, within: boolean): void {
    this.#url = url;
    if (within) {
      this.#frame.url = url;
      this.emit(
        "did-navigate-in-page",
        hostEvent({}),
        url,
        true,
        this.#frame.processId,
        this.#frame.routingId,
      );
      return;
    }
    this.#frame.detached = true;
    this.#frames += 1;
    this.#frame = createFrame(this.id, this.#frames, url);
    this.emit("did-navigate", hostEvent({}), url, 200, "OK");
  }

  #loaded(): void {
    if (this.#url === "" || this.#url === "about:blank") return;
    this.#loading = false;
    this.emit("did-finish-load", hostEvent({}));
    this.emit("did-stop-loading", hostEvent({}));
  }

  #console(level: string, message: string): void {
    this.#parts.host.log(`[console ${this.#url.replace(/[?#].*$/s, "")}] ${level}: ${message}`);
    this.emit(
      "console-message",
      hostEvent({ level, message, lineNumber: 0, sourceId: "", frame: this.#frame }),
    );
  }

  #gone(reason: string, exitCode: number): void {
    if (this.#destroyed || this.#crashed) return;
    this.#crashed = true;
    this.#loading = false;
    const details = { reason, exitCode };
    this.emit("render-process-gone", hostEvent({}), details);
    this.#parts.announce("render-process-gone", this, details);
  }

  /** A message for the isolated world. */
  hostPost(message: ToPage): boolean {
    return this.#page.post(message);
  }

  hostPage(): Page {
    return this.#page;
  }

  /** A new page in the place of one that the browser closed. */
  hostReopen(): void {
    this.#crashed = true;
    this.reload();
  }

  hostDestroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#frame.detached = true;
    this.emit("destroyed");
  }

  send(channel: string, ...args: unknown[]): void {
    if (typeof channel !== "string") throw new TypeError("Missing required channel argument");
    // Nobody there to hear it: lost, as in Electron.
    this.#page.post({ kind: "event", channel, args: encode(args) });
  }

  async loadURL(url: string): Promise<void> {
    this.#asked = url;
    this.#loading = true;
    if (this.#crashed) {
      this.#crashed = false;
      void this.#page.close();
      this.#page = this.#newPage();
    }
    this.emit("did-start-loading", hostEvent({}));
    try {
      await this.#page.navigate(url);
    } catch (error) {
      this.#loading = false;
      const reason = error instanceof Error ? error.message : String(error);
      if (!this.#destroyed) this.emit("did-fail-load", hostEvent({}), -2, reason, url, true, 0, 0);
      throw error;
    }
  }

  reload(): void {
    if (this.#crashed) {
      this.loadURL(this.#url || this.#asked).catch((error) =>
        this.#parts.host.log(`reload failed: ${error}`),
      );
      return;
    }
    this.#loading = true;
    this.#page.reload();
  }

  reloadIgnoringCache(): void {
    this.reload();
  }

  forcefullyCrashRenderer(): void {
    this.#page.crash();
  }

  isCrashed(): boolean {
    return this.#crashed;
  }

  isLoading(): boolean {
    return this.#loading;
  }

  isLoadingMainFrame(): boolean {
    return this.#loading;
  }

  getURL(): string {
    return this.#url;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  executeJavaScript(code: string, _userGesture = false): Promise<unknown> {
    return this.#page.evaluate(code);
  }

  /** What a menu does to the field or the text that has the focus. */
  hostEdit(role: string): void {
    void this.#edit(role).catch((error) => this.#parts.host.log(`editing failed: ${error}`));
  }

  async #edit(role: string): Promise<void> {
    const run = (name: string, text = "") =>
      this.#page.evaluate(`document.execCommand(${JSON.stringify(name)}, false, ${JSON.stringify(text)})`);
    if (role === "paste") return void (await run("insertText", this.#parts.clipboard()));
    if (role === "copy" || role === "cut") {
      const marked =
        "(e => e?.selectionStart === undefined ? String(getSelection()) : e.value.slice(e.selectionStart, e.selectionEnd))";
      this.#parts.clipboard(String(await this.#page.evaluate(`${marked}(document.activeElement)`)));
      if (role === "copy") return;
    }
    await run(role === "cut" ? "delete" : role);
  }

  focus(): void {
    this.#page.front();
  }

  getOSProcessId(): number {
    return this.#frame.processId;
  }
}
refuseWhenDestroyed(WebContents.prototype, ["hostDestroy", "id"]);

import { randomUUID } from "node:crypto";
import type { FromPage } from "../world/preload-world.ts";
import { pageWorldSource, preloadWorldSource } from "../world/source.ts";
import { answerRequest, type PausedRequest } from "./intercept.ts";
import { insidePattern, toBrowser, toMain } from "./origin.ts";
import type { Page, PageOptions } from "./page-types.ts";
import type { Bounds, Target } from "./target.ts";

const world = "hookswitch-preload";
const intercepted = {
  patterns: [{ urlPattern: insidePattern }, { urlPattern: "*", resourceType: "Document" }],
};
const autoAttach = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };

interface WindowWish {
  readonly url: string;
  readonly windowName: string;
  readonly windowFeatures: readonly string[];
}

interface Attached {
  readonly sessionId: string;
}

export function openPage(options: PageOptions): Page {
  const { targets, schemes, events, headless } = options;
  const secret = randomUUID();
  const binding = `send-${secret}`;
  const receiver = `receive-${secret}`;
  let target: Target | null = null;
  let context: { readonly id: number; readonly uniqueId: string } | null = null;
  let heardHello = false;
  let leaving = false;
  /** The URL that main asked for: any other main-frame document is the page's own wish. */
  let expected: string | null = null;
  let landed: { resolve(): void; reject(error: Error): void } | null = null;

  const without = (url: string) => url.replace(/#.*$/s, "");
  const lost = (error: Error) => {
    if (
      !/Cannot find context|gone|Session with given id|crashed|uniqueContextId not found/i.test(error.message)
    ) {
      console.error(`Chromium host: ${error.message}`);
    }
  };
  const post = (method: string, params: Record<string, unknown>) =>
    target?.session.post(method, params, lost);

  /** Whether a page may load there: the window's own, by what main asked for, or one of a frame. */
  function mayLoad(url: string, isMain: boolean): boolean {
    if (!isMain) return events.frameNavigationAsked(url);
    if (expected !== without(url)) return events.navigationAsked(url);
    expected = null;
    return true;
  }

  function paused(main: string, request: PausedRequest, say: typeof post): void {
    const { requestId, frameId } = request;
    const url = toMain(request.request.url, schemes);
    if (request.resourceType === "Document" && !mayLoad(url, frameId === main)) {
      say("Fetch.failRequest", { requestId, errorReason: "Aborted" });
      return;
    }
    if (url === request.request.url) say("Fetch.continueRequest", { requestId });
    else void answerRequest(request, url, schemes, events.requested, say);
  }

  /** A frame in a process of its own, a mail's say: its requests and its wishes for windows come from there. */
  function listenToFrame(at: Target, sessionId: string): void {
    const session = at.frame(sessionId);
    const say: typeof post = (method, params) => session.post(method, params, lost);
    session.on<PausedRequest>("Fetch.requestPaused", (request) => paused(at.targetId, request, say));
    session.on<WindowWish>("Page.windowOpen", windowAsked);
    session.on<Attached>("Target.attachedToTarget", (attached) => listenToFrame(at, attached.sessionId));
    say("Page.enable", {});
    say("Fetch.enable", intercepted);
    say("Target.setAutoAttach", autoAttach);
    say("Runtime.runIfWaitingForDebugger", {});
  }

  function windowAsked({ url, windowName, windowFeatures }: WindowWish): void {
    events.windowAsked(toMain(url, schemes), windowName, windowFeatures.join(","));
  }

  function listen(at: Target): void {
    const { session } = at;
    const frame = at.targetId;
    session.on<PausedRequest>("Fetch.requestPaused", (request) => paused(frame, request, post));
    session.on<Attached>("Target.attachedToTarget", ({ sessionId }) => listenToFrame(at, sessionId));
    session.on<{ context: { id: number; uniqueId: string; name: string; auxData?: { frameId?: string } } }>(
      "Runtime.executionContextCreated",
      ({ context: made }) => {
        if (made.name !== world || made.auxData?.frameId !== frame) return;
        context = { id: made.id, uniqueId: made.uniqueId };
        heardHello = false;
      },
    );
    session.on("Runtime.executionContextsCleared", () => {
      context = null;
    });
    session.on<{ executionContextUniqueId: string }>("Runtime.executionContextDestroyed", (ended) => {
      if (context?.uniqueId === ended.executionContextUniqueId) context = null;
    });
    session.on<{ name: string; payload: string; executionContextId: number }>(
      "Runtime.bindingCalled",
      ({ name, payload, executionContextId }) => {
        if (name !== binding || executionContextId !== context?.id) return;
        const message = JSON.parse(payload) as FromPage;
        if (message.kind === "hello") heardHello = true;
        events.said(message.kind === "open" ? { ...message, url: toMain(message.url, schemes) } : message);
      },
    );
    session.on<{ frame: { id: string; url: string; urlFragment?: string } }>(
      "Page.frameNavigated",
      ({ frame: { id, url, urlFragment } }) => {
        if (id === frame) events.navigated(toMain(url + (urlFragment ?? ""), schemes), false);
      },
    );
    session.on<{ frameId: string; url: string }>("Page.navigatedWithinDocument", ({ frameId, url }) => {
      if (frameId === frame) events.navigated(toMain(url, schemes), true);
    });
    session.on("Page.domContentEventFired", () => events.domReady());
    session.on("Page.loadEventFired", () => {
      landed?.resolve();
      landed = null;
      // A page that was never touched may not ask before it closes.
      if (!headless) post("Runtime.evaluate", { expression: "0", userGesture: true });
      events.loaded();
    });
    session.on<WindowWish>("Page.windowOpen", windowAsked);
    session.on<{ type: string; args: { value?: unknown; description?: string }[] }>(
      "Runtime.consoleAPICalled",
      ({ type, args }) =>
        events.console(type, args.map((each) => String(each.value ?? each.description ?? "")).join(" ")),
    );
    session.on<{ exceptionDetails: { text: string; exception?: { description?: string } } }>(
      "Runtime.exceptionThrown",
      ({ exceptionDetails: { text, exception } }) =>
        events.console("error", `${text} ${exception?.description ?? ""}`),
    );
    session.on<{ type: string }>("Page.javascriptDialogOpening", ({ type }) => {
      const accept = type !== "beforeunload" || leaving || expected !== null || events.closeAsked();
      post("Page.handleJavaScriptDialog", { accept });
    });
    session.on("Inspector.targetCrashed", () => {
      context = null;
      events.crashed();
    });
    targets.onGone(at.targetId, () => {
      context = null;
      landed?.reject(new Error("ERR_FAILED (-2) the window is gone"));
      landed = null;
      at.forget();
      events.gone();
    });
  }

  async function open(): Promise<void> {
    target = await targets.open(options.bounds);
    const { session } = target;
    listen(target);
    const page = pageWorldSource(secret, schemes);
    const preload = preloadWorldSource(
      {
        secret,
        binding,
        receiver,
        argv: options.argv,
        platform: process.platform,
        arch: process.arch,
        versions: options.versions,
        asksBeforeClose: !headless,
      },
      options.preload,
    );
    const { width, height } = options.bounds;
    const size = { width, height, deviceScaleFactor: 1, mobile: false };
    await Promise.all([
      session.send("Page.enable"),
      session.send("Runtime.enable"),
      session.send("Fetch.enable", intercepted),
      session.send("Target.setAutoAttach", autoAttach),
      session.send("Runtime.addBinding", { name: binding, executionContextName: world }),
      session.send("Page.addScriptToEvaluateOnNewDocument", { source: page }),
      session.send("Page.addScriptToEvaluateOnNewDocument", { source: preload, worldName: world }),
      // A new window is put where Chromium likes it, whatever it was told at its start.
      headless ? session.send("Emulation.setDeviceMetricsOverride", size) : place(options.bounds),
    ]);
  }

  async function place({ x, y, width, height }: Bounds): Promise<void> {
    if (target === null) return;
    const { targetId, session } = target;
    const { windowId } = await session.send<{ windowId: number }>("Browser.getWindowForTarget", { targetId });
    const put = (bounds: object) => session.send("Browser.setWindowBounds", { windowId, bounds });
    await put({ windowState: "normal" });
    await put({ left: x, top: y, width, height });
  }

  const opened = open();
  return {
    opened,
    async navigate(url) {
      await opened;
      const arrived = new Promise<void>((resolve, reject) => {
        landed = { resolve, reject };
      });
      arrived.catch(() => {
        // Told through the caller below, or nobody waits any more.
      });
      expected = without(url);
      const answer = await target?.session.send<{ errorText?: string; loaderId?: string }>("Page.navigate", {
        url: toBrowser(url, schemes),
      });
      if (answer?.errorText !== undefined) throw new Error(`${answer.errorText} loading '${url}'`);
      // Within the document (a hash) nothing loads.
      if (answer?.loaderId === undefined) return;
      await arrived;
    },
    reload() {
      void opened.then(async () => {
        const { currentIndex = 0, entries = [] } =
          (await target?.session.send<{ currentIndex: number; entries: { url: string }[] }>(
            "Page.getNavigationHistory",
          )) ?? {};
        expected = without(toMain(entries[currentIndex]?.url ?? "", schemes));
        post("Page.reload", { ignoreCache: true });
      }, lost);
    },
    post(message) {
      if (context === null || !heardHello) return false;
      const expression = `globalThis[${JSON.stringify(receiver)}](${JSON.stringify(message)})`;
      post("Runtime.evaluate", { expression, uniqueContextId: context.uniqueId, silent: true });
      return true;
    },
    crash: () => void opened.then(() => post("Page.crash", {}), lost),
    setBounds(bounds) {
      const { width, height } = bounds;
      const size = { width, height, deviceScaleFactor: 1, mobile: false };
      void opened
        .then(() => (headless ? post("Emulation.setDeviceMetricsOverride", size) : place(bounds)))
        .catch(lost);
    },
    setFeatures(features) {
      const list = Object.entries(features).map(([name, value]) => ({ name, value }));
      void opened.then(() => post("Emulation.setEmulatedMedia", { features: list }), lost);
    },
    front: () => void opened.then(() => post("Page.bringToFront", {}), lost),
    async evaluate(code) {
      await opened;
      const answer = await target?.session.send<{
        result: { value?: unknown };
        exceptionDetails?: { exception?: { description?: string } };
      }>("Runtime.evaluate", {
        expression: code,
        awaitPromise: true,
        returnByValue: true,
        userGesture: true,
      });
      if (answer?.exceptionDetails !== undefined) {
        throw new Error(answer.exceptionDetails.exception?.description ?? "the script failed");
      }
      return answer?.result.value;
    },
    async close() {
      leaving = true;
      await opened.catch(lost);
      if (target !== null) await targets.close(target.targetId);
    },
  };
}

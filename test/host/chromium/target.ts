import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import type { Session } from "./cdp.ts";
import type { Chromium } from "./launch.ts";

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Target {
  readonly targetId: string;
  readonly session: Session;
  /** The session of a frame that Chromium runs in a process of its own. */
  frame(sessionId: string): Session;
  forget(): void;
}

interface TargetInfo {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
  readonly openerId?: string;
}

/** Opens pages, each in a window of its own, and closes what pages open by themselves. */
export interface Targets {
  open(bounds: Bounds): Promise<Target>;
  close(targetId: string): Promise<void>;
  onGone(targetId: string, gone: () => void): void;
}

export async function watchTargets(chromium: Chromium, headless: boolean): Promise<Targets> {
  const { browser } = chromium.cdp;
  const gone = new Map<string, () => void>();
  const wanted = new Map<string, (targetId: string) => void>();

  const look = ({ targetInfo }: { targetInfo: TargetInfo }) => {
    if (targetInfo.type !== "page") return;
    // Only main opens windows: what a page opened is closed, whatever the page said.
    if (targetInfo.openerId !== undefined) {
      browser.post("Target.closeTarget", { targetId: targetInfo.targetId }, () => {});
      return;
    }
    for (const [mark, found] of wanted) if (targetInfo.url.includes(mark)) found(targetInfo.targetId);
  };
  browser.on("Target.targetCreated", look);
  browser.on("Target.targetInfoChanged", look);
  browser.on<{ targetId: string }>("Target.targetDestroyed", ({ targetId }) => {
    gone.get(targetId)?.();
    gone.delete(targetId);
  });
  await browser.send("Target.setDiscoverTargets", { discover: true, filter: [{ type: "page" }] });

  /** With a display: a second start with --app makes the running browser open a window without a toolbar. */
  async function openAppWindow(bounds: Bounds): Promise<string> {
    const mark = randomUUID();
    const found = new Promise<string>((resolve) => wanted.set(mark, resolve));
    const child = spawn(
      chromium.executable,
      [
        ...chromium.flags.filter(
          (flag) => !flag.startsWith("--remote-debugging") && flag !== "--no-startup-window",
        ),
        `--app=data:text/html,<title>Hookswitch</title><!--${mark}-->`,
        `--window-position=${bounds.x},${bounds.y}`,
        `--window-size=${bounds.width},${bounds.height}`,
      ],
      { stdio: "ignore" },
    );
    child.unref();
    const targetId = await found;
    wanted.delete(mark);
    return targetId;
  }

  async function openPlainWindow(bounds: Bounds): Promise<string> {
    const { targetId } = await browser.send<{ targetId: string }>("Target.createTarget", {
      url: "about:blank",
      newWindow: true,
      width: bounds.width,
      height: bounds.height,
    });
    return targetId;
  }

  return {
    async open(bounds) {
      const targetId = headless ? await openPlainWindow(bounds) : await openAppWindow(bounds);
      const { sessionId } = await browser.send<{ sessionId: string }>("Target.attachToTarget", {
        targetId,
        flatten: true,
      });
      const { cdp } = chromium;
      return {
        targetId,
        session: cdp.session(sessionId),
        frame: (id) => cdp.session(id),
        forget: () => cdp.forget(sessionId),
      };
    },
    async close(targetId) {
      await browser.send("Target.closeTarget", { targetId }).catch(() => {
        // Gone already: what was wanted.
      });
    },
    onGone: (targetId, heard) => void gone.set(targetId, heard),
  };
}

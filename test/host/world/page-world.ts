import type { WorldBridge } from "./bridge.ts";

/** What the host puts between the page and the browser, because Electron stands there. */
export interface Guard {
  /** Asks main for the microphone or camera: "granted", or the name of the DOMException to throw. */
  askMedia(wish: { audio: boolean; video: boolean }): Promise<string>;
  openWindow(url: string, target: string, features: string): void;
}

/**
 * The page's side, run at document start before any script of the page: takes what the preload
 * exposes, and puts Electron's answers before getUserMedia and window.open.
 * Sent to the page as source, so it uses nothing from outside itself.
 */
export function startPageWorld(
  createBridge: (from: string, to: string, received: (name: string, value: unknown) => void) => WorldBridge,
  secret: string,
  toBrowser: (url: string) => string,
): void {
  if (window.top !== window) return;
  const freeze = (value: unknown): unknown => {
    if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
      Object.freeze(value);
      for (const each of Object.values(value)) freeze(each);
    }
    return value;
  };
  let guard: Guard | null = null;

  createBridge(`${secret}-page`, `${secret}-preload`, (name, value) => {
    if (name === "guard:") {
      guard = value as Guard;
      return;
    }
    if (Object.hasOwn(window, name.slice("expose:".length))) {
      throw new Error("Cannot bind an API on top of an existing property on the window object");
    }
    Object.defineProperty(window, name.slice("expose:".length), {
      value: freeze(value),
      enumerable: true,
      writable: false,
      configurable: false,
    });
  });

  window.open = (url = "", target = "", features = "") => {
    guard?.openWindow(new URL(String(url), document.baseURI).href, String(target), String(features));
    return null;
  };

  // A frame, or a sound, of a scheme that the browser does not know.
  for (const shown of [HTMLIFrameElement.prototype, HTMLMediaElement.prototype]) {
    const src = Object.getOwnPropertyDescriptor(shown, "src");
    Object.defineProperty(shown, "src", {
      ...src,
      set(url: unknown) {
        src?.set?.call(this, toBrowser(String(url)));
      },
    });
  }

  if (typeof MediaDevices === "undefined") return;
  const open = MediaDevices.prototype.getUserMedia;
  MediaDevices.prototype.getUserMedia = async function getUserMedia(wish: MediaStreamConstraints = {}) {
    const answer = await guard?.askMedia({ audio: Boolean(wish.audio), video: Boolean(wish.video) });
    if (answer !== "granted") {
      const missing = answer === "NotFoundError";
      throw new DOMException(
        missing ? "Requested device not found" : "Permission denied",
        answer ?? "NotAllowedError",
      );
    }
    return open.call(this, wish);
  };
}

import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { type HostContext, requireReady } from "./context.ts";
import { createProxies } from "./proxy.ts";
import { hostEvent, notModelled, StrictEmitter, strict } from "./strict.ts";
import type { Microphone } from "./system.ts";
import type { WebContents } from "./web-contents.ts";

type PermissionRequest = (
  contents: WebContents,
  permission: string,
  answer: (granted: boolean) => void,
  details: object,
) => void;
type PermissionCheck = (
  contents: WebContents | null,
  permission: string,
  origin: string,
  details: object,
) => boolean;
type DeviceCheck = (details: { deviceType: string; origin: string; device: object }) => boolean;
type ProtocolHandler = (request: Request) => Response | Promise<Response>;

const mimes: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wav": "audio/wav",
  ".mp3": "audio/mpeg",
  ".woff2": "font/woff2",
};

/** Electron's own schemes are served, ours are answered by the app's handler. */
export function createProtocol(host: HostContext) {
  const handlers = new Map<string, ProtocolHandler>();
  let registered = false;

  const protocol = strict("protocol", {
    registerSchemesAsPrivileged(
      schemes: { scheme: string; privileges?: { standard?: boolean; secure?: boolean } }[],
    ) {
      if (host.ready)
        throw new Error("protocol.registerSchemesAsPrivileged should be called before app is ready");
      if (registered) throw new Error("protocol.registerSchemesAsPrivileged can only be called once");
      registered = true;
      for (const { scheme, privileges } of schemes) {
        // Without these two it would be no origin, and pages of it could do little that ours do.
        if (privileges?.standard !== true || privileges.secure !== true) {
          throw notModelled(`a scheme (${scheme}) that is not standard and secure`);
        }
        host.schemes.add(scheme);
      }
    },
    handle(scheme: string, handler: ProtocolHandler) {
      requireReady(host, "protocol.handle");
      if (!host.schemes.has(scheme))
        throw notModelled(`handling ${scheme}:, which was not registered as privileged`);
      if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      handlers.set(scheme, handler);
    },
    unhandle(scheme: string) {
      if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
    },
    isProtocolHandled: (scheme: string) => handlers.has(scheme),
  });

  async function answer(request: Request): Promise<Response> {
    const handler = handlers.get(new URL(request.url).protocol.slice(0, -1));
    if (handler === undefined) throw new Error("ERR_UNKNOWN_URL_SCHEME");
    return handler(request);
  }
  return { protocol, answer };
}

/** `net`: fetch also knows file:, as Electron's does. */
export function createNet(answer: (request: Request) => Promise<Response>, schemes: ReadonlySet<string>) {
  return strict("net", {
    async fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
      const url = new URL(input instanceof Request ? input.url : input);
      if (url.protocol === "file:") {
        const path = fileURLToPath(url);
        const type = mimes[extname(path)] ?? "application/octet-stream";
        try {
          return new Response(await readFile(path), { headers: { "content-type": type } });
        } catch {
          throw new Error("net::ERR_FILE_NOT_FOUND");
        }
      }
      if (schemes.has(url.protocol.slice(0, -1))) return answer(new Request(input, init));
      return fetch(input, init);
    },
    isOnline: () => true,
    online: true,
  });
}

/** The one session: permissions are the app's, the operating system's microphone is a model. */
export function createSession(host: HostContext, protocol: object, microphone: () => Microphone) {
  let request: PermissionRequest | null = null;
  let check: PermissionCheck | null = null;
  let deviceCheck: DeviceCheck | null = null;
  let userAgent = `Mozilla/5.0 Chrome/${host.versions.chrome} Electron/${host.versions.electron}`;

  // Heard and kept by nobody: what they would filter is not filtered here.
  const webRequest = strict("webRequest", {
    onBeforeRequest(..._: unknown[]) {},
    onBeforeSendHeaders(..._: unknown[]) {},
    onHeadersReceived(..._: unknown[]) {},
    onCompleted(..._: unknown[]) {},
    onErrorOccurred(..._: unknown[]) {},
  });

  const session = Object.assign(
    new StrictEmitter("session", [
      "will-download",
      "preconnect",
      "select-hid-device",
      "hid-device-added",
      "hid-device-removed",
      "hid-device-revoked",
      "select-serial-port",
      "select-usb-device",
      "spellcheck-dictionary-initialized",
    ]),
    {
      ...createProxies(),
      protocol,
      webRequest,
      setPermissionRequestHandler(handler: PermissionRequest | null) {
        request = handler;
      },
      setPermissionCheckHandler(handler: PermissionCheck | null) {
        check = handler;
      },
      setDevicePermissionHandler(handler: DeviceCheck | null) {
        deviceCheck = handler;
      },
      setUSBProtectedClassesHandler(_handler: unknown) {},
      setBluetoothPairingHandler(_handler: unknown) {},
      setDisplayMediaRequestHandler(_handler: unknown) {},
      setCertificateVerifyProc(_handler: unknown) {},
      setSpellCheckerEnabled(_on: boolean) {},
      setSpellCheckerLanguages(_languages: string[]) {},
      setSpellCheckerDictionaryDownloadURL(_url: string) {},
      getUserAgent: () => userAgent,
      setUserAgent(text: string) {
        userAgent = text;
      },
      isPersistent: () => true,
      async clearStorageData(_options?: object) {},
      async clearCache() {},
      async clearAuthCache() {},
      async closeAllConnections() {},
      flushStorageData() {},
    },
  );

  /** "granted", or the name of the DOMException that getUserMedia throws. */
  async function askMedia(contents: WebContents, wish: { audio: boolean; video: boolean }): Promise<string> {
    const { url, origin } = contents.mainFrame;
    const mediaTypes = [...(wish.audio ? ["audio"] : []), ...(wish.video ? ["video"] : [])];
    const details = { isMainFrame: true, requestingUrl: url, securityOrigin: `${origin}/`, mediaTypes };
    const granted =
      request === null ||
      (await new Promise<boolean>((resolve) => request?.(contents, "media", resolve, details)));
    if (!granted || microphone() === "denied") return "NotAllowedError";
    return microphone() === "missing" && wish.audio ? "NotFoundError" : "granted";
  }

  const module = strict("session", {
    get defaultSession() {
      requireReady(host, "session.defaultSession");
      return session;
    },
    fromPartition(name: string): never {
      throw notModelled(`session.fromPartition("${name}")`);
    },
  });
  return {
    module,
    session,
    askMedia,
    actions: {
      /** Asks the app's two handlers as the browser would. */
      async permission(contents: WebContents, permission: string, origin: string, details: object = {}) {
        const checked =
          check === null || check(contents, permission, origin, { isMainFrame: true, ...details });
        const requested =
          request === null ||
          (await new Promise<boolean>((resolve) =>
            request?.(contents, permission, resolve, {
              isMainFrame: true,
              requestingUrl: `${origin}/`,
              ...details,
            }),
          ));
        return { checked, requested };
      },
      /** `navigator.hid.requestDevice` of that page with these devices there: the id that the app chose, or null. */
      async requestHid(contents: WebContents, devices: readonly object[]): Promise<string | null> {
        const { mainFrame: frame } = contents;
        const details = { isMainFrame: true, requestingUrl: frame.url, securityOrigin: frame.origin };
        if (check !== null && !check(contents, "hid", frame.origin, details)) return null;
        return new Promise((resolve) => {
          const event = hostEvent({});
          const answer = (deviceId?: string | null) => resolve(deviceId ?? null);
          session.emit("select-hid-device", event, { deviceList: devices, frame }, answer);
          if (!event.defaultPrevented) resolve(null);
        });
      },
      /** Whether a page of that window may use the device: what `navigator.hid.getDevices` is filtered by. */
      async allowsHid(contents: WebContents, device: object): Promise<boolean> {
        const { origin } = contents.mainFrame;
        return deviceCheck?.({ deviceType: "hid", origin, device }) ?? false;
      },
    },
  };
}

export type SessionModel = ReturnType<typeof createSession>;

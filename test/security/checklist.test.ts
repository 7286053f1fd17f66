import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserWindow, BrowserWindowConstructorOptions, Session, WebContents } from "electron";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { createServe } from "../../main/bridge/serve.ts";
import { contentSecurityPolicy, createAssets, createPages } from "../../main/desktop/pages.ts";
import { guardContents, guardSession } from "../../main/desktop/permissions.ts";
import { createWindows } from "../../main/desktop/windows.ts";
import { contract, grantFor } from "../../shared/contract/index.ts";
import { fakeClock } from "../../shared/fake-clock.ts";
import { silentLog } from "../../shared/log.ts";
import { mailSandbox, pdfSandbox } from "../../shared/messages/mail-policy.ts";
import type { WindowRef } from "../../shared/state/window.ts";

/**
 * Electron's security checklist, all twenty items by their names, each with what holds it here. What an item needs
 * in depth is tested beside its file; this page is the proof that none was passed over.
 */

const root = join(import.meta.dirname, "../..");
const windows: readonly WindowRef[] = [
  { kind: "phone" },
  { kind: "settings" },
  { kind: "messages" },
  { kind: "conversation", key: "c-1" },
  { kind: "supervisor" },
  { kind: "people" },
  { kind: "history" },
  { kind: "voice" },
];

/** The product's own sources in these folders: [file, text]. */
function sources(...folders: string[]): [string, string][] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(ts|tsx|html)$/.test(name) && !/\.test\.|test-|fake-|gallery/.test(name))
      .map((name): [string, string] => [
        join(folder, name).replaceAll("\\", "/"),
        readFileSync(join(root, folder, name), "utf8"),
      ]),
  );
}
const filesWith = (pattern: RegExp, ...folders: string[]) =>
  sources(...folders)
    .flatMap(([file, text]) => (pattern.test(text) ? [file] : []))
    .sort();
const read = (file: string) => readFileSync(join(root, file), "utf8");

/** The options with which each window is really made, and what its contents were told. */
function made(ref: WindowRef) {
  const handlers = new Map<string, (event: unknown, ...rest: unknown[]) => void>();
  let options: BrowserWindowConstructorOptions = {};
  let opensWindows: ((details: { url: string }) => unknown) | null = null;
  let loaded = "";
  const contents = {
    id: 1,
    getURL: () => loaded,
    on: (name: string, handler: () => void) => handlers.set(name, handler),
    setWindowOpenHandler: (handler: (details: { url: string }) => unknown) => {
      opensWindows = handler;
    },
  };
  createWindows({
    clock: fakeClock(),
    create(given) {
      options = given;
      return {
        webContents: contents,
        on() {},
        once() {},
        loadURL: async (url: string) => {
          loaded = url;
        },
      } as unknown as BrowserWindow;
    },
    screen: { getAllDisplays: () => [] },
    preload: "preload.cjs",
    icon: undefined,
    isDark: () => false,
    log: silentLog,
    savedBounds: () => null,
    saveBounds() {},
    onLink() {},
    onGone() {},
    onVoiceLost() {},
    popUp() {},
    onSessionEnd() {},
    onFront() {},
    onVoiceDown() {},
  }).open(ref);
  return {
    web: options.webPreferences ?? {},
    loaded,
    opens: (url: string) => opensWindows?.({ url }),
    isRefused(name: string, url: string) {
      let isPrevented = false;
      const event = {
        url,
        preventDefault: () => {
          isPrevented = true;
        },
      };
      handlers.get(name)?.(event, url);
      return isPrevented;
    },
  };
}

describe.each(windows)("the $kind window", (ref) => {
  const { kind } = ref;
  const { web, loaded, opens, isRefused } = made(ref);

  test("1. Only load secure content: our own pages by our own scheme", () => {
    expect(loaded.split("?")[0]).toBe(`app://hookswitch/${kind}.html`);
  });
  test("2. Disable the Node.js integration for remote content", () => {
    expect([web.nodeIntegration, web.nodeIntegrationInWorker, web.nodeIntegrationInSubFrames]).toEqual([
      false,
      false,
      false,
    ]);
  });
  test("3. Enable context isolation in all renderers", () => expect(web.contextIsolation).toBe(true));
  test("1. Only load secure content: there is one way out of main, and certificates are checked on it", () => {
    const network = /from "node:(?:https?|http2|tls|dgram)"/;
    expect(filesWith(network, "main").filter((file) => !file.startsWith("main/network/"))).toEqual([
      // The type of agents.
      "main/socket/socket.ts",
    ]);
    expect(read("main/socket/socket.ts")).toMatch(/import type \{ Agent \} from "node:http"/);
    // Looks at a server that was refused, to say why; its socket is never handed on.
    expect(filesWith(/rejectUnauthorized|NODE_TLS_REJECT|checkServerIdentity/, "main")).toEqual([
      "main/network/examine.ts",
    ]);
    expect(filesWith(/certificate-error|setCertificateVerifyProc|ignore-certificate/, "main")).toEqual([]);
    const wire = read("main/compose/wire.ts");
    expect(wire).toContain("fetch: network.fetch");
    // The line and both feeds.
    expect(wire.match(/agentFor: network\.agentFor/g)).toHaveLength(3);
    // Updates are fetched by electron-updater over Chromium's network, which checks certificates by itself.
    expect(filesWith(/from "electron-updater"/, "main")).toEqual(["main/compose/updates.ts"]);
  });

  test("4. Enable process sandboxing", () => expect(web.sandbox).toBe(true));
  test("6. Do not disable webSecurity", () => expect(web.webSecurity).toBe(true));
  test("8. Do not enable allowRunningInsecureContent", () =>
    expect(web.allowRunningInsecureContent).toBe(false));
  test("9. Do not enable experimental features", () => expect(web.experimentalFeatures).toBe(false));
  test("10. Do not use enableBlinkFeatures", () => expect(web).not.toHaveProperty("enableBlinkFeatures"));
  test("11. Do not use allowpopups for webviews, 12. verify webview options: there are no webviews", () => {
    expect(web.webviewTag).toBe(false);
    expect(isRefused("will-attach-webview", "")).toBe(true);
  });
  test("13. Disable or limit navigation", () => {
    for (const event of ["will-navigate", "will-redirect"]) {
      expect(isRefused(event, "https://evil.example/")).toBe(true);
      expect(isRefused(event, "file:///etc/passwd")).toBe(true);
    }
  });
  test("14. Disable or limit creation of new windows", () => {
    expect(opens("https://evil.example/")).toEqual({ action: "deny" });
    expect(opens(loaded)).toEqual({ action: "deny" });
  });
  test("20. Do not expose Electron APIs to untrusted content: only what this window needs", () => {
    expect(web.additionalArguments).toHaveLength(1);
    expect(decodeURIComponent(web.additionalArguments?.[0] ?? "")).toContain(JSON.stringify(grantFor(kind)));
  });
});

describe("the app", () => {
  test("1. Only load secure content: nothing in a page names an address outside", () => {
    const comments = /\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm;
    const outside = sources("renderer").flatMap(([file, text]) =>
      [...text.replaceAll(comments, "").matchAll(/\b(?:https?|wss?):\/\/[^\s"'`<$]+/g)]
        .map(([url]) => `${file}: ${url}`)
        .filter((each) => !/\/\/www\.w3\.org\//.test(each)),
    );
    expect(outside).toEqual([]);
  });

  test("1. Only load secure content: what the server names is checked before it is talked to", () => {
    // main/nextiva/location.test.ts holds the rules: https and wss only, loopback for the sandbox.
    expect(filesWith(/checkSocketUrl|checkLocation|readProvider/, "main")).toEqual(
      expect.arrayContaining([
        "main/nextiva/location.ts",
        "main/nextiva/telephony.ts",
        "main/session/session.ts",
      ]),
    );
  });

  test("4. Enable process sandboxing: for every process there is", () => {
    expect(read("main/index.ts")).toContain("app.enableSandbox()");
    expect(filesWith(/--no-sandbox|appendSwitch\(\s*["']no-sandbox/, "main", "preload")).toEqual([]);
  });

  test("5. Handle session permission requests from remote content", () => {
    const set: string[] = [];
    const guarded = new Proxy({}, { get: (_target, name) => () => set.push(String(name)) });
    guardSession(guarded as Session, silentLog, () => []);
    expect(set.sort()).toEqual([
      "setDevicePermissionHandler",
      "setPermissionCheckHandler",
      "setPermissionRequestHandler",
    ]);
    expect(read("main/compose/windows.ts")).toMatch(/guardSession\(\s*electron\.session\.defaultSession/);
    // Devices are granted to an origin: which page may reach one is said by its policy, and one place answers the asking.
    expect(filesWith(/select-hid-device|select-usb-device|select-serial-port/, "main")).toEqual([
      "main/desktop/headsets.ts",
    ]);
    expect(filesWith(/requestDevice/, "renderer")).toEqual(["renderer/settings/request-headset.ts"]);
    // There is no other session that would have to be guarded.
    expect(filesWith(/fromPartition|fromPath\(|partition:/, "main")).toEqual([]);
  });

  test("7. Define a Content-Security-Policy: on every answer, for every page", async () => {
    const pages = createPages(createAssets(join(root, "renderer", "windows")));
    for (const { kind } of windows) {
      const response = await pages({ url: `app://hookswitch/${kind}.html`, method: "GET" });
      const framed = ["messages", "conversation"].includes(kind) ? "; frame-src mail: pdf:" : "";
      const plays = ["messages", "conversation", "history"].includes(kind);
      const own = plays
        ? contentSecurityPolicy.replace("media-src 'self'", "media-src 'self' recording:")
        : contentSecurityPolicy;
      expect(response.headers.get("content-security-policy")).toBe(own + framed);
    }
    expect(contentSecurityPolicy).toMatch(/^default-src 'none'/);
    expect(contentSecurityPolicy).not.toMatch(/unsafe-|\*|https?:/);
  });

  test("11., 12. Webviews: no page has one", () => {
    expect(filesWith(/<webview|createElement\(["'](webview|iframe)/, "renderer")).toEqual([]);
    // A mail's frame, without scripts and without an origin; a PDF's, with its own origin; and no other.
    expect(filesWith(/<iframe/, "renderer")).toEqual([
      "renderer/mail/Framed.tsx",
      "renderer/mail/PdfPreview.tsx",
    ]);
    expect(read("renderer/mail/Framed.tsx")).toContain("sandbox={mailSandbox} src={value.url}");
    expect(mailSandbox).toBe("allow-popups");
    expect(read("renderer/mail/PdfPreview.tsx")).toMatch(/sandbox=\{pdfSandbox\}\s+src=\{url\}/);
    expect(pdfSandbox).toBe("allow-scripts allow-same-origin");
  });

  test("13., 14. every window's contents are guarded, because there is one place where windows are made", () => {
    expect(filesWith(/new (electron\.)?(BrowserWindow|WebContentsView|BrowserView)\(/, "main")).toEqual([
      "main/compose/windows.ts",
    ]);
    expect(read("main/desktop/windows.ts")).toContain("guardContents(contents");
  });

  test("15. Do not use shell.openExternal with untrusted content: fixed pages of the system, and links by a yes", () => {
    expect(filesWith(/shell\.openExternal|shell\.openPath/, "main")).toEqual([
      "main/compose/commands.ts",
      "main/compose/windows.ts",
    ]);
    const openers = [
      "main/commands/desktop.ts",
      "main/compose/commands.ts",
      "main/compose/windows.ts",
      "main/desktop/link-program.ts",
      "main/desktop/link-question.ts",
    ];
    expect(filesWith(/\bopenExternal\(/, "main")).toEqual(openers);
    // A stranger's link goes where the question said, by the user's yes: its test has the rest.
    const question = read("main/desktop/link-question.ts");
    expect([...question.matchAll(/openExternal\(([a-z.]+)\)/g)].map(([, what]) => what)).toEqual([
      "target.href",
    ]);
    expect(question).toMatch(/if \(response === 1\) await parts\.openExternal/);
    const pages = openers.flatMap((file) => [...read(file).matchAll(/"((?:ms-|x-)[a-z.-]+:[^"]*)"/g)]);
    expect(pages.map(([, url]) => url)).toEqual([
      "ms-settings:privacy-microphone",
      "x-apple.systempreferences:com.apple.preference.security?Privacy_Microphone",
      "ms-settings:notifications",
      "x-apple.systempreferences:com.apple.Notifications-Settings.extension",
      "ms-settings:defaultapps?registeredAppUser=Hookswitch",
    ]);
    const links = read("main/desktop/link-program.ts");
    expect([...links.matchAll(/openExternal\((.*)\)/g)].map(([, what]) => what)).toEqual(["windowsPage"]);
    // No command takes an address from a window: at most one word of a list.
    const inputs = Object.values(contract).flatMap((area) => Object.entries(area));
    const named = inputs.filter(([name]) => /url|link|open(External|Path|File)/i.test(name));
    const isClosed = (input: unknown) => {
      const { type, entries = {} } = input as { type: string; entries?: Record<string, { type: string }> };
      return type === "undefined" || Object.values(entries).every((each) => each.type === "picklist");
    };
    expect(named.filter(([, { input }]) => !isClosed(input)).map(([name]) => name)).toEqual([]);
  });

  test("16. Use a current version of Electron: pinned exactly, so that it is moved on purpose", () => {
    const { electron } = JSON.parse(read("package.json")).devDependencies;
    expect(electron).toMatch(/^\d+\.\d+\.\d+$/);
    // The oldest line that still gets fixes at the time of writing; raise it with each upgrade.
    expect(Number(electron.split(".")[0])).toBeGreaterThanOrEqual(45);
  });

  test("17. Validate the sender of all IPC messages: one place, in front of every handler", async () => {
    expect(filesWith(/ipcMain\.(handle|on|handleOnce|once)\(/, "main")).toEqual(["main/bridge/bridge.ts"]);
    expect(read("main/bridge/bridge.ts").match(/ipcMain\.handle\(/g)).toHaveLength(3);
    const handlers = new Proxy(
      {},
      { get: () => new Proxy({}, { get: () => () => Promise.reject(new Error("reached")) }) },
    );
    const serve = createServe(handlers as never, { refOf: () => null }, silentLog);
    for (const path of grantFor("phone").commands) {
      const sender = { contentsId: 1, frameUrl: "app://hookswitch/phone.html", isMainFrame: true };
      expect(await serve(sender, path, undefined)).toMatchObject({ error: { code: "notYours" } });
    }
  });

  test("18. Avoid file://, use a custom protocol: a plain one, that can do no more than it must", () => {
    expect(filesWith(/file:\/\/|\bloadFile\(/, "main", "preload", "renderer")).toEqual([]);
    const privileges = /privileges: (\{[^}]*\})/.exec(read("main/index.ts"))?.[1] ?? "";
    expect(privileges.match(/\w+(?=: true)/g)).toEqual(["standard", "secure", "supportFetchAPI"]);
    const ofMail = /scheme: "mail", privileges: (\{[^}]*\})/.exec(read("main/index.ts"))?.[1] ?? "";
    expect(ofMail.match(/\w+(?=: true)/g)).toEqual(["standard", "secure"]);
    const ofPdf = /scheme: "pdf", privileges: (\{[^}]*\})/.exec(read("main/index.ts"))?.[1] ?? "";
    expect(ofPdf.match(/\w+(?=: true)/g)).toEqual(["standard", "secure", "supportFetchAPI"]);
  });

  test("19. Check which fuses you can change", () => {
    expect(parse(read("electron-builder.yml")).electronFuses).toMatchObject({
      runAsNode: false,
      enableCookieEncryption: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  test("20. Do not expose Electron APIs to untrusted content: functions only, in one place", () => {
    // test/contract/preload.test.ts runs the packed preload and counts what a page can reach.
    expect(filesWith(/exposeInMainWorld/, "main", "preload", "renderer")).toEqual(["preload/index.ts"]);
    expect(filesWith(/from "electron"|require\(["']electron["']\)/, "renderer", "shared")).toEqual([]);
  });
});

test("all twenty items are on this page", () => {
  const page = readFileSync(import.meta.filename, "utf8");
  const named = new Set(
    [...page.matchAll(/(?:test\("|, |\., )(\d+)\./g)].map(([, number]) => Number(number)),
  );
  expect([...named].filter((number) => number <= 20).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, n) => n + 1),
  );
});

test("a guard that a page could talk round is none: the handlers are really installed", () => {
  const names: string[] = [];
  const contents = {
    getURL: () => "app://hookswitch/phone.html",
    on: (name: string) => names.push(name),
    setWindowOpenHandler: () => names.push("setWindowOpenHandler"),
  };
  guardContents(contents as unknown as WebContents, silentLog);
  expect(names.sort()).toEqual([
    "setWindowOpenHandler",
    "will-attach-webview",
    "will-frame-navigate",
    "will-navigate",
    "will-redirect",
  ]);
});

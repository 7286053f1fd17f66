import type { Session, WebContents } from "electron";
import { describe, expect, test } from "vitest";
import { silentLog } from "../../shared/log.ts";
import type { KnownHeadset } from "../../shared/state/headset.ts";
import { guardContents, guardSession, mayHave } from "./permissions.ts";

const voice = "app://hookswitch/voice.html";
const phone = "app://hookswitch/phone.html";
const settings = "app://hookswitch/settings.html";

test.each([
  ["media", voice, ["audio"], true],
  ["media", `${voice}?x=1`, ["audio"], true],
  ["media", voice, ["audio", "video"], false],
  ["media", voice, ["video"], false],
  ["media", phone, ["audio"], false],
  ["media", "app://hookswitch/settings.html", ["audio"], false],
  ["media", "https://evil.example/voice.html", ["audio"], false],
  ["media", "app://hookswitch.evil/voice.html", ["audio"], false],
  ["media", "app://hookswitch/x/voice.html", ["audio"], false],
  ["media", "", ["audio"], false],
  ["speaker-selection", voice, undefined, true],
  ["speaker-selection", phone, undefined, false],
  ["speaker-selection", "app://hookswitch/history.html", undefined, true],
  ["media", "app://hookswitch/history.html", ["audio"], false],
  ["local-network-access", voice, undefined, true],
  ["local-network", voice, undefined, true],
  ["loopback-network", voice, undefined, true],
  ["loopback-network", phone, undefined, false],
  ["local-network", "https://evil.example/voice.html", undefined, false],
  ["hid", settings, undefined, true],
  ["hid", voice, undefined, true],
  ["hid", phone, undefined, false],
  ["hid", "https://evil.example/settings.html", undefined, false],
  ["hid", "app://hookswitch/x/settings.html", undefined, false],
  ["usb", settings, undefined, false],
  ["serial", settings, undefined, false],
  ["notifications", phone, undefined, false],
  ["geolocation", voice, undefined, false],
  ["display-capture", voice, undefined, false],
  ["clipboard-read", phone, undefined, false],
  ["midi", voice, undefined, false],
  ["openExternal", phone, undefined, false],
  ["fullscreen", phone, undefined, false],
] as const)("%s at %s with %j: %s", (permission, url, types, allowed) => {
  expect(mayHave(permission, url, types)).toBe(allowed);
});

describe("the session", () => {
  type Ask = (
    contents: unknown,
    permission: string,
    answer: (yes: boolean) => void,
    details: unknown,
  ) => void;
  type Check = (contents: unknown, permission: string, origin: string, details: unknown) => boolean;
  function guarded(systemAllows?: () => Promise<boolean>, headsets: readonly KnownHeadset[] = []) {
    const set = {
      ask: null as Ask | null,
      check: null as Check | null,
      device: null as ((asked: unknown) => boolean) | null,
    };
    guardSession(
      {
        setPermissionRequestHandler: (handler: Ask) => {
          set.ask = handler;
        },
        setPermissionCheckHandler: (handler: Check) => {
          set.check = handler;
        },
        setDevicePermissionHandler: (handler: (asked: unknown) => boolean) => {
          set.device = handler;
        },
      } as unknown as Session,
      silentLog,
      () => headsets,
      systemAllows,
    );
    const contents = (url: string) => ({ getURL: () => url });
    return {
      set,
      asks(url: string, permission: string, details: object) {
        let answer: boolean | null = null;
        set.ask?.(
          contents(url),
          permission,
          (yes) => {
            answer = yes;
          },
          { isMainFrame: true, requestingUrl: url, ...details },
        );
        return answer;
      },
      checks: (url: string | null, permission: string, details: object = {}, origin = "") =>
        set.check?.(url === null ? null : contents(url), permission, origin, details),
    };
  }
  test("every request is answered, and only the voice page's microphone with yes", () => {
    const { asks } = guarded();
    expect(asks(voice, "media", { mediaTypes: ["audio"] })).toBe(true);
    expect(asks(voice, "media", { mediaTypes: ["audio"], isMainFrame: false })).toBe(false);
    expect(asks(phone, "media", { mediaTypes: ["audio"] })).toBe(false);
    expect(asks(phone, "notifications", {})).toBe(false);
  });
  test("checks: the same, also for a page without contents", () => {
    const { checks } = guarded();
    expect(checks(voice, "media", { mediaType: "audio" })).toBe(true);
    expect(checks(voice, "media", { mediaType: "unknown" })).toBe(true);
    expect(checks(voice, "media", { mediaType: "video" })).toBe(false);
    expect(checks(null, "media", { requestingUrl: "https://evil.example/" })).toBe(false);
    expect(checks(null, "media", {}, "https://evil.example")).toBe(false);
  });
  test("where recordings are played a speaker can be chosen, and no microphone opened", () => {
    const { asks, checks } = guarded();
    const history = "app://hookswitch/history.html";
    expect(checks(history, "media", { mediaType: "audio" })).toBe(true);
    expect(checks(history, "media", { mediaType: "video" })).toBe(false);
    expect(checks("https://evil.example/history.html", "media", { mediaType: "audio" })).toBe(false);
    expect(asks(history, "media", { mediaTypes: ["audio"] })).toBe(false);
  });
  test("where the system refuses the microphone the page is told, and does not listen to silence", async () => {
    const answers: unknown[] = [];
    for (const allowed of [true, false]) {
      const { set } = guarded(async () => allowed);
      const details = { isMainFrame: true, requestingUrl: voice, mediaTypes: ["audio"] };
      answers.push(
        await new Promise((resolve) => set.ask?.({ getURL: () => voice }, "media", resolve, details)),
      );
    }
    expect(answers).toEqual([true, false]);
  });
  test("no device is given but the headset that was connected", () => {
    const device = {
      vendorId: 1,
      productId: 2,
      serialNumber: "S",
      name: "H",
      collections: [{ usagePage: 0x0b, usage: 5 }],
    };
    const asked = { deviceType: "hid", origin: "app://hookswitch", device };
    expect(guarded().set.device?.(asked)).toBe(false);
    const known = [{ vendorId: 1, productId: 2, serial: "S", name: "H" }];
    expect(guarded(undefined, known).set.device?.(asked)).toBe(true);
    expect(guarded(undefined, known).set.device?.({ ...asked, deviceType: "usb" })).toBe(false);
  });
  test("headsets may be looked for in the voice and the settings page", () => {
    const { checks } = guarded();
    expect([voice, settings, phone].map((url) => checks(url, "hid"))).toEqual([true, true, false]);
  });
  test("headsets are told to our origin, also where no page asks", () => {
    const { checks } = guarded();
    expect(checks(null, "hid", {}, "app://hookswitch")).toBe(true);
    expect(checks(null, "hid", {}, "app://hookswitch/")).toBe(true);
    expect(checks(null, "hid", {}, "app://hookswitch.evil")).toBe(false);
    expect(checks(null, "hid", { requestingUrl: "app://hookswitch/" }, "https://evil.example")).toBe(false);
    expect(checks(null, "media", {}, "app://hookswitch")).toBe(false);
  });
});

describe("a window's contents", () => {
  function guarded(at = phone) {
    const handlers = new Map<string, (...args: unknown[]) => void>();
    let open: ((details: { url: string }) => unknown) | null = null;
    const pressed: string[] = [];
    guardContents(
      {
        getURL: () => at,
        on: (name: string, handler: (...args: unknown[]) => void) => handlers.set(name, handler),
        setWindowOpenHandler: (handler: (details: { url: string }) => unknown) => {
          open = handler;
        },
      } as unknown as WebContents,
      silentLog,
      (url) => pressed.push(url),
    );
    const refused = (name: string, url: string, isMainFrame = true) => {
      let isRefused = false;
      const event = {
        url,
        isMainFrame,
        preventDefault: () => {
          isRefused = true;
        },
      };
      handlers.get(name)?.(event, url);
      return isRefused;
    };
    return { refused, pressed, opens: (url: string) => open?.({ url }) };
  }
  test.each([
    "https://evil.example/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/html,hi",
    "app://hookswitch/settings.html",
    "app://hookswitch.evil/phone.html",
    "about:blank",
  ])("does not navigate to %s", (url) => {
    const { refused } = guarded();
    expect([refused("will-navigate", url), refused("will-redirect", url)]).toEqual([true, true]);
  });
  test("may load its own page again", () => {
    expect(guarded().refused("will-navigate", `${phone}?again#x`)).toBe(false);
  });
  test.each([
    ["mail://page/", false],
    ["https://evil.example/", true],
    ["app://hookswitch/phone.html", true],
    ["data:text/html,hi", true],
    ["about:blank", true],
  ])("a frame of it goes to %s: refused %s", (url, isRefused) => {
    const { refused } = guarded();
    expect(refused("will-frame-navigate", url, false)).toBe(isRefused);
  });
  test("what wants a window is told, and gets none", () => {
    const { opens, pressed } = guarded();
    expect(opens("https://example.com/")).toEqual({ action: "deny" });
    expect(pressed).toEqual(["https://example.com/"]);
  });
  test("opens no window and attaches no webview", () => {
    const { opens, refused } = guarded();
    expect(opens("https://example.com")).toEqual({ action: "deny" });
    expect(opens(phone)).toEqual({ action: "deny" });
    expect(refused("will-attach-webview", "")).toBe(true);
  });
});

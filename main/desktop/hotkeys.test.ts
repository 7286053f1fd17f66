import { describe, expect, test } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import { silentLog } from "../../shared/log.ts";
import type { Hotkey, HotkeyName } from "../../shared/state/desktop.ts";
import { hotkeyNotice } from "../state/notices.ts";
import type { MainState } from "../state/reduce.ts";
import { dispatchAll, signedIn } from "../state/test-samples.ts";
import { isReserved, muteAccelerator, normalise } from "./hotkey-keys.ts";
import { createHotkeys, type HotkeyParts, runsOnWayland } from "./hotkeys.ts";

function setUp(
  platform: HotkeyParts["platform"] = "win32",
  taken: readonly string[] = [],
  isWayland = false,
) {
  const clock = fakeClock();
  const keys = new Map<string, () => void>();
  const told: Hotkey[] = [];
  const toldOf: Record<HotkeyName, Hotkey[]> = { mute: told, dialCopied: [] };
  const pressed: HotkeyName[] = [];
  let toggles = 0;
  let calls = 0;
  const view = createHotkeys({
    shortcuts: {
      register(accelerator, press) {
        if (String(accelerator).endsWith("+Nonsense")) throw new TypeError("conversion failure");
        if (taken.includes(String(accelerator))) return false;
        keys.set(String(accelerator), press);
        return true;
      },
      unregister: (accelerator) => void keys.delete(String(accelerator)),
    },
    platform,
    isWayland,
    clock,
    log: silentLog,
    pressed: (name) => pressed.push(name),
    presses: {
      mute: () => {
        toggles += 1;
      },
      dialCopied: () => {
        calls += 1;
      },
    },
    report: (name, hotkey) => toldOf[name].push(hotkey),
  });
  const press = (accelerator?: string) =>
    (accelerator === undefined ? [...keys.values()][0] : keys.get(accelerator))?.();
  const registered = () => [...keys.keys()];
  /** As a portal keeps it. */
  const callbackOf = (accelerator: string) => keys.get(accelerator) ?? (() => {});
  return {
    view,
    clock,
    told,
    toldOf,
    press,
    registered,
    callbackOf,
    toggles: () => toggles,
    pressed: () => pressed,
    calls: () => calls,
  };
}
const signedOut = () => dispatchAll([{ kind: "signedOut", why: null, error: null }]);
const withKeys = (muteHotkey: string, from: MainState = signedIn()) =>
  dispatchAll([{ kind: "settingsChanged", settings: { ...from.settings, muteHotkey } }], from);

describe("[complaint 17] the mute hotkey", () => {
  test("tells of each press, whatever comes of it; a key held down is one press", () => {
    const { view, press, pressed, clock } = setUp();
    view.render(signedIn());
    press();
    clock.advance(100);
    press();
    expect(pressed()).toEqual(["mute"]);
    clock.advance(300);
    press();
    expect(pressed()).toEqual(["mute", "mute"]);
  });

  test("is registered only while signed in", () => {
    const { view, registered, told } = setUp();
    view.render(signedOut());
    expect(registered()).toEqual([]);
    view.render(signedIn());
    expect(registered()).toEqual(["Control+Alt+Shift+M"]);
    view.render(signedOut());
    expect(registered()).toEqual([]);
    expect(told.map((each) => each.state)).toEqual(["off", "registered", "off"]);
  });
  test("is Cmd+Control+M on a Mac", () => {
    const { view, registered } = setUp("darwin");
    view.render(signedIn());
    expect(registered()).toEqual(["Command+Control+M"]);
  });
  test("on Wayland it is asked for, not claimed: the desktop decides later and says nothing", () => {
    const { view, told } = setUp("linux", [], true);
    view.render(signedIn());
    expect(told.map((each) => each.state)).toEqual(["asked"]);
    expect(hotkeyNotice("mute", { accelerator: "F8", state: "asked" }, "linux")).toBeNull();
  });
  test("a press that comes although it was let go does nothing: a portal goes on sending them", () => {
    const { view, registered, callbackOf, toggles } = setUp("linux", [], true);
    view.render(signedIn());
    const [keys = ""] = registered();
    const kept = callbackOf(keys);
    view.pause(true);
    kept();
    expect(toggles()).toBe(0);
    view.pause(false);
    view.render(signedOut());
    kept();
    expect(toggles()).toBe(0);
  });
  test("a press toggles once, however long the key is held", () => {
    const { view, press, toggles, clock } = setUp();
    view.render(signedIn());
    for (let held = 0; held < 20; held++) {
      press();
      clock.advance(50);
    }
    expect(toggles()).toBe(1);
    clock.advance(250);
    press();
    expect(toggles()).toBe(2);
  });
  test("taken by another program: the user is told at once, once", () => {
    const { view, told, registered } = setUp("win32", ["Control+Alt+Shift+M"]);
    view.render(signedIn());
    view.render(dispatchAll([{ kind: "networkChanged", online: false }], signedIn()));
    expect(told).toEqual([{ accelerator: "Control+Alt+Shift+M", state: "refused" }]);
    expect(registered()).toEqual([]);
  });
  test("changed: the old one is let go", () => {
    const { view, registered, told } = setUp();
    view.render(signedIn());
    view.render(withKeys("Ctrl+Shift+F9"));
    expect(registered()).toEqual(["Control+Shift+F9"]);
    expect(told.at(-1)).toEqual({ accelerator: "Ctrl+Shift+F9", state: "registered" });
  });
  test("none is a choice too", () => {
    const { view, registered, told } = setUp();
    view.render(signedIn());
    view.render(withKeys(""));
    expect(registered()).toEqual([]);
    expect(told.at(-1)).toEqual({ accelerator: "", state: "off" });
  });
  test.each(["Ctrl+C", "M", "Shift+M", "Alt+F4", "Ctrl+", "Ctrl+Alt"])(
    "[complaint 24] %s is reserved and never taken",
    (keys) => {
      const { view, registered, told } = setUp();
      view.render(withKeys(keys));
      expect([registered(), told.at(-1)?.state]).toEqual([[], "reserved"]);
    },
  );
  test("a key that does not exist is refused, not thrown", () => {
    const { view, told } = setUp();
    view.render(withKeys("Ctrl+Alt+Nonsense"));
    expect(told.at(-1)?.state).toBe("refused");
  });
  test("is let go while another is recorded, and comes back", () => {
    const { view, registered } = setUp();
    view.render(signedIn());
    view.pause(true);
    expect(registered()).toEqual([]);
    view.pause(false);
    expect(registered()).toEqual(["Control+Alt+Shift+M"]);
  });
  test("recording while it changes: the new one comes after", () => {
    const { view, registered } = setUp();
    view.render(signedIn());
    view.pause(true);
    view.render(withKeys("Ctrl+Alt+K"));
    expect(registered()).toEqual([]);
    view.pause(false);
    expect(registered()).toEqual(["Control+Alt+K"]);
  });
  test("is let go when the app goes", () => {
    const { view, registered } = setUp();
    view.render(signedIn());
    view.close();
    expect(registered()).toEqual([]);
  });
});

describe("the hotkey that calls the copied number", () => {
  const both = (muteHotkey: string, dialHotkey: string) => {
    const from = signedIn();
    return dispatchAll(
      [{ kind: "settingsChanged", settings: { ...from.settings, muteHotkey, dialHotkey } }],
      from,
    );
  };
  test("is none until it is chosen, and each does its own", () => {
    const { view, registered, press, toggles, calls } = setUp();
    view.render(signedIn());
    expect(registered()).toEqual(["Control+Alt+Shift+M"]);
    view.render(both("default", "Ctrl+Alt+D"));
    expect(registered()).toEqual(["Control+Alt+Shift+M", "Control+Alt+D"]);
    press("Control+Alt+D");
    press("Control+Alt+D");
    press("Control+Alt+Shift+M");
    expect([toggles(), calls()]).toEqual([1, 1]);
  });
  test("cannot have the keys of mute, whatever their spelling", () => {
    const { view, registered, told, toldOf } = setUp();
    view.render(both("default", "shift+alt+ctrl+m"));
    expect(registered()).toEqual(["Control+Alt+Shift+M"]);
    expect([told.at(-1)?.state, toldOf.dialCopied.at(-1)?.state]).toEqual(["registered", "twice"]);
  });
  test("the two may swap their keys", () => {
    const { view, registered, press, calls } = setUp();
    view.render(both("Ctrl+Alt+M", "Ctrl+Alt+D"));
    view.render(both("Ctrl+Alt+D", "Ctrl+Alt+M"));
    expect(registered().sort()).toEqual(["Control+Alt+D", "Control+Alt+M"]);
    press("Control+Alt+M");
    expect(calls()).toBe(1);
  });
  test("a refusal of one leaves the other alone", () => {
    const { view, registered, told, toldOf } = setUp("win32", ["Control+Alt+D"]);
    view.render(both("default", "Ctrl+Alt+D"));
    expect(registered()).toEqual(["Control+Alt+Shift+M"]);
    expect([told.at(-1)?.state, toldOf.dialCopied.at(-1)?.state]).toEqual(["registered", "refused"]);
  });
  test.each([
    [{ state: "refused", accelerator: "Control+Alt+D" } as const, "hotkeyTaken"],
    [{ state: "reserved", accelerator: "Control+C" } as const, "hotkeyReserved"],
    [{ state: "twice", accelerator: "Control+Alt+M" } as const, "hotkeyTwice"],
    [{ state: "off", accelerator: "" } as const, undefined],
    [{ state: "registered", accelerator: "F9" } as const, undefined],
  ])("%j is told as %s", (hotkey, key) => {
    expect(hotkeyNotice("dialCopied", hotkey, "win32")?.key).toBe(key);
  });
});

test.each([
  ["ctrl+alt+m", "Control+Alt+M"],
  ["Alt+Ctrl+M", "Control+Alt+M"],
  ["Cmd + Option + M", "Command+Alt+M"],
  ["F9", "F9"],
  ["Ctrl+", null],
  ["Ctrl", null],
  ["Foo+M", null],
  ["", null],
])("%s is written %s", (typed, keys) => {
  expect(normalise(typed)).toBe(keys);
});

test.each([
  ["Control+Alt+M", false],
  ["Command+Alt+M", false],
  ["F9", false],
  ["MediaPlayPause", false],
  ["Ctrl+Shift+V", false],
  ["M", true],
  ["Shift+M", true],
  ["Ctrl+V", true],
  ["Cmd+Q", true],
  ["CmdOrCtrl+,", true],
  ["Ctrl+Alt+Delete", true],
  ["Alt+Tab", true],
  ["Super+L", true],
  ["not a key at all+", true],
])("%s reserved: %s", (keys, reserved) => {
  expect(isReserved(keys)).toBe(reserved);
});

test("the setting may name the platform's default", () => {
  expect(muteAccelerator("default", "linux")).toBe("Control+Alt+Shift+M");
  expect(muteAccelerator("F9", "darwin")).toBe("F9");
});

test.each([
  ["a Wayland session", "linux", { XDG_SESSION_TYPE: "wayland" }, "", true],
  ["one that was told to be X11", "linux", { XDG_SESSION_TYPE: "wayland" }, "x11", false],
  ["an X11 session", "linux", { XDG_SESSION_TYPE: "x11" }, "", false],
  ["one that was told to be Wayland", "linux", {}, "wayland", true],
  ["another system", "darwin", { XDG_SESSION_TYPE: "wayland" }, "", false],
] as const)("the desktop gives the keys in %s", (_name, platform, env, ozone, is) => {
  expect(runsOnWayland(platform, env, ozone)).toBe(is);
});

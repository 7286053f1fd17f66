import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actionText } from "../text/actions.ts";
import { type ActionId, actionIds, actions } from "./actions.ts";
import { initialDesktop } from "./desktop.ts";
import { actionFor, defaultKeys, keyProblem, reservedFor, shortcutsOf, withKeys } from "./shortcuts.ts";

const platforms = ["win32", "darwin", "linux"] as const;
const hotkeys = {
  ...initialDesktop.hotkeys,
  mute: { accelerator: "Control+Alt+Shift+M", state: "registered" },
} as const;

describe.each(platforms)("the standard keys on %s", (platform) => {
  const keys = shortcutsOf({}, platform);
  const some = actionIds.filter((id) => keys[id] !== "");

  test("no two are the same", () => {
    expect(new Set(some.map((id) => keys[id])).size).toBe(some.length);
  });
  test.each(some)("%s needs no key that typing or the system has, and none is bare", (id) => {
    expect(reservedFor(keys[id], platform)).toBeNull();
    expect(keys[id]).toMatch(platform === "darwin" ? /^Command\+|^F\d/ : /^Control\+|^F\d/);
    // AltGr is Ctrl and Alt on many boards, Option types on a Mac.
    expect(keys[id]).not.toContain("Alt");
  });
  test("every action has words", () => {
    for (const id of actionIds) expect(actionText[id].name).not.toBe("");
    const names = actionIds.map((id) => actionText[id].name);
    expect(new Set(names).size).toBe(names.length);
  });
});

test.each([
  ["Control+C", "win32", "typing"],
  ["Control+Shift+V", "linux", "typing"],
  ["Command+Z", "darwin", "typing"],
  ["Control+A", "darwin", "typing"],
  ["Alt+E", "darwin", "typing"],
  ["Shift+M", "win32", "typing"],
  ["M", "linux", "typing"],
  ["Control+Left", "win32", "typing"],
  ["Control+Shift+Home", "linux", "typing"],
  ["Command+Backspace", "darwin", "typing"],
  ["Alt+F4", "win32", "system"],
  ["Super+K", "win32", "system"],
  ["Command+Q", "darwin", "system"],
  ["Command+Shift+4", "darwin", "system"],
  ["Control+Shift+", "win32", "unreadable"],
  ["Shift+Control+M", "win32", "unreadable"],
  ["nonsense", "win32", "unreadable"],
  ["Control+Shift+M", "win32", null],
  ["Control+C", "darwin", "typing"],
  ["Command+Shift+H", "darwin", null],
  ["F9", "linux", null],
  ["Shift+F9", "linux", null],
  ["Alt+J", "win32", null],
] as const)("%s on %s: %s", (keys, platform, why) => {
  expect(reservedFor(keys, platform)).toBe(why);
});

describe("own keys", () => {
  const platform = "win32" as const;
  const now = (chosen: Record<string, string> = {}) => ({
    shortcuts: shortcutsOf(chosen, platform),
    hotkeys,
    platform,
  });

  test("a conflict is named, and keys that are free or one's own are taken", () => {
    expect(keyProblem("hold", "Control+Shift+M", now())).toEqual({ why: "taken", by: "mute" });
    expect(keyProblem("hold", "Control+Alt+Shift+M", now())).toEqual({ why: "global", by: "mute" });
    expect(keyProblem("hold", "Control+C", now())).toEqual({ why: "typing" });
    expect(keyProblem("hold", "Control+Shift+H", now())).toBeNull();
    expect(keyProblem("hold", "Control+J", now())).toBeNull();
    expect(keyProblem("hold", "", now())).toBeNull();
    // Keys that another action has given up.
    expect(keyProblem("hold", "Control+Shift+M", now({ mute: "F9" }))).toBeNull();
    expect(
      keyProblem("mute", defaultKeys("mute", platform), now({ mute: "", hold: "Control+Shift+M" })),
    ).toEqual({
      why: "taken",
      by: "hold",
    });
  });

  test("only what differs is kept", () => {
    const own = withKeys({}, "hold", "F9", platform);
    expect(own).toEqual({ hold: "F9" });
    expect(withKeys(own, "mute", "", platform)).toEqual({ hold: "F9", mute: "" });
    expect(withKeys(own, "hold", null, platform)).toEqual({});
    expect(withKeys(own, "hold", defaultKeys("hold", platform), platform)).toEqual({});
  });

  test("a chosen one goes before a standard one, and none is none", () => {
    const keys = shortcutsOf({ hold: "Control+Shift+M", transfer: "", gone: "F9" }, platform);
    expect([keys.hold, keys.mute, keys.transfer]).toEqual(["Control+Shift+M", "", ""]);
    expect(actionFor(keys, "Control+Shift+M")).toBe("hold");
    expect(actionFor(keys, "Control+Shift+T")).toBeNull();
    expect(actionFor(keys, "")).toBeNull();
  });

  test("whatever is chosen in whatever order, no two actions have the same keys", () => {
    const some = ["F9", "Control+J", "", ...actionIds.map((id) => defaultKeys(id, platform))];
    const press = fc.record({
      id: fc.constantFrom(...actionIds),
      keys: fc.option(fc.constantFrom(...some)),
    });
    fc.assert(
      fc.property(fc.array(press, { maxLength: 20 }), (presses) => {
        let chosen: Record<string, string> = {};
        for (const { id, keys } of presses) {
          if (keyProblem(id, keys ?? defaultKeys(id, platform), now(chosen)) !== null) continue;
          chosen = withKeys(chosen, id, keys, platform);
        }
        const all = Object.values(shortcutsOf(chosen, platform)).filter((keys) => keys !== "");
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });
});

test("what a call cannot wait for works through a question", () => {
  const urgent = actionIds.filter((id: ActionId) => actions[id].isUrgent === true);
  expect(urgent).toEqual(["accept", "reject", "mute", "hold", "hangUp", "swap", "listen"]);
});

import { describe, expect, it } from "vitest";
import { acceleratorText, ariaKeys } from "../../shared/text/accelerator.ts";
import { recorded } from "./accelerator.ts";

const press = (key: string, code: string, held = "") => ({
  key,
  code,
  ctrlKey: held.includes("c"),
  altKey: held.includes("a"),
  shiftKey: held.includes("s"),
  metaKey: held.includes("m"),
});

describe("recording a shortcut", () => {
  it.each([
    [press("m", "KeyM", "ca"), "win32", "Control+Alt+M"],
    [press("µ", "KeyM", "ma"), "darwin", "Command+Alt+M"],
    [press("m", "KeyM", "m"), "linux", "Super+M"],
    [press("!", "Digit1", "cs"), "win32", "Control+Shift+1"],
    [press("a", "KeyQ", "c"), "win32", "Control+A"],
    [press("F8", "F8"), "win32", "F8"],
    [press("ArrowUp", "ArrowUp", "ca"), "win32", "Control+Alt+Up"],
    [press(" ", "Space", "ca"), "win32", "Control+Alt+Space"],
    [press(",", "Comma", "c"), "win32", "Control+,"],
    // On a German board the slash is Shift+7.
    [press("/", "Digit7", "cs"), "linux", "Control+/"],
  ] as const)("reads %o on %s as %s", (event, platform, accelerator) => {
    expect(recorded(event, platform)).toEqual({ kind: "keys", accelerator });
  });

  it("waits for more while only modifiers are held", () => {
    expect(recorded(press("Control", "ControlLeft", "c"), "win32")).toEqual({
      kind: "more",
      held: "Control",
    });
  });

  it("refuses what would mute while typing", () => {
    expect(recorded(press("m", "KeyM"), "win32")).toEqual({ kind: "needModifier" });
    expect(recorded(press("M", "KeyM", "s"), "win32")).toEqual({ kind: "needModifier" });
  });

  it("gives up on Escape alone", () => {
    expect(recorded(press("Escape", "Escape"), "win32")).toEqual({ kind: "cancel" });
  });
});

describe("a shortcut in words", () => {
  it.each([
    ["Control+Alt+M", "win32", "Ctrl+Alt+M"],
    ["Command+Alt+M", "darwin", "⌘⌥M"],
    ["Control+Return", "linux", "Ctrl+Enter"],
    ["Command+Shift+Return", "darwin", "⌘⇧↩"],
    ["", "win32", ""],
  ] as const)("%s on %s is %s", (accelerator, platform, words) => {
    expect(acceleratorText(accelerator, platform)).toBe(words);
  });

  it.each([
    ["Control+Shift+M", "Control+Shift+M"],
    ["Command+Shift+Return", "Meta+Shift+Enter"],
    ["F1", "F1"],
    ["", ""],
  ])("%s is %s for those who have it read out", (accelerator, words) => {
    expect(ariaKeys(accelerator)).toBe(words);
  });
});

import { expect, test } from "vitest";
import { canonicalAccelerator } from "./accelerator.ts";

test.each([
  ["CommandOrControl+Alt+M", "linux", "Alt+Ctrl+M"],
  ["alt+ctrl+m", "linux", "Alt+Ctrl+M"],
  ["CmdOrCtrl+Option+M", "darwin", "Alt+Cmd+M"],
  ["F13", "win32", "F13"],
  ["Ctrl+Plus", "win32", "Ctrl+PLUS"],
  ["MediaPlayPause", "win32", "MEDIAPLAYPAUSE"],
])("%s on %s is %s", (text, platform, chord) => {
  expect(canonicalAccelerator(text, platform)).toBe(chord);
});

test.each(["", "Ctrl+", "Ctrl+Nonsense", "Hyper+M", "M+Ctrl", "Ctrl+MM"])("%j is refused", (text) => {
  expect(() => canonicalAccelerator(text, "linux")).toThrow(TypeError);
});

import { expect, test } from "vitest";
import { packedProgram, selfTestArguments } from "./self-test.ts";

test.each([
  ["win32", "x64", "release/win-unpacked/Hookswitch.exe"],
  ["win32", "arm64", "release/win-arm64-unpacked/Hookswitch.exe"],
  ["darwin", "arm64", "release/mac-arm64/Hookswitch.app/Contents/MacOS/Hookswitch"],
  ["darwin", "x64", "release/mac/Hookswitch.app/Contents/MacOS/Hookswitch"],
  ["linux", "x64", "release/linux-unpacked/hookswitch"],
] as const)("the packed program of %s on %s", (platform, arch, path) => {
  expect(packedProgram(platform, arch)).toBe(path);
});

test("what nobody could answer is left out, and no door is opened", () => {
  expect(selfTestArguments("/r.json", "darwin", false)).toContain("--self-test-skip=microphone.voice");
  const linux = selfTestArguments("/r.json", "linux", true);
  expect(linux).toContain("--no-sandbox");
  expect(linux.join()).not.toContain("skip");
  expect(linux.some((each) => each.startsWith("--remote-debugging-port="))).toBe(true);
});

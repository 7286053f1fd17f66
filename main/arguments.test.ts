import { describe, expect, test } from "vitest";
import { readArguments } from "./arguments.ts";

describe("--self-test", () => {
  test("is off by itself", () => {
    expect(readArguments(["hookswitch", "--hidden", "--self-test-seconds=5"]).selfTest).toBeNull();
  });
  test("watches for a minute, leaves nothing out, and speaks on standard output", () => {
    expect(readArguments(["hookswitch", "--self-test"]).selfTest).toEqual({
      file: "",
      watchSeconds: 60,
      skip: [],
    });
  });
  test("writes to a file, with what else was asked", () => {
    const argv = [
      "h",
      "--self-test=/tmp/a b.json",
      "--self-test-seconds=2",
      "--self-test-skip=keychain,,microphone",
    ];
    expect(readArguments(argv).selfTest).toEqual({
      file: "/tmp/a b.json",
      watchSeconds: 2,
      skip: ["keychain", "microphone"],
    });
  });
  test("takes no length of time that is none", () => {
    expect(readArguments(["h", "--self-test", "--self-test-seconds=x"]).selfTest?.watchSeconds).toBe(60);
  });
});

import { expect, test } from "vitest";
import { loudnessOf } from "./check.ts";

test.each([
  [0, "nothing"],
  [0.0009, "nothing"],
  [0.002, "quiet"],
  [0.0157, "quiet"],
  [0.016, "clear"],
  [0.2, "clear"],
  [0.62, "clear"],
  [0.65, "tooLoud"],
  [1, "tooLoud"],
] as const)("a loudest moment of %d is %s", (level, heard) => expect(loudnessOf(level)).toBe(heard));

import { afterEach, expect, test } from "vitest";
import { english } from "../../shared/text/en/english.ts";
import { speakFrom } from "../../shared/text/language.ts";
import { alongLine } from "./keys.ts";

const speak = (direction: "ltr" | "rtl") =>
  speakFrom(() => ({ sentences: english, locale: "en-US", direction }));
afterEach(() => speak("ltr"));

test.each([
  ["ltr", "ArrowRight", "on"],
  ["ltr", "ArrowLeft", "back"],
  ["rtl", "ArrowRight", "back"],
  ["rtl", "ArrowLeft", "on"],
  ["rtl", "ArrowDown", null],
  ["rtl", "Home", null],
] as const)("%s: %s leads %s along the line", (direction, key, way) => {
  speak(direction);
  expect(alongLine(key)).toBe(way);
});

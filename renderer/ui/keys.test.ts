import { afterEach, expect, test } from "vitest";
import { english } from "../../shared/text/en/english.ts";
import { speakFrom } from "../../shared/text/language.ts";
import { alongLine, rowAfterKey } from "./keys.ts";

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

test.each([
  ["ArrowDown", -1, 0],
  ["ArrowDown", 30, 30],
  ["ArrowUp", 0, 0],
  ["PageDown", 25, 30],
  ["PageUp", 25, 15],
  ["Home", 25, 0],
  ["End", -1, 30],
  ["Enter", 25, null],
])("%s in row %i of a list leads to %s", (key, at, to) => {
  expect(rowAfterKey(key, at, 30)).toBe(to);
  expect(rowAfterKey(key, -1, -1)).toBeNull();
});

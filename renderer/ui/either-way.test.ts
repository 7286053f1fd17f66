import { afterEach, describe, expect, test } from "vitest";
import { english } from "../../shared/text/en/english.ts";
import { speakFrom } from "../../shared/text/language.ts";
import { alongLine } from "./keys.ts";

const styles = Object.entries(
  import.meta.glob<string>("../**/*.css", { query: "?raw", import: "default", eager: true }),
);
const scripts = Object.entries(
  import.meta.glob<string>(["../**/*.{ts,tsx}", "!../**/*.test.{ts,tsx}"], {
    query: "?raw",
    import: "default",
    eager: true,
  }),
);

/** Where a pattern is found, with its file. */
const found = (files: readonly (readonly [string, string])[], pattern: RegExp) =>
  files.flatMap(([name, text]) => [...text.matchAll(pattern)].map(([what]) => `${name}: ${what.trim()}`));

/** What names a side of the screen instead of the beginning or the end of a line. */
const physical =
  /(?:^|[\s;{])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)|left|right|border-(?:top|bottom)-(?:left|right)-radius)\b[^:;{}]*:|(?:text-align|float|clear)\s*:\s*(?:left|right)\b|translateX\(/g;

test("no style names left or right: it stands mirrored where the writing runs from right to left", () => {
  expect(styles.length).toBeGreaterThan(30);
  expect(found(styles, physical)).toEqual([]);
});

test("no script sets a side either, and none asks for an arrow key that leads along a line by its side", () => {
  const sides =
    /style=\{\{[^}]*\b(?:left|right|marginLeft|marginRight|paddingLeft|paddingRight)\b|"Arrow(?:Left|Right)"/g;
  const others = scripts.filter(([name]) => name !== "./keys.ts");
  expect(others.length).toBe(scripts.length - 1);
  expect(found(others, sides)).toEqual([]);
});

describe("an arrow key", () => {
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
  ] as const)("%s: %s leads %s", (direction, key, way) => {
    speak(direction);
    expect(alongLine(key)).toBe(way);
  });
});

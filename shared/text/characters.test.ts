import { expect, test } from "vitest";
import { characterName } from "./characters.ts";

test.each([
  ["’", "curly quote ’"],
  ["“", "curly quote “"],
  ["–", "long dash –"],
  ["…", "ellipsis …"],
  ["\t", "tab"],
  ["\u00a0", "special space"],
  ["\u200b", "invisible character"],
  ["\u202e", "invisible character"],
  ["👨‍👩‍👧‍👦", "emoji 👨‍👩‍👧‍👦"],
  ["🇩🇪", "emoji 🇩🇪"],
  ["ç", "letter ç"],
  ["e\u0302", "letter e\u0302"],
  ["√", "sign √"],
])("%j is called %s", (char, name) => {
  expect(characterName(char)).toBe(name);
});

import { expect, it } from "vitest";
import { ranked, scoreOf } from "./match.ts";

it.each([
  ["", "Hold", "", true],
  ["hol", "Hold", "", true],
  ["old", "Hold", "", false],
  ["tr co", "Transfer or consult", "", true],
  ["co tr", "Transfer or consult", "", true],
  ["retr", "Resume", "retrieve pause", true],
  ["chloe", "Chloé Martin", "", true],
  ["Chloé", "Chloe Martin", "", true],
  ["hold x", "Hold", "", false],
])("%j fits %j (%j): %s", (search, name, also, fits) => {
  expect(scoreOf(search, name, also) > 0).toBe(fits);
});

it("the name's own first word comes before a later one, that before another word for it", () => {
  const items = [
    { words: "Leave message", also: "call" },
    { words: "New call", also: "" },
    { words: "Call Ben", also: "" },
    { words: "Mute", also: "" },
  ];
  expect(ranked(items, "call").map((each) => each.words)).toEqual(["Call Ben", "New call", "Leave message"]);
  expect(ranked(items, "")).toEqual(items);
});

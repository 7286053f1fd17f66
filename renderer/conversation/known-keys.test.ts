import { expect, test } from "vitest";
import { learn } from "./known-keys.ts";

const [none] = [] as string[];
const known = ["f", "e", "d", "c", "b", "a"];

test("a list that is as it was stays the same object", () => {
  expect(learn(known, 1, ["e", "d"]).known).toBe(known);
});

test.each([
  ["the first rows", [], 0, ["b", "a"], ["b", "a"], 0],
  ["older ones behind them", ["b", "a"], 0, ["b", "a", "9"], ["b", "a", "9"], 0],
  ["a newer one before them", known, 0, ["g", "f", "e"], ["g", "f", "e", "d", "c", "b", "a"], 1],
  ["newer ones while others are held", known, 4, ["d", "c"], [none, none, "f", "e", "d", "c", "b", "a"], 2],
  ["one between those that are held", known, 1, ["e", "x", "d"], ["f", "e", "x", "d", "c", "b", "a"], 0],
  ["one that is gone", known, 1, ["e", "c"], ["f", "e", "c", "b", "a"], 0],
  ["a part far from what is known", ["b", "a"], 4, ["5", "4"], ["b", "a", none, none, "5", "4"], 0],
] as const)("%s", (_what, were, start, keys, now, arrived) => {
  expect(learn(were, start, keys)).toEqual({ known: Array.from(now), arrived });
});

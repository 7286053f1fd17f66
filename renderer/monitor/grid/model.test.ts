import { describe, expect, test } from "vitest";
import { drawnRows, indexesWith, moved } from "./model.ts";

const shape = { rows: 100, columns: 8, page: 20 };
const at = (index: number, column = 2) => ({ index, column });

describe("a key moves the focus", () => {
  test.each<[string, boolean, { index: number; column: number }, { index: number; column: number } | null]>([
    ["ArrowDown", false, at(0), at(1)],
    ["ArrowDown", false, at(99), at(99)],
    ["ArrowUp", false, at(1), at(0)],
    ["ArrowUp", false, at(0), at(-1)],
    ["ArrowDown", false, at(-1), at(0)],
    ["PageDown", false, at(90), at(99)],
    ["PageUp", false, at(5), at(0)],
    ["back", false, at(4, 0), at(4, 0)],
    ["on", false, at(4, 7), at(4, 7)],
    ["Home", false, at(4), at(4, 0)],
    ["End", false, at(4), at(4, 7)],
    ["Home", true, at(50), at(0, 0)],
    ["End", true, at(50), at(99, 7)],
    ["a", false, at(4), null],
  ])("%s (with control: %s) from %j to %j", (key, isControl, from, to) => {
    expect(moved(from, { key, isControl }, shape)).toEqual(to);
  });

  test("in a grid without rows only through the headings", () => {
    const empty = { ...shape, rows: 0 };
    expect(moved(at(-1), { key: "ArrowDown", isControl: false }, empty)).toEqual(at(-1));
    expect(moved(at(-1), { key: "on", isControl: false }, empty)).toEqual(at(-1, 3));
  });
});

test.each([
  [{ top: 0, height: 360 }, 10_000, { first: 0, last: 16 }],
  [{ top: 36_000, height: 360 }, 10_000, { first: 994, last: 1_016 }],
  [{ top: 359_640, height: 360 }, 10_000, { first: 9_984, last: 9_999 }],
  // Fewer rows than were there when it was scrolled.
  [{ top: 36_000, height: 360 }, 3, { first: 2, last: 2 }],
  [{ top: 0, height: 360 }, 0, { first: 0, last: -1 }],
])("of what is seen %j of %i rows are drawn %j", (seen, rows, drawn) => {
  expect(drawnRows(seen, 36, rows)).toEqual(drawn);
});

test.each([
  [{ first: 3, last: 5 }, 4, [3, 4, 5]],
  [{ first: 3, last: 5 }, 1, [1, 3, 4, 5]],
  [{ first: 3, last: 5 }, 9, [3, 4, 5, 9]],
  [{ first: 3, last: 5 }, -1, [3, 4, 5]],
  [{ first: 0, last: -1 }, -1, []],
])("the row with the focus is among those of %j: %i", ({ first, last }, focused, indexes) => {
  expect(indexesWith(first, last, focused)).toEqual(indexes);
});

import { expect, it } from "vitest";
import { rowKey } from "./row-keys.ts";

const press = (key: string, more: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});
const at = { at: 3, last: 30, isOnButton: false };

it.each([
  ["ArrowDown", 4],
  ["ArrowUp", 2],
  ["PageDown", 13],
  ["PageUp", 0],
  ["Home", 0],
  ["End", 30],
])("%s goes to row %i", (key, to) => {
  expect(rowKey(press(key), at)).toEqual({ do: "go", to });
});

it("goes along a row as it is written", () => {
  expect(rowKey(press("ArrowRight"), at)).toEqual({ do: "button", by: 1 });
  expect(rowKey(press("ArrowLeft"), { ...at, isOnButton: true })).toEqual({ do: "button", by: -1 });
});

it("leaves Enter, Space and letters on a button to the button", () => {
  for (const key of ["Enter", " ", "a"]) expect(rowKey(press(key), { ...at, isOnButton: true })).toBeNull();
  expect(rowKey(press("Escape"), { ...at, isOnButton: true })).toEqual({ do: "leave" });
});

it("opens by Enter, searches by letters, and leaves chords and an empty list alone", () => {
  expect(rowKey(press("Enter"), at)).toEqual({ do: "open" });
  expect(rowKey(press("Enter"), { ...at, at: -1 })).toBeNull();
  expect(rowKey(press("ع"), at)).toEqual({ do: "type", text: "ع" });
  expect(rowKey(press("a", { ctrlKey: true }), at)).toBeNull();
  expect(rowKey(press("End"), { ...at, last: -1 })).toBeNull();
});

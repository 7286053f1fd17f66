import { expect, test } from "vitest";
import { dialable } from "./number.ts";

test.each([
  ["+1 (555) 201-3344", "US", "+15552013344"],
  ["(555) 201-3344", "US", "+15552013344"],
  ["020 7946 0018", "GB", "+442079460018"],
  ["+44 20 7946 0018", "US", "+442079460018"],
  ["tel:+1-555-201-3344", "DE", "+15552013344"],
  ["9196", "US", "9196"],
  ["*97", "US", "*97"],
])("%s in %s dials %s", (typed, region, dialled) => {
  expect(dialable(typed, region)).toEqual({ ok: true, value: dialled });
});

test.each(["", "abc", "1", "+", "555 201 33 44 55 66 77 88 99", "<script>"])("%j is no number", (typed) => {
  expect(dialable(typed, "US")).toMatchObject({ ok: false, error: { code: "badNumber" } });
});

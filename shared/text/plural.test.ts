import { describe, expect, test } from "vitest";
import { plural as arabic } from "./ar/plural.ts";
import { plural as english } from "./en/plural.ts";
import { plural as spanish } from "./es/plural.ts";

const messages = { one: "# message", other: "# messages" };

test.each([
  [0, "0 messages"],
  [1, "1 message"],
  [2, "2 messages"],
  [1_200, "1,200 messages"],
])("%i in English", (count, said) => {
  expect(english(count, messages)).toBe(said);
});

test("Spanish counts millions apart and says them like any other", () => {
  expect([1, 2, 1_000_000].map((count) => spanish(count, { one: "# mensaje", other: "# mensajes" }))).toEqual(
    ["1 mensaje", "2 mensajes", "1.000.000 mensajes"],
  );
});

describe("Arabic", () => {
  const forms = { zero: "z", one: "o", two: "t", few: "f #", many: "m #", other: "x #" };
  test.each([
    [0, "z"],
    [1, "o"],
    [2, "t"],
    [3, "f 3"],
    [10, "f 10"],
    [11, "m 11"],
    [99, "m 99"],
    [100, "x 100"],
  ])("%i has its own form", (count, said) => {
    expect(arabic(count, forms)).toBe(said);
  });
});

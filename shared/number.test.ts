import { describe, expect, it } from "vitest";
import { keysOf, numberInText } from "./number.ts";

describe("the number in a text", () => {
  it.each([
    ["tel:+1-415-555-2671", "+14155552671"],
    ["callto:+14155552671?call", "+14155552671"],
    ["Call me at (415) 555-2671 after 5", "4155552671"],
    ["Hello, this is Ines: 415 555 2671, thank you", "4155552671"],
    ["Order 12345, Ines Novak, +44 (0)20 7946 0018", "+442079460018"],
    ["+44 (0)20 7946 0018", "+442079460018"],
    ["tel:+14155552671;ext=12", "+14155552671"],
    ["  1004\n", "1004"],
    ["*72", "*72"],
    ["no number here", ""],
    ["Chapter 5", ""],
    ["4111 1111 1111 1111", ""],
    ["", ""],
    [`${"(".repeat(5_000)}`, ""],
  ])("%j: %s", (text, found) => {
    expect(numberInText(text)).toBe(found);
  });
});

it("keeps digits, star, hash and one leading plus", () => {
  expect(keysOf("+1 (415) 55+5*#x")).toBe("+1415555*#");
});

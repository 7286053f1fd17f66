import { describe, expect, it } from "vitest";
import { isKeys, keysOf, plainText } from "./plain.ts";

it("keeps digits, star, hash, pauses and one leading plus", () => {
  expect(keysOf("+1 (415) 55+5*#x")).toBe("+1415555*#");
  expect(keysOf("４１５,,٥")).toBe("415,,5");
});

describe("one form for every reader", () => {
  it.each([
    ["full width", "＋１（４１５）５５５－２６７１", "+1(415)555-2671"],
    ["Arabic, Persian, Devanagari and Bengali digits", "٤١٥ ۵۵۵ २६७১", "415 555 2671"],
    ["digits for mathematics", "𝟒𝟙𝟧", "415"],
    ["keys as pictures", "*️⃣6️⃣7️⃣", "*67"],
    ["every dash", "1‐2‑3‒4–5—6―7−8·9‧0ー1", "1-2-3-4-5-6-7-8-9-0-1"],
    ["what cannot be seen", "4\u00ad1\u20605\u200b5\u200d5\ufe0e5\ufeff2\u061c6", "41555526"],
    ["marks of direction", "\u202a\u200e+1 415\u202c\u2066 5\u2069\u200f", "+1 415 5"],
    ["spaces", "1\u00a02\u20093\u30004\u202f5", "1 2 3 4 5"],
    ["lines", "1\r\n2\u20283\u20294", "1\n2\n3\n4"],
    ["a footnote's mark", "1234567¹", "1234567 "],
    ["letters", "ext. ｘ136 доб", "ext. x136 доб"],
  ])("%s", (_what, text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it("changes nothing the second time", () => {
    const text = "＋４４ (0)２０ 7946−0958 ｘ１３６";
    expect(plainText(plainText(text))).toBe(plainText(text));
  });
});

it("tells keys from words", () => {
  expect(["(415) 555-2671", "*67 415", "4155,,1"].map(isKeys)).toEqual([true, true, true]);
  expect(["1-800-FLOWERS", "415 x1", "12+34", "sip:1"].map(isKeys)).toEqual([false, false, false, false]);
});

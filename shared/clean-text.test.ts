import { expect, test } from "vitest";
import { cleanName, cleanText, cutToUnits, isolated, sentence, shortened } from "./clean-text.ts";

test.each([
  ["Maria  Delgado ", "Maria Delgado"],
  ["R&D <b>break</b>", "R&D <b>break</b>"],
  ["Ann\nQuit Hookswitch", "Ann Quit Hookswitch"],
  ["a\u0000b\u001b[31mc\u0085d\u2028e", "ab[31mc d e"],
  ["\u202eevil\u202c \u2067x\u2069 \u200fy", "evil x y"],
  ["\u200b\u200d\ufeff\u00ad \u3164\u2800\u0301", ""],
  [" \t ", ""],
  ["می‌خواهم", "می‌خواهم"],
  ["👩‍👩‍👧 & 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️", "👩‍👩‍👧 & 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️"],
  ["Nguyễn Văn", "Nguyễn Văn"],
  [`Z${"\u0351".repeat(500)}algo`, `Z${"\u0351".repeat(6)}algo`],
  ["half \ud83d", "half \ufffd"],
  [`a${"\u0301".repeat(10_000)}`, `a${"\u0301".repeat(6)}`],
  [`a${"\u0301\u0301\u0301\u200d".repeat(500)}b`, `a${"\u0301\u0301\u0301\u200d".repeat(2)}b`],
  [`x${"\u200d".repeat(3_000)}y`, "x\u200dy"],
  ["\u00a0\u2003\u3000\u115f\uffa0\u{1d173}\ue000", ""],
  ["\u2066Bob\u2069\u{e0070}\u{e0077}\u{e006e}", "Bob"],
  ["👩🏻‍❤️‍💋‍👩🏿 🇩🇪🇫🇷", "👩🏻‍❤️‍💋‍👩🏿 🇩🇪🇫🇷"],
])("%j is the name %j", (text, name) => expect(cleanName(text)).toBe(name));

test("a name of 4,000 letters is cut between characters as people count them", () => {
  expect(cleanName("A".repeat(4_000))).toBe(`${"A".repeat(199)}…`);
  const family = "👩‍👩‍👧";
  expect(cleanName(family.repeat(4_000))).toBe(`${family.repeat(199)}…`);
  expect(shortened("é".normalize("NFD").repeat(9), 5)).toBe(`${"é".normalize("NFD").repeat(4)}…`);
  expect(cutToUnits(family.repeat(9), 20)).toBe(`${family.repeat(2)}…`);
  expect(cutToUnits("short", 20)).toBe("short");
});

test("a text keeps its lines, and nothing else that controls", () => {
  expect(cleanText("a\r\nb\tc\u001b]0;x\u0007\u202ed\u2028e")).toBe("a\nb\tc]0;xd\ne");
});

test("only words from right to left are set apart in a sentence", () => {
  expect(sentence`Incoming call from ${"Maria"}, queue ${"Sales"}.`).toBe(
    "Incoming call from Maria, queue Sales.",
  );
  expect(sentence`Incoming call from ${"محمد"}.`).toBe("Incoming call from \u2068محمد\u2069.");
  expect(sentence`${"שלום"} +1`).toBe("\u2068שלום\u2069 +1");
  expect(isolated("+1 415 555 2671")).toBe("+1 415 555 2671");
});

test("a thousand signs joined to one are no character: the name ends before them", () => {
  const joined = `👨${"\u200d👨".repeat(2_000)}`;
  expect(cleanName(`Bob ${joined}`)).toBe("Bob…");
  expect([joined, "\u1100".repeat(3_000), "क्".repeat(3_000)].map((each) => cleanName(each))).toEqual([
    "",
    "",
    "",
  ]);
  expect(shortened("🇩🇪".repeat(9), 3)).toBe("🇩🇪🇩🇪…");
  expect(cutToUnits("🇩🇪".repeat(9), 11)).toBe("🇩🇪🇩🇪…");
});

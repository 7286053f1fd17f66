import fc from "fast-check";
import { SegmentedMessage } from "sms-segments-calculator";
import { describe, expect, test } from "vitest";
import { replaceAll, replacementFor, withPlainLineEnds } from "./replacements.ts";
import { forcingOf, segmentsOf } from "./segments.ts";

const family = "👨‍👩‍👧‍👦";

describe("the parts of an SMS", () => {
  test.each([
    ["no text", "", "gsm7", 0, 0, 160],
    ["160 letters", "a".repeat(160), "gsm7", 160, 1, 0],
    ["161 letters", "a".repeat(161), "gsm7", 161, 2, 145],
    ["306 letters", "a".repeat(306), "gsm7", 306, 2, 0],
    ["307 letters", "a".repeat(307), "gsm7", 307, 3, 152],
    ["a bracket is two septets", `${"a".repeat(159)}]`, "gsm7", 161, 2, 145],
    ["80 brackets", "]".repeat(80), "gsm7", 160, 1, 0],
    ["80 euros", "€".repeat(80), "gsm7", 160, 1, 0],
    ["an escape stays with its character", `${"a".repeat(152)}]${"a".repeat(151)}`, "gsm7", 305, 2, 0],
    ["national letters of the alphabet", "@£$¥èéùìòÇØøÅåÆæßÉÄÖÑÜ§¿äöñüàΔΩ", "gsm7", 31, 1, 129],
    ["one curly quote and 69 letters", `’${"a".repeat(69)}`, "ucs2", 70, 1, 0],
    ["one curly quote and 70 letters", `’${"a".repeat(70)}`, "ucs2", 71, 2, 63],
    ["70 emoji, 33 pairs a part", "😎".repeat(70), "ucs2", 140, 3, 59],
    ["brackets count once in UCS-2", `this is a ${"]".repeat(74)}😘`, "ucs2", 86, 2, 48],
    ["a family", family, "ucs2", 11, 1, 59],
    ["small ç is not in the alphabet", "ç", "ucs2", 1, 1, 69],
    ["large Ç is", "Ç", "gsm7", 1, 1, 159],
    ["a tab", "a\tb", "ucs2", 3, 1, 67],
    ["a no-break space", "a\u00a0b", "ucs2", 3, 1, 67],
    ["a line end of Windows", "\r\n", "gsm7", 2, 1, 158],
    ["an unseen sign", "a\u200bb", "ucs2", 3, 1, 67],
    ["a form feed", "\f", "gsm7", 2, 1, 158],
    ["half a surrogate pair", "\ud83d", "ucs2", 1, 1, 69],
  ])("%s", (_, text, encoding, units, parts, left) => {
    expect(segmentsOf(text)).toEqual({ encoding, units, parts, left });
  });

  test("as another counter counts them", () => {
    const char = fc.constantFrom(..."aZ09 @£ÇèΔ_\n€[]{}^~|\\", "’", "ç", "\u00a0", "😎", "я", "漢");
    const texts = fc.oneof(
      fc.string({ unit: fc.constantFrom(..."ab €]{\n"), maxLength: 700 }),
      fc.string({ unit: char, maxLength: 400 }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const other = new SegmentedMessage(text);
        const { encoding, parts } = segmentsOf(text);
        expect(encoding).toBe(other.encodingName === "GSM-7" ? "gsm7" : "ucs2");
        expect(parts).toBe(text === "" ? 0 : other.segmentsCount);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe("what puts a text into UCS-2", () => {
  test("is named once, with its place and how often it stands there", () => {
    expect(forcingOf("It’s Ines’ café–bar\u200b")).toEqual([
      { char: "’", at: 2, count: 2, replacement: { text: "'", kind: "sameReading" } },
      { char: "–", at: 15, count: 1, replacement: { text: "-", kind: "sameReading" } },
      { char: "\u200b", at: 19, count: 1, replacement: { text: "", kind: "sameReading" } },
    ]);
  });

  test("is a whole character, as people count them", () => {
    expect(forcingOf(`Hi ${family}`)).toEqual([{ char: family, at: 3, count: 1, replacement: null }]);
  });

  test("is nothing where the alphabet has all", () => {
    expect(forcingOf("Ça va? 5 € [ok]\r\n")).toEqual([]);
  });

  test("is told of another script's text without a list as long as it", () => {
    expect(forcingOf("абвгдежзийклмнопрстуфхцчшщъыьэюя")).toHaveLength(20);
  });
});

describe("a replacement", () => {
  test.each([
    ["’", "'"],
    ["‘", "'"],
    ["`", "'"],
    ["“", '"'],
    ["„", '"'],
    ["«", '"'],
    ["–", "-"],
    ["—", "-"],
    ["\u2011", "-"],
    ["−", "-"],
    ["…", "..."],
    ["\u00a0", " "],
    ["\u202f", " "],
    ["\u2003", " "],
    ["\t", " "],
    ["\u2028", "\n"],
    ["\u200b", ""],
    ["\u00ad", ""],
    ["\ufeff", ""],
    ["\u202e", ""],
    ["\u0000", ""],
    ["•", "-"],
    ["½", "1/2"],
    ["ﬁ", "fi"],
    ["！", "!"],
    ["e\u0301", "é"],
    ["a\u200d", "a"],
    ["™", "(TM)"],
  ])("%j reads the same as %j", (char, text) => {
    expect(replacementFor(char)).toEqual({ text, kind: "sameReading" });
  });

  test.each([
    ["ç", "c"],
    ["ê", "e"],
    ["ő", "o"],
    ["Ł", "L"],
    ["œ", "oe"],
  ])("%s loses its mark: %s", (char, text) => {
    expect(replacementFor(char)).toEqual({ text, kind: "letter" });
  });

  test.each([["😎"], [family], ["я"], ["漢"], ["🇩🇪"], ["❤️"]])("%s has none", (char) => {
    expect(replacementFor(char)).toBeNull();
  });

  test("of all by one press leaves letters and emoji as they are", () => {
    expect(replaceAll("“It’s – ok…”\u00a0ça 😎")).toBe('"It\'s - ok..." ça 😎');
    expect(replaceAll("ça\u200b – été", "letters")).toBe("ca - été");
  });

  test("of all puts a pasted letter back into one part", () => {
    const pasted = `It’s — “fine”…\u200b ${"a".repeat(100)}`;
    expect(segmentsOf(pasted).parts).toBe(2);
    expect(segmentsOf(replaceAll(pasted))).toMatchObject({ encoding: "gsm7", parts: 1 });
  });
});

test("a line end pasted from Windows is one septet", () => {
  expect(withPlainLineEnds("a\r\nb\rc\n")).toBe("a\nb\nc\n");
  expect(segmentsOf(withPlainLineEnds("\r\n")).units).toBe(1);
});

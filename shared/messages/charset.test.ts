import { describe, expect, test } from "vitest";
import { decodeAs, decodeText, isGarbled, offeredEncodings } from "./charset.ts";

/** Bytes as Latin-1 letters. */
const bytes = (latin: string) => Uint8Array.from(latin, (char) => char.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);
const japanese = bytes("\x1b$B$3$s$K$A$O\x1b(B, Ana");

describe("[messaging complaint 16] a text's bytes", () => {
  test.each([
    ["UTF-8, declared", utf8("café – 漢"), "utf-8", "café – 漢", "utf-8", false],
    ["UTF-8, not declared", utf8("café"), "", "café", "utf-8", false],
    ["UTF-8, called ASCII", utf8("café"), "us-ascii", "café", "utf-8", false],
    ["ISO-2022-JP, not declared", japanese, "", "こんにちは, Ana", "iso-2022-jp", false],
    ["ISO-2022-JP, declared", japanese, "ISO-2022-JP", "こんにちは, Ana", "iso-2022-jp", false],
    ["GB2312 with an en dash", bytes("\xc4\xe3\xba\xc3\xa8C"), "gb2312", "你好–", "gb18030", false],
    ["windows-1258", bytes("Vi\xea\xf2t Nam"), "windows-1258", "Việt Nam", "windows-1258", false],
    ["UTF-7", bytes("Hi Mom +Jjo-! 1+-1 +2D3cqQ-"), "unicode-1-1-utf-7", "Hi Mom ☺! 1+1 💩", "utf-7", false],
    [
      "windows-1252's quotes, called Latin-1",
      bytes("\x93ok\x94"),
      "iso-8859-1",
      "“ok”",
      "windows-1252",
      false,
    ],
    [
      "a right label that could be guessed otherwise",
      bytes("\xc3\xa4"),
      "iso-8859-1",
      "Ã¤",
      "windows-1252",
      false,
    ],
    ["a quoted label", bytes("\xe4"), "'ISO-8859-15'", "ä", "iso-8859-15", false],
    ["Korean of Windows", bytes("\xb0\xa1"), "cp949", "가", "euc-kr", false],
    ["a label that is none", bytes("caf\xe9"), "x-klingon", "café", "windows-1252", true],
    ["a lone byte, not declared", bytes("\xb9"), "", "¹", "windows-1252", true],
    ["a lone byte, called UTF-8", bytes("\xb9"), "utf-8", "¹", "windows-1252", true],
    ["UTF-8, called Big5", utf8("naïve 漢"), "big5", "naïve 漢", "utf-8", true],
    ["a mark that says UTF-8", bytes("\xef\xbb\xbfcaf\xc3\xa9"), "iso-8859-1", "café", "utf-8", false],
    ["a mark that says UTF-16", bytes("\xff\xfea\0b\0"), "", "ab", "utf-16le", false],
    ["a label that is a name of Object's own", bytes("a"), "constructor", "a", "utf-8", false],
    ["what the platform refuses to read", bytes("a"), "hz-gb-2312", "a", "utf-8", false],
    ["nothing", bytes(""), "utf-8", "", "utf-8", false],
  ])("%s", (_, given, declared, text, encoding, isDoubtful) => {
    expect(decodeText(given, declared)).toEqual({ text, encoding, isDoubtful });
  });

  test("never fail, whatever they are called", () => {
    const all = Uint8Array.from({ length: 256 }, (_, n) => n);
    for (const encoding of offeredEncodings) {
      expect(decodeAs(all, encoding).text.isWellFormed(), encoding).toBe(true);
      expect(decodeText(all, encoding).text.isWellFormed(), encoding).toBe(true);
    }
  });

  test("are read again by what the reader chose", () => {
    expect(decodeAs(bytes("\xcf\xf0\xe8\xe2\xe5\xf2"), "windows-1251").text).toBe("Привет");
    expect(decodeAs(bytes("\xf0\xd2\xc9\xd7\xc5\xd4"), "koi8-r").text).toBe("Привет");
  });
});

test.each([
  ["café – ok", false],
  ["Ärger über Âge", false],
  ["cafÃ©", true],
  ["itâ€™s", true],
  ["a\ufffdb", true],
  ["\u0093ok\u0094", true],
  ["\x1b$B$3$s\x1b(B", true],
  ["", false],
])("%j looks read by a wrong encoding: %s", (text, is) => {
  expect(isGarbled(text)).toBe(is);
});

import { describe, expect, test } from "vitest";
import { contentDiffers, safeName } from "./file-name.ts";

describe("[messaging complaint 19] the name of a file", () => {
  test.each([
    ["report.pdf", "report.pdf", []],
    ["Angebot für Müller (2).docx", "Angebot für Müller (2).docx", []],
    ["請求書.pdf", "請求書.pdf", []],
    ["invoice\u202Egpj.exe", "invoicegpj.exe", ["hiddenSigns", "program"]],
    ["invoice\u2066.pdf\u2069", "invoice.pdf", ["hiddenSigns"]],
    ["a\u200bb.pdf", "ab.pdf", ["hiddenSigns"]],
    ["a\u0000.pdf", "a.pdf", ["hiddenSigns"]],
    ["a/../../b.pdf", "b.pdf", ["path"]],
    ["..\\..\\b.pdf", "b.pdf", ["path"]],
    ["C:\\Users\\ann\\b.pdf", "b.pdf", ["path"]],
    ["/etc/passwd", "passwd", ["path"]],
    ["folder/", "folder", ["path"]],
    ["..", "file", []],
    ["", "file", []],
    [" . ", "file", []],
    ["\u202e", "file", ["hiddenSigns"]],
    ["CON.txt", "_CON.txt", []],
    ["con", "_con", []],
    ["Lpt1.tar.gz", "_Lpt1.tar.gz", []],
    ["COM¹.pdf", "_COM¹.pdf", []],
    ["console.txt", "console.txt", []],
    ["invoice.pdf.exe", "invoice.pdf.exe", ["doubleEnding", "program"]],
    ["invoice.pdf          .scr", "invoice.pdf .scr", ["doubleEnding", "program"]],
    ["setup.exe", "setup.exe", ["program"]],
    ["setup.exe.", "setup.exe", ["program"]],
    ["letter.docm", "letter.docm", ["program"]],
    ["notes.v2.pdf", "notes.v2.pdf", []],
    ["backup.tar.gz", "backup.tar.gz", []],
    ['a<b>:"c"|?*.txt', "a_b___c____.txt", []],
    ["a:stream.pdf", "a_stream.pdf", []],
    ["one\r\ntwo.pdf", "one two.pdf", []],
    [".htaccess", "htaccess", []],
    ["e\u0301.pdf", "é.pdf", []],
    ["a\ud800.pdf", "a_.pdf", []],
    ["👨‍👩‍👧‍👦.jpg", "👨‍👩‍👧‍👦.jpg", []],
  ])("%j is shown and saved as %s", (given, name, dangers) => {
    expect(safeName(given)).toEqual({ name, dangers });
  });

  test.each([
    ["a".repeat(300), ".pdf"],
    ["ß".repeat(300), ".pdf"],
    ["👨‍👩‍👧‍👦".repeat(100), ".jpeg"],
    ["a".repeat(300), ""],
  ])("of three hundred letters is cut in front of its ending (%#)", (stem, ending) => {
    const { name } = safeName(stem + ending);
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(200);
    expect(name.endsWith(`…${ending}`)).toBe(true);
    expect(name.isWellFormed()).toBe(true);
  });

  test("that was cut cannot hide its ending", () => {
    expect(safeName(`${"a".repeat(300)}.pdf.exe`).dangers).toContain("program");
  });
});

test.each([
  ["a.pdf", "pdf", false],
  ["a.PDF", "zip", true],
  ["a.pdf", null, true],
  ["a.jpg", "png", true],
  ["a.jpeg", "jpeg", false],
  ["photo.jpg", "heic", true],
  ["a.docx", "docx", false],
  ["a.docx", "zip", true],
  ["a.doc", "office", false],
  ["a.doc", "rtf", false],
  ["a.doc", "program", true],
  ["a.txt", null, false],
  ["a.txt", "program", true],
  ["a.csv", "html", true],
  ["a.exe", "program", false],
  ["README", "program", true],
  ["README", null, false],
  ["a.constructor", "pdf", false],
  ["winmail.dat", "tnef", false],
] as const)("%s with the content of %s is something else: %s", (name, type, differs) => {
  expect(contentDiffers(name, type)).toBe(differs);
});

import { describe, expect, test } from "vitest";
import { checkFiles, type FileLimits, type FileToSend } from "./files.ts";

const MB = 1_000_000;
const limits: FileLimits = { mostFiles: 3, mostBytes: 20 * MB, mostTogether: 25 * MB, types: null };
const fax: FileLimits = { ...limits, types: ["pdf", "tiff"] };
const pdf = (bytes: number): FileToSend => ({ name: "a.pdf", bytes, type: "pdf" });

describe("[messaging complaint 20] what can be sent is told before, by bytes and channel", () =>
  test.each([
    ["nothing in it", { name: "a.txt", bytes: 0, type: null }, limits, "empty", null],
    ["20 MB", pdf(20 * MB), limits, null, null],
    ["20 MB and one byte", pdf(20 * MB + 1), limits, "tooBig", null],
    ["any text", { name: "a.txt", bytes: 5, type: null }, limits, null, null],
    ["a picture to fax", { name: "a.heic", bytes: 5, type: "heic" }, fax, "typeNotTaken", null],
    ["a text to fax", { name: "a.txt", bytes: 5, type: null }, fax, "typeNotTaken", null],
    ["a ZIP that is called PDF", { name: "a.pdf", bytes: 5, type: "zip" }, limits, null, "contentDiffers"],
    [
      "a ZIP that is called PDF, to fax",
      { name: "a.pdf", bytes: 5, type: "zip" },
      fax,
      "typeNotTaken",
      "contentDiffers",
    ],
    ["a program", { name: "a.exe", bytes: 5, type: "program" }, limits, null, "program"],
    ["a script by its name", { name: "a.js", bytes: 5, type: null }, limits, null, "program"],
    ["a program in other clothes", { name: "a.pdf", bytes: 5, type: "program" }, limits, null, "program"],
  ] as const)("%s", (_, file, rules, trouble, doubt) => {
    expect(checkFiles([file], rules)).toEqual([{ trouble, doubt }]);
  }));

test("too many, and too much together, are told at those that are over", () => {
  const troubles = (...bytes: number[]) => checkFiles(bytes.map(pdf), limits).map(({ trouble }) => trouble);
  expect(troubles(1, 1, 1, 1)).toEqual([null, null, null, "tooMany"]);
  expect(troubles(20 * MB, 10 * MB, 5 * MB, 1)).toEqual([null, "tooBigTogether", null, "tooBigTogether"]);
  expect(troubles(1, 0, 1, 1)).toEqual([null, "empty", null, null]);
});

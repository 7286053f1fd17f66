import { expect, test } from "vitest";
import { csvLine } from "./csv.ts";

test.each([
  ["plain", "plain"],
  ['says "yes"', '"says ""yes"""'],
  ["a,b;c", '"a,b;c"'],
  ["two\r\nlines", '"two\r\nlines"'],
  ["=1+2", "'=1+2"],
  ["+49 30", "'+49 30"],
  ["-2", "'-2"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", `"'\t=1"`],
  ["\r=1", `"'\r=1"`],
  ["  =1", "'  =1"],
  ["\uff1d1+1", "'\uff1d1+1"],
  [`=HYPERLINK("http://x","y")`, `"'=HYPERLINK(""http://x"",""y"")"`],
  ["Müller – 名前 🎧", "Müller – 名前 🎧"],
  [null, ""],
  [42, "42"],
  [{ number: "+14155552671" }, '"\t+14155552671"'],
  [{ number: "00441234" }, '"\t00441234"'],
  [{ number: "" }, ""],
])("%j is written as %j", (cell, written) => expect(csvLine([cell])).toBe(`${written}\r\n`));

import { expect, test } from "vitest";
import { decodeQuotedPrintable, decodeWords } from "./mime.ts";

test.each([
  ["=?utf-8?B?8J+Ygg==?= =?iso-8859-1?Q?_caf=E9?=", "😂 café"],
  ["Re: =?UTF-8?q?caf=C3=A9?= at 10", "Re: café at 10"],
  ["=?utf-8?B?8J+Y?=\r\n =?utf-8?B?gg==?=", "😂"],
  ["=?iso-2022-jp?B?GyRCJDMbKEI=?=", "こ"],
  ["=?utf-8*en?Q?hi?=", "hi"],
  ["=?utf-8?B?8J+Ygg?=", "😂"],
  ["=?x-none?Q?caf=E9?=", "café"],
  ["=?utf-8?Q?a?= b =?utf-8?Q?c?=", "a b c"],
  ["=?utf-8?X?a?=", "=?utf-8?X?a?="],
  ["=?utf-8?Q?a", "=?utf-8?Q?a"],
  ["2 =? 3 ?=", "2 =? 3 ?="],
  ["=?utf-8?B?A?=", ""],
  ["café", "café"],
  ["", ""],
])("the head %j reads %j", (coded, text) => {
  expect(decodeWords(coded)).toBe(text);
});

test("a storm of signs ends", () => {
  expect(decodeWords("=?utf-8?Q?".repeat(20_000)).length).toBeGreaterThan(0);
  expect(decodeWords("=?a?Q?a?= ".repeat(20_000))).toContain("aaaa");
});

test.each([
  ["caf=C3=A9", "caf\xc3\xa9"],
  ["=B9", "\xb9"],
  ["one=\r\ntwo=\nthree=", "onetwothree"],
  ["one  \r\ntwo", "one\r\ntwo"],
  ["a=zz=4", "a=zz=4"],
  ["1 = 1", "1 = 1"],
  ["=c3", "\xc3"],
  ["=3D=3D", "=="],
])("the body %j has the bytes %j", (coded, latin) => {
  expect(String.fromCharCode(...decodeQuotedPrintable(coded))).toBe(latin);
});

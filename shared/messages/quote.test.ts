import { expect, test } from "vitest";
import { quoted } from "./quote.ts";

const intro = "Ann Bell wrote on 3 May:";

test.each([
  ["Hello\n\nagain", "> Hello\n>\n> again"],
  ["Yes\n> No?\n>> Maybe", "> Yes\n>> No?\n>>> Maybe"],
  ["Hello\r\nthere\r\n\r\n", "> Hello\n> there"],
  ["Hello\n\n-- \nAnn Bell\nBell Ltd", "> Hello"],
  ["-- \nAnn\n> What?", "> -- \n> Ann\n>> What?"],
  ["a\u202eb\u0000c", "> abc"],
  ["", ">"],
])("%j is quoted %j", (text, below) => {
  expect(quoted(text, intro)).toBe(`${intro}\n${below}`);
});

test("a very long original is cut", () => {
  expect(quoted("a".repeat(5_000_000), intro).length).toBeLessThan(101_000);
});

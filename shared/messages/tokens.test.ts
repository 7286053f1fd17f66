import { describe, expect, test } from "vitest";
import { numbersInText } from "../numbers/in-text.ts";
import { type Token, tokensOf } from "./tokens.ts";

const place = { region: "US", internalDigits: 0 };
const tokens = (text: string) => tokensOf(text, (piece) => numbersInText(piece, place));

function short(token: Token): string {
  switch (token.kind) {
    case "text":
      return token.text;
    case "link":
      return `[${token.text}](${token.target.href})${token.isDisguised ? "!" : ""}`;
    case "email":
      return `[${token.text}](@${token.address})`;
    case "number":
      return `[${token.text}](${token.number.to})`;
  }
}

describe("what can be clicked in a text", () => {
  test.each([
    ["no links", "no links"],
    ["", ""],
    ["See https://a.test/b?c=d#e.", "See [https://a.test/b?c=d#e](https://a.test/b?c=d#e)."],
    ["(https://a.test/b_(c))", "([https://a.test/b_(c)](https://a.test/b_(c)))"],
    [
      "https://a.test, https://b.test",
      "[https://a.test](https://a.test/), [https://b.test](https://b.test/)",
    ],
    ["www.a.com/b", "[www.a.com/b](https://www.a.com/b)"],
    ["go to a.com!", "go to [a.com](https://a.com/)!"],
    ["notes.md, run.py, a.b", "notes.md, run.py, a.b"],
    ["www.notes.md", "[www.notes.md](https://www.notes.md/)"],
    ["ok.thanks", "ok.thanks"],
    ["ann@a.test, mailto:ben@b.test", "[ann@a.test](@ann@a.test), [mailto:ben@b.test](@ben@b.test)"],
    ["Ring (415) 555-2671 or ann@a.com", "Ring [(415) 555-2671](+14155552671) or [ann@a.com](@ann@a.com)"],
    [
      "https://a.test/4155552671 and 415 555 2671",
      "[https://a.test/4155552671](https://a.test/4155552671) and [415 555 2671](+14155552671)",
    ],
    [
      "看https://a.test/b。ดูwww.a.com",
      "看[https://a.test/b](https://a.test/b)。ดู[www.a.com](https://www.a.com/)",
    ],
    ["👍 https://a.test 👍", "👍 [https://a.test](https://a.test/) 👍"],
    ["看 https://a.test/路。", "看 [https://a.test/路](https://a.test/%E8%B7%AF)。"],
    ["https://bank.test@evil.test/x", "[https://bank.test@evil.test/x](https://evil.test/x)!"],
    [
      "javascript:alert(1) file:///etc ms-msdt:x data:text/html,x",
      "javascript:alert(1) file:///etc ms-msdt:x data:text/html,x",
    ],
    ["ftp://a.test //a.test", "ftp://a.test //a.test"],
    ["1.2.3.4 and 3.14", "1.2.3.4 and 3.14"],
  ])("%j", (text, found) => {
    expect(tokens(text).map(short).join("")).toBe(found);
  });

  test("all pieces together are the text", () => {
    for (const text of [
      "a https://a.test b 415 555 2671 c d@e.com\r\n\u202e👨‍👩‍👧‍👦",
      "\u0000",
      "a".repeat(60_000),
    ])
      expect(
        tokens(text)
          .map((token) => token.text)
          .join(""),
      ).toBe(text);
  });

  test("numbers wait for their rules, links do not", () => {
    expect(tokensOf("415 555 2671 https://a.test").map(({ kind }) => kind)).toEqual(["text", "link"]);
  });

  test.each([
    "https://".repeat(2_000),
    "a@".repeat(4_000),
    "www.".repeat(4_000),
    "(".repeat(9_000),
    "a.com/".repeat(2_000),
    "415".repeat(3_000),
    "a@b.".repeat(3_000),
  ])("a storm of signs ends (%#)", (text) => {
    expect(tokens(text).length).toBeLessThan(10_000);
  });
});

import { describe, expect, it, test } from "vitest";
import { numberInText, numbersInText } from "./in-text.ts";
import { readNumber } from "./read.ts";

const us = { region: "US", internalDigits: 0 };
const of = (text: string, region = "US") => {
  const found = numberInText(text, { region, internalDigits: 0 });
  return found.found === "one" ? found.text : found.found;
};

describe("the number in a text", () => {
  it.each([
    ["tel:+1-415-555-2671", "+14155552671"],
    ["callto:+14155552671?call", "+14155552671"],
    ["tel:+14155552671;ext=12", "+14155552671,,12"],
    ["Call me at (415) 555-2671 after 5", "4155552671"],
    ["Hello, this is Ines: 415 555 2671, thank you", "4155552671"],
    ["Order 12345, Ines Novak, +44 (0)20 7946 0018", "+442079460018"],
    ["inv 20240115 tel 415 555 2671", "4155552671"],
    ["+44 (0)20 7946 0018", "+442079460018"],
    ["415−555−0100", "4155550100"],
    ["415·555·0100", "4155550100"],
    ["Ines\nSales\n(415) 555-2671\nines@acme.example", "4155552671"],
    ['<a href="tel:+14155552671">Call (415) 555-2671</a>', "4155552671"],
    ["Ring (415) 555-2671 ext. 136 today", "4155552671,,136"],
    ["tel 415 555 2671 poste 12, merci", "4155552671,,12"],
    ["Dial +1 415 555 2671,,1234# then wait", "+14155552671,,1234#"],
    ["*67 415 555 0100", "*67+14155550100"],
    ["#31#+14155550100", "#31#+14155550100"],
    ["Call 1-800-FLOWERS now", "1-800-FLOWERS"],
    ["1-800-GOT-JUNK", "1-800-GOT-JUNK"],
    ["Call 1-800-FLOWERS ext. 5 now", "1-800-FLOWERS,,5"],
    ["*31#0612345678", "*31#0612345678"],
    ["0044 20 7946 0958", "+442079460958"],
    ["0301234567", "0301234567"],
    ["555-2671", "5552671"],
    ["  1004\n", "1004"],
    ["9-1-1", "911"],
    ["*72", "*72"],
  ])("%j: %s", (text, found) => {
    expect(of(text)).toBe(found);
  });

  it.each([
    ["N° 0612345678", "FR", "0612345678"],
    ["Tél. 06 12 34 56 78", "FR", "0612345678"],
    ["０３－1234－5678", "JP", "0312345678"],
    ["+49 30 1234567¹", "DE", "+49301234567"],
    ["13 12 34", "AU", "131234"],
    ["☎03-1234-5678", "JP", "0312345678"],
    ["03-1234-5678（内線１２）", "JP", "0312345678,,12"],
    ["'07400123456", "GB", "07400123456"],
    ["item1.TEL;type=CELL:07400 123456", "GB", "07400123456"],
    ["TEL;type=WORK;type=VOICE;type=pref:+1 415 555 2671", "DE", "+14155552671"],
    ["msteams:4:+14155552671", "FR", "+14155552671"],
    ["604-875-2000 Local 212", "US", "+16048752000,,212"],
    ["+61861193900,,9472623647#,,#,268664# Australia", "DE", "+61861193900,,9472623647#,#,268664#"],
    ["+44 203 481 5240,,86213462843#,,,,*1234# London", "US", "+442034815240,,86213462843#,*1234#"],
    [
      "+41 43 226 95 56,,17327071#<tel:+41432269556,,17327071#>   Switzerland, Zürich",
      "US",
      "+41432269556,,17327071#",
    ],
  ])("%j in %s: %s", (text, region, found) => {
    expect(of(text, region)).toBe(found);
  });
});

describe("what looks like a number and is none", () => {
  it.each([
    "",
    "no number here",
    "Chapter 5",
    "€1,234,567.89",
    "1,234,567.89",
    "1.234.567,89",
    "4155552671 EUR",
    "$4155552671",
    "12.50",
    "2026-11-29 10:15",
    "29.11.2026",
    "11/29/2026",
    "192.168.10.20",
    "212.255.1.200",
    "Invoice 4155552671",
    "Order no. 4155552671",
    "DE89 3704 0044 0532 0130 00",
    "4111 1111 1111 1111",
    "4.15556E+09",
    "37.77493, -122.41942",
    "4155552671@example.com",
    "https://example.com/4155552671",
    "abc4155552671def",
  ])("%j", (text) => {
    expect(of(text)).toBe("none");
  });

  it.each([
    ["2026-11-29 10:15", "DK"],
    ["29.11.2026", "NO"],
    ["Rechnung vom 29.11.2026", "DE"],
  ])("a date where numbers are as short: %j in %s", (text, region) => {
    expect(of(text, region)).toBe("none");
  });

  it.each([
    "(".repeat(5_000),
    "1 ".repeat(4_000),
    "+1-".repeat(3_000),
    "a@".repeat(5_000),
    "1.".repeat(5_000),
  ])("a storm of signs (%#)", (text) => {
    expect(of(text)).not.toMatch(/\d/);
  });
});

test.each([
  ["(415) 555-2671 or (415) 555-2672", "several"],
  ["415 555 2671\n415 555 2672", "several"],
  ["4155552671,4155552672", "several"],
  ["415 555 2671/2672", "unclear"],
  ["13 12 34", "none"],
  ["https://teams.microsoft.com/l/call/0/0?users=4:+14155552671", "none"],
  ["1-800-MEDICARE (1-800-633-4227)", "unclear"],
  ["4155552671#", "unclear"],
  ["tel:1234;phone-context=example.com", "elsewhere"],
  ["sip:1004@pbx.example", "elsewhere"],
  [`${"so ".repeat(4_000)} 415 555 2671`, "tooLong"],
])("%j gives none: %s", (text, why) => {
  expect(of(text)).toBe(why);
});

test("the same number twice is one", () => {
  expect(of("(415) 555-2671, from abroad +1 415 555 2671")).toBe("+14155552671");
});

test.each(["US", "CA", "JM", "DE", "RU", "KZ", "GB"])(
  "a doubt stays a doubt in the dial pad (%s)",
  (region) => {
    const place = { region, internalDigits: 0 };
    for (const text of ["0301234567", "030-123-4567", "1234567890", "0000000000", "*67 030 123 4567"]) {
      const read = readNumber(text, place);
      const found = numberInText(text, place);
      if (read.ok && found.found === "one") expect(readNumber(found.text, place)).toEqual(read);
    }
  },
);

test("what is put into the dial pad reads as what was found", () => {
  for (const text of [
    "(415) 555-2671 x136",
    "+44 (0)20 7946 0018",
    "1-800-FLOWERS",
    "1-800-FLOWERS x5",
    "*67 415 555 0100",
  ]) {
    expect(readNumber(of(text), us)).toEqual(readNumber(text, us));
  }
});

describe("the numbers of a running text, each where it stands", () => {
  const spots = (text: string, region = "US") =>
    numbersInText(text, { region, internalDigits: 0 }).map(
      ({ start, end, number }) =>
        `${text.slice(start, end)}=${number.to}${number.postDial && `,,${number.postDial}`}`,
    );

  it.each([
    ["Call (415) 555-2671 or 415.555.2672!", ["(415) 555-2671=+14155552671", "415.555.2672=+14155552672"]],
    ["👍 ☎ +44 20 7946 0018, ok", ["+44 20 7946 0018=+442079460018"]],
    ["\u200e+1\u00a0415\u2011555\u20112671\u200f is mine", ["+1\u00a0415\u2011555\u20112671=+14155552671"]],
    ["ﬁrst ½: ４１５-555-2671 today", ["４１５-555-2671=+14155552671"]],
    ["Ring 415 555 2671 ext. 136 today", ["415 555 2671 ext. 136=+14155552671,,136"]],
    ["1-800-FLOWERS or 415 555 2671", ["1-800-FLOWERS=+18003569377", "415 555 2671=+14155552671"]],
    ["a\r\n415 555 2671\r\nb", ["415 555 2671=+14155552671"]],
    ["Order 4155552671 of 2026-11-29, €4,155,552,671 at 10:15", []],
    ["https://a.test/4155552671 4155552671@a.test", []],
    ["4155552671 4155552672 4155552673 4155552674", []],
    ["call 911 or 72345", []],
    ["no number", []],
    ["", []],
  ])("%j", (text, found) => {
    expect(spots(text)).toEqual(found);
  });

  it("is none of a novel", () => {
    expect(spots(`${"so ".repeat(4_000)} 415 555 2671`)).toEqual([]);
  });
});

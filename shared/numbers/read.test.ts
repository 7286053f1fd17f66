import { describe, expect, it, test } from "vitest";
import { countriesFor, readNumber } from "./read.ts";

const us = { region: "US", internalDigits: 0 };
const inside = (region: string, internalDigits = 0) => ({ region, internalDigits });

/** What is dialled, and what is sent later; what is asked or refused, and why. */
function short(text: string, place = us): string {
  const read = readNumber(text, place);
  if (!read.ok) return `refused: ${read.why}`;
  const { to, later, doubt } = read.value;
  return `${to}${later === "" ? "" : ` then ${later}`}${doubt === null ? "" : ` asked: ${doubt}`}`;
}

describe("a number as people write it", () => {
  it.each([
    ["415−555−0100", "+14155550100"],
    ["415·555·0100", "+14155550100"],
    ["415\u00ad555\u00ad0100", "+14155550100"],
    ["415.555.2671", "+14155552671"],
    ["415-555-2671.", "+14155552671"],
    ["+1\u00a0(415)\u00a0555‑2671", "+14155552671"],
    ["\u202a+1 415 555\u200d 2671\u202c\u200f", "+14155552671"],
    ["＋１４１５５５５２６７１", "+14155552671"],
    ["٤١٥٥٥٥٢٦٧١", "+14155552671"],
    ["(+44) 20 7946 0958", "+442079460958"],
    ["+44 (0)20 7946 0958", "+442079460958"],
    ["+39 (0)6 1234 5678", "+390612345678"],
    ["0044 (0)20 7946 0958", "+442079460958"],
    ["00442079460958", "+442079460958"],
    ["011 44 20 7946 0958", "+442079460958"],
    ["tel:+1-415-555-2671", "+14155552671"],
    ["sip:+14155552671@pbx.example;user=phone", "+14155552671"],
    ["1004", "1004"],
  ])("%j: %s", (text, dialled) => {
    expect(short(text)).toBe(dialled);
  });

  it.each([
    ["０３－１２３４－５６７８", "JP", "+81312345678"],
    ["0011 44 20 7946 0958", "AU", "+442079460958"],
    ["N° 0612345678", "FR", "refused: notANumber"],
    ["06 12 34 56 78", "FR", "+33612345678"],
    ["020 7946 0958", "GB", "+442079460958"],
  ])("%j in %s: %s", (text, region, dialled) => {
    expect(short(text, inside(region))).toBe(dialled);
  });
});

describe("nothing is left out, nothing is guessed", () => {
  it.each([
    ["", "nothing"],
    ["letters", "notANumber"],
    ["+", "notANumber"],
    ["1", "tooShort"],
    ["12+34", "notANumber"],
    ["++14155552671", "notANumber"],
    ["€1,234,567.89", "notANumber"],
    ["4.15556E+09", "notANumber"],
    ["415,555,2671", "notANumber"],
    ["4155552671\u0000", "notANumber"],
    ["<script>", "notANumber"],
    ["555 2671", "tooShort"],
    ["555 201 33 44 55 66 77 88 99", "tooLong"],
    ["1".repeat(10_000), "tooLong"],
    ["(415) 555-2671\n(415) 555-2672", "severalNumbers"],
    ["4155552671, 4155552672", "severalNumbers"],
    ["4155552671#", "unknownCode"],
    ["tel:1234;phone-context=example.com", "elsewhere"],
    ["tel:863-1234;phone-context=+1-914-555", "elsewhere"],
    ["sip:1004@pbx.example", "elsewhere"],
  ])("%j is refused: %s", (text, why) => {
    expect(readNumber(text, us)).toEqual({ ok: false, why });
  });
});

test.each([
  ["*67 415 555 0100", "*67+14155550100"],
  ["*82 1 (415) 555-0100", "*82+14155550100"],
  ["*674155550100", "*67+14155550100"],
  ["*67+14155550100", "*67+14155550100"],
  ["#31#+1415 555 0100", "#31#+14155550100"],
  ["**21*415 555 0100#", "**21*+14155550100#"],
  ["**21*+14155550100*20#", "**21*+14155550100*20#"],
  ["*97", "*97"],
  ["*#06#", "*#06#"],
  ["#31#", "#31#"],
  ["*67,4155550100", "*67 then 4155550100"],
  ["*67 911", "*67911 asked: emergency"],
  ["#31#112", "#31#112 asked: emergency"],
  ["*67 555 0100", "refused: unknownCode"],
  ["*67 *82 4155550100", "refused: unknownCode"],
  ["*2284155550100", "refused: unknownCode"],
])("a service code stays with its number: %j → %s", (text, dialled) => {
  expect(short(text)).toBe(dialled);
});

test.each([
  ["4155552671 x136", "136"],
  ["4155552671x136", "136"],
  ["(415) 555-2671 ext. 136", "136"],
  ["415 555 2671 Extension 136", "136"],
  ["415 555 2671 poste 12", "12"],
  ["415 555 2671 (ext 12)", "12"],
  ["415 555 2671 #136", "136"],
  ["+1 415 555 2671;ext=5", "5"],
  ["tel:+1-415-555-2671;ext=5", "5"],
  ["+14155552671,,1234#", "1234#"],
  ["+14155552671,1234", "1234"],
  ["4155552671p1234w5", "1234,5"],
  ["+14155552671,,12*34#,,5", "12*34#,5"],
])("%j keeps %s for later", (text, later) => {
  expect(readNumber(text, us)).toMatchObject({ ok: true, value: { to: "+14155552671", later } });
});

test.each([
  ["1-800-FLOWERS", "+18003569377"],
  ["1-800-GOT-JUNK", "+18004685865"],
  ["1 800 flowers", "+18003569377"],
  ["(800) FLOWERS", "+18003569377"],
  ["1-800-FLOWERS x5", "+18003569377 then 5"],
  ["1-800-FLOWERS,,5", "+18003569377 then 5"],
  ["1-800-CONTACTS", "refused: tooLong"],
  ["1-800-FLOWER", "refused: notANumber"],
  ["415 call now", "refused: notANumber"],
  ["212 PATIENT", "refused: notANumber"],
  ["FLOWERS", "refused: notANumber"],
])("letters for digits, only in that shape: %j → %s", (text, dialled) => {
  expect(short(text)).toBe(dialled);
});

test.each([
  ["0301234567", "US", "+10301234567"],
  ["0000000000", "US", "+10000000000"],
  ["1234567890", "US", "+11234567890"],
  ["14155552671", "DE", "+4914155552671"],
])("possible and not valid is asked: %s in %s", (text, region, to) => {
  expect(readNumber(text, inside(region))).toMatchObject({ ok: true, value: { to, doubt: "notInPlan" } });
});

test("a number with its country is called as it was written", () => {
  expect([short("+15550100100"), short("+10301234567")]).toEqual(["+15550100100", "+10301234567"]);
});

test("an area code that is newer than the list of them is no doubt", () => {
  expect([short("(555) 201-3344"), short("+15552013344")]).toEqual(["+15552013344", "+15552013344"]);
});

test("the countries that a doubtful number might be of", () => {
  expect(countriesFor("0301234567", us, ["FR", "DE", "US"])).toEqual(["FR", "DE"]);
  expect(countriesFor("4930123456", us, [])).toEqual(["DE"]);
  expect(countriesFor("+10552013344", us, ["DE"])).toEqual([]);
});

test.each([
  ["911", "US"],
  ["9-1-1", "US"],
  ["９１１", "DE"],
  ["112", "US"],
  ["112", "DE"],
  ["999", "GB"],
  ["999", "US"],
  ["110", "DE"],
  ["110", "US"],
  ["000", "AU"],
  ["15", "FR"],
  ["119", "JP"],
  ["tel:911", "US"],
  ["9-911", "US"],
])("%s in %s is an emergency number, asked first", (text, region) => {
  expect(readNumber(text, inside(region))).toMatchObject({ ok: true, value: { doubt: "emergency" } });
});

test("no emergency: internal numbers like those of other countries", () => {
  expect([short("119"), short("15"), short("1120"), short("9110")]).toEqual(["119", "15", "1120", "9110"]);
});

describe("internal numbers of seven and eight digits", () => {
  it.each([
    ["5552671", 0, "refused: tooShort"],
    ["5552671", 7, "5552671"],
    ["55526711", 7, "refused: tooShort"],
    ["5552-6711", 8, "55526711"],
    ["5552671", 8, "refused: tooShort"],
    ["4155552671", 8, "+14155552671"],
    ["+5552671", 7, "refused: tooShort"],
  ])("%s where they have %s digits: %s", (text, digits, dialled) => {
    expect(short(text, inside("US", digits))).toBe(dialled);
  });
});

test("a region that nobody knows: only numbers with + are read", () => {
  expect([short("4155552671", inside("XX")), short("+14155552671", inside("XX"))]).toEqual([
    "refused: notANumber",
    "+14155552671",
  ]);
});

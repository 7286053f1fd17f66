import { getCountries, getExampleNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { describe, expect, it, test } from "vitest";
import { countriesFor, readNumber } from "./read.ts";

const us = { region: "US", internalDigits: 0 };
const inside = (region: string, internalDigits = 0) => ({ region, internalDigits });

/** What is dialled, and what is sent later; what is asked or refused, and why. */
function short(text: string, place = us): string {
  const read = readNumber(text, place);
  if (!read.ok) return `refused: ${read.why}`;
  const { to, postDial, doubt } = read.value;
  return `${to}${postDial === "" ? "" : ` then ${postDial}`}${doubt === null ? "" : ` asked: ${doubt}`}`;
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
])("%j keeps %s for later", (text, postDial) => {
  expect(readNumber(text, us)).toMatchObject({ ok: true, value: { to: "+14155552671", postDial } });
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
  expect(countriesFor("0066812345678", inside("JP"), [])).toEqual(["TH"]);
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

describe("as strangers write them, from reports about other telephones", () => {
  it.each([
    ["\u202a+1 (385) 555-1337\u202c", "+13855551337"],
    ["+49 (0)800 7540002", "+498007540002"],
    ["+4908007540002", "+498007540002"],
    ["49(0)345279580", "+49345279580"],
    ["49 (0) 345 / 279580", "+49345279580"],
    ["+49-(0)-30-901820", "+4930901820"],
    ["(0049) 30 901820", "+4930901820"],
    ["+49 (030) 901820", "+4930901820"],
    ["+4407123456789", "+447123456789"],
    ["0044(0)7400123456", "+447400123456"],
    ["+33(0)1.23.45.67.89", "+33123456789"],
    ["+33 01 23 45 67 89", "+33123456789"],
    ["+390266307129", "+390266307129"],
    ["+39 (02) 66307129", "+390266307129"],
    ["+378 903549", "+3780549903549"],
    ["+54 (11) 1566773399", "+5491166773399"],
    ["+540111557447700", "+5491157447700"],
    ["+54 9 11 6677 3399", "+5491166773399"],
    ["+5215562000000", "+525562000000"],
    ["+52 (1) 811 987 8677", "+528119878677"],
    ["+52 044 55 4525 8448", "+525545258448"],
    ["0052 1 55 6200 0000", "+525562000000"],
    ["+55 0 15 11 96123 4567", "+5511961234567"],
    ["+55 (011) 3071-0000", "+551130710000"],
    ["005521967506838", "+5521967506838"],
    ["+91-0-9876543210", "+919876543210"],
    ["+82 02-312-3456", "+8223123456"],
    ["+61 (02) 9374 4000", "+61293744000"],
    ["+61 13 12 34", "+61131234"],
    ["+1 1213 215 5230", "+12132155230"],
    ["+117755555555", "+17755555555"],
    ["+1 07123456789", "refused: tooLong"],
    ["++49 30 901820", "refused: notANumber"],
    ["+0049 30 901820", "refused: notANumber"],
    ["+911", "refused: tooShort"],
    ["7.40012E+09", "refused: notANumber"],
    ["(0xx11) 96123-4567", "refused: notANumber"],
    ["+16502530000 x136", "+16502530000 then 136"],
    ["+16502530000 Local 212", "+16502530000 then 212"],
    ["+81 3-1234-5678（内線１２）", "+81312345678 then 12"],
    ["+14156550001#193505289", "+14156550001 then 193505289"],
    ["+61861193900,,9472623647#,,#,268664#", "+61861193900 then 9472623647#,#,268664#"],
    ["tel:+12029910477,,32288696#", "+12029910477 then 32288696#"],
    ["tel:+18888888888;ext=777777777#", "+18888888888 then 777777777#"],
    ["callto:tel:+14155552671", "+14155552671"],
    ["+1..,,123#", "refused: notANumber"],
  ])("%j means the same in every country: %s", (text, dialled) => {
    const regions = ["US", "GB", "DE", "FR", "AU", "JP"];
    expect(regions.map((region) => short(text, inside(region)))).toEqual(regions.map(() => dialled));
  });

  it.each([
    ["604-875-2000 loc. 212", "US", "+16048752000 then 212"],
    ["1-800-GO-U-HAUL", "US", "+18004684285"],
    ["877-222-VETS", "US", "+18772228387"],
    ["001-541-754-3010", "US", "+15417543010"],
    ["4989636480", "US", "+14989636480 asked: notInPlan"],
    ["0845 46 47", "GB", "+448454647"],
    ["447400123456", "GB", "+447400123456"],
    ["493030808459", "DE", "+493030808459"],
    ["0234/123456-106", "DE", "+49234123456106"],
    ["030/901820", "DE", "+4930901820"],
    ["01.23.45.67.89", "FR", "+33123456789"],
    ["06/12/34/56/78", "FR", "+33612345678"],
    ["1300 123 456", "AU", "+611300123456"],
    ["1300 FLOWER", "AU", "+611300356937"],
    ["13 12 34", "AU", "131234"],
    ["03ー1234ー5678", "JP", "+81312345678"],
    ["03(1234)5678", "JP", "+81312345678"],
    ["010 1 415 555 2671", "JP", "+14155552671"],
    ["0066 81 234 5678", "JP", "+810066812345678 asked: notInPlan"],
    ["00 1 415 555 2671", "JP", "+14155552671"],
    ["98765 43210", "IN", "+919876543210"],
    ["8 (800) 555-35-35", "RU", "+78005553535"],
    ["800 555 35 35", "RU", "+78005553535"],
    ["0 15 11 96123 4567", "BR", "+5511961234567"],
    ["11 96123-4567", "BR", "+5511961234567"],
    ["02-312-3456", "KR", "+8223123456"],
    ["011 15 6677 3399", "AR", "+5491166773399"],
    ["333 333 76 47", "IT", "+393333337647"],
  ])("%j in %s: %s", (text, region, dialled) => {
    expect(short(text, inside(region))).toBe(dialled);
  });

  it.each([
    ["496128966000", "DE", "+49496128966000"],
    ["754-3010", "DE", "+497543010"],
    ["9374 4000", "DE", "+4993744000"],
    ["(646) 558-8656", "DE", "+496465588656"],
    ["54 (11) 66773399", "DE", "+49541166773399"],
    ["447400123456", "DE", "+49447400123456"],
    ["8 (800) 555-35-35", "DE", "+4988005553535"],
    ["1300 123 456", "GB", "+441300123456"],
    ["7400123456", "GB", "+447400123456"],
    ["2015550123", "JP", "+812015550123"],
  ])("without the digits that stand in front there, it is asked: %j in %s", (text, region, to) => {
    expect(readNumber(text, inside(region))).toMatchObject({ ok: true, value: { to, doubt: "noPrefix" } });
  });

  it.each([
    ["030 901820/21", "DE"],
    ["030/901820/21", "DE"],
    ["022-67890000 / 01", "DE"],
    ["650-253-0000 / 136", "DE"],
  ])("two endings are two numbers, never a longer one: %j in %s", (text, region) => {
    expect(short(text, inside(region))).toBe("refused: severalNumbers");
  });

  it.each([
    ["1-800-FLOWERS", "DE"],
    ["800-44-STERN", "GB"],
    ["800-CALL-NOW", "JP"],
    ["1300 FLOWER", "GB"],
  ])("a word of another country is no number here: %j in %s", (text, region) => {
    expect(short(text, inside(region))).toBe("refused: notANumber");
  });

  it.each([
    ["0-112", "DE"],
    ["9 999", "GB"],
    ["0000", "AU"],
    ["0 15", "FR"],
  ])("an outside line's digit before a call for help: %j in %s", (text, region) => {
    expect(readNumber(text, inside(region))).toMatchObject({ value: { doubt: "emergency" } });
  });
});

test("every country's own way of writing is read without a question", () => {
  for (const country of getCountries()) {
    const example = getExampleNumber(country, examples);
    if (example === undefined || example.nationalNumber.length < 7) continue;
    expect([country, short(example.formatNational(), inside(country))]).toEqual([country, example.number]);
    expect([country, short(example.formatInternational())]).toEqual([country, example.number]);
  }
});

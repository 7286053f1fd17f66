import { beforeAll, describe, expect, it } from "vitest";
import { countBefore, placeAfter } from "../dial/caret.ts";
import { countryOf, formatNumber, formatTyped, loadNumbers, problemOf } from "./numbers.ts";

const us = { region: "US", internalDigits: 0 };

describe("before the rules are loaded", () => {
  it("shows numbers as they are and leaves judging to main", () => {
    expect(formatNumber("+14155552671", "US")).toBe("+14155552671");
    expect(problemOf("1234567", us)).toBeNull();
  });
});

describe("numbers", () => {
  beforeAll(loadNumbers);

  it.each([
    ["+14155552671", "US", "(415) 555-2671"],
    ["+442079460018", "US", "+44 20 7946 0018"],
    ["020 7946 0018", "GB", "020 7946 0018"],
    ["1001", "US", "1001"],
    ["*67", "US", "*67"],
    ["", "US", ""],
    ["anonymous", "US", "anonymous"],
    ["+14155552671,,136", "US", "(415) 555-2671 ext. 136"],
    ["+14155552671,,12*34#", "US", "(415) 555-2671 then 12*34#"],
    ["1004,,5", "US", "1004 ext. 5"],
    ["*67+14155552671", "US", "*67 (415) 555-2671"],
    ["**21*+442079460018#", "US", "**21* +44 20 7946 0018 #"],
  ])("formats %s in %s as %s", (number, region, shown) => {
    expect(formatNumber(number, region)).toBe(shown);
  });

  it("formats while typing and knows the country", () => {
    expect(formatTyped("4155552671", "US")).toBe("(415) 555-2671");
    expect(countryOf("+4930", "US")).toBe("DE");
    expect(formatTyped("*671", "US")).toBe("*671");
    expect(formatTyped("4155552671,,136", "US")).toBe("(415) 555-2671,,136");
    expect(formatTyped("1-800-FLOWERS", "US")).toBe("1-800-FLOWERS");
    expect(formatTyped("1".repeat(10_000), "US")).toBe("1".repeat(10_000));
  });

  it.each([
    ["41555526", "tooShort"],
    ["41555526711111111", "tooLong"],
    ["4155552671", null],
    ["1001", null],
    ["*67", null],
    ["415 555 2671 x136", null],
    ["1-800-FLOWERS", null],
    ["*67 555 0100", "unknownCode"],
    ["4155552671, 4155552672", "severalNumbers"],
    ["sip:1004@pbx.example", "elsewhere"],
  ])("judges %s: %s", (number, problem) => {
    expect(problemOf(number, us)).toBe(problem);
  });

  it("does not know every region, and says nothing then", () => {
    expect(formatNumber("4155552671", "XX")).toBe("4155552671");
  });
});

describe("the caret in a formatted number", () => {
  it("stays behind the same digit", () => {
    const count = countBefore("(415) 5", 4);
    expect(count).toBe(3);
    expect(placeAfter("(415) 555-2671", count)).toBe(4);
    expect(placeAfter("(415) 555-2671", 0)).toBe(0);
    expect(placeAfter("415", 9)).toBe(3);
  });
});

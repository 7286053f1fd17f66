import { describe, expect, test } from "vitest";
import { type HistoryQuery, type PastItem, wholeToday } from "../../shared/contract/history.ts";
import { finder, fitsOf, isPlainQuery } from "./history-fits.ts";
import { samplePast as item } from "./test-history.ts";

const fits = (query: Partial<HistoryQuery>, row: Partial<PastItem>, zone = "UTC") =>
  fitsOf({ ...wholeToday, ...query }, zone)(item(row));

describe("what is typed", () => {
  test.each([
    ["100%", { notes: "Wants 100% back" }, true],
    ["%", { notes: "Wants it back" }, false],
    ["_", { name: "Ann" }, false],
    ["a_b", { name: "a_b Ltd" }, true],
    ["o'brien", { name: "Siobhán O'Brien" }, true],
    ["\\", { notes: "C:\\temp" }, true],
    ["\\", { notes: "C:/temp" }, false],
    ["?", { notes: "Why?" }, true],
    ["?", { notes: "Because." }, false],
    ["+1 (415)", { number: "+14155552671" }, true],
    ["415-555", { number: "+1 (415) 555-2671" }, true],
    ["+1 (416)", { number: "+14155552671" }, false],
    ["41", { number: "+14155552671" }, true],
    ["(", { number: "+14155552671" }, false],
    ["MARIA", { name: "Maria Delgado" }, true],
    ["sales", { queue: "Sales" }, true],
    ["fax", { channel: "fax" }, true],
  ])("%s is looked for as it stands, in %j: %s", (q, row, found) =>
    expect(finder(q)(item({ notes: "", ...row }))).toBe(found),
  );
  test("signs of which nobody knows what a server makes are not left to it", () => {
    expect(
      ["order 4711", "Müller", "100%", "a_b", "o'b", "\\", "?", "+1 (415)", "4711"].map(isPlainQuery),
    ).toEqual([true, true, ...Array(7).fill(false)]);
  });
});

describe("what is chosen", () => {
  test.each<[Partial<HistoryQuery>, Partial<PastItem>, boolean]>([
    [{ channel: "sms" }, { channel: "voice" }, false],
    [{ direction: "outbound" }, { direction: "outbound" }, true],
    [{ outcome: "missed" }, { isMissed: true, end: "noAnswer" }, true],
    [{ outcome: "answered" }, { isMissed: true, end: "noAnswer" }, false],
    [{ outcome: "answered" }, { lastedMs: 9_000, end: "agentHungUp" }, true],
    [{ outcome: "answered" }, { lastedMs: 9_000, hasVoicemail: true }, false],
    [{ outcome: "voicemail" }, { hasVoicemail: true }, true],
    [{ outcome: "notReached" }, { direction: "outbound", end: "busy", lastedMs: 4_000 }, true],
    [{ outcome: "notReached" }, { direction: "inbound", end: "noAnswer", isMissed: true }, false],
    [{ outcome: "answered" }, { channel: "sms", lastedMs: 9_000 }, false],
    [{ campaign: "Spring" }, { campaign: "Summer" }, false],
    [{ disposition: "Sale" }, { disposition: "Sale" }, true],
  ])("%j and %j: %s", (query, row, is) => expect(fits(query, row)).toBe(is));

  test("days are the agent's, those of 23 and 25 hours too, and what has no time is in none", () => {
    const of = (day: string, at: string | null) =>
      fits(
        { range: "dates", from: day, to: day },
        { at: at === null ? null : Date.parse(at) },
        "Europe/Berlin",
      );
    expect(of("2026-03-29", "2026-03-28T23:00:00Z")).toBe(true);
    expect(of("2026-03-29", "2026-03-29T21:59:59Z")).toBe(true);
    expect(of("2026-03-29", "2026-03-29T22:00:00Z")).toBe(false);
    expect(of("2026-10-25", "2026-10-25T22:59:59Z")).toBe(true);
    expect(of("2028-02-29", "2028-02-29T12:00:00Z")).toBe(true);
    expect(of("2028-02-29", null)).toBe(false);
  });
});

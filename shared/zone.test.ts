import { describe, expect, test } from "vitest";
import { dayAfter, dayOf, isoIn, ownZone, startOfDay, zoneOr } from "./zone.ts";

const hours = (day: string, zone: string) =>
  (startOfDay(dayAfter(day), zone) - startOfDay(day, zone)) / 3_600_000;
const at = (text: string) => Date.parse(text);

describe("days of a zone", () => {
  test.each([
    ["2026-03-28", "Europe/Berlin", 24],
    ["2026-03-29", "Europe/Berlin", 23],
    ["2026-10-25", "Europe/Berlin", 25],
    ["2026-11-01", "America/New_York", 25],
    ["2026-03-08", "America/New_York", 23],
    ["2026-03-08", "America/Phoenix", 24],
    ["2028-02-29", "Asia/Kolkata", 24],
    // Clocks go forward by half an hour here, and at midnight there: the day begins at one.
    ["2026-10-04", "Australia/Lord_Howe", 23.5],
    ["2026-04-24", "Africa/Cairo", 23],
  ])("%s in %s has %d hours", (day, zone, long) => expect(hours(day, zone)).toBe(long));

  test("a moment belongs to the day that the wall there shows", () => {
    expect(dayOf(at("2026-03-28T23:30:00Z"), "Europe/Berlin")).toBe("2026-03-29");
    expect(dayOf(at("2026-03-28T23:30:00Z"), "America/Phoenix")).toBe("2026-03-28");
    expect(dayOf(startOfDay("2026-03-29", "Europe/Berlin") - 1, "Europe/Berlin")).toBe("2026-03-28");
  });
  test("the days around the end of February", () => {
    expect([dayAfter("2028-02-28"), dayAfter("2026-02-28"), dayAfter("2028-03-01", -1)]).toEqual([
      "2028-02-29",
      "2026-03-01",
      "2028-02-29",
    ]);
  });
  test("the hour that comes twice is told apart by its offset", () => {
    expect(isoIn(at("2026-10-25T00:30:00Z"), "Europe/Berlin")).toBe("2026-10-25T02:30:00+02:00");
    expect(isoIn(at("2026-10-25T01:30:00Z"), "Europe/Berlin")).toBe("2026-10-25T02:30:00+01:00");
    expect(isoIn(at("2026-10-25T01:30:00Z"), "Asia/Kathmandu")).toBe("2026-10-25T07:15:00+05:45");
    expect(isoIn(at("2026-10-25T01:30:00Z"), "America/St_Johns")).toBe("2026-10-24T23:00:00-02:30");
  });
  test("a zone that nobody knows is this computer's", () => {
    expect([zoneOr("Europe/Berlin"), zoneOr("Middle/Earth"), zoneOr("")]).toEqual([
      "Europe/Berlin",
      ownZone(),
      ownZone(),
    ]);
    expect(startOfDay("2026-13-40", "UTC")).toBeNaN();
  });
});

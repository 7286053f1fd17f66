import { expect, test } from "vitest";
import { firstDayOfOwn, rangesFor } from "./history-dates.ts";

const now = Date.parse("2026-03-31T12:00:00Z");

test.each([
  ["2026-03-31", "2026-03-31", ["last30days"]],
  ["2026-03-03", "2026-03-20", ["last30days"]],
  ["2026-03-01", "2026-03-20", ["thismonth", "lastmonth"]],
  ["2026-02-10", "2026-02-20", ["lastmonth"]],
  ["2026-02-10", "2026-02-28", ["thismonth", "lastmonth"]],
  ["2026-02-01", "2026-03-31", ["thismonth", "lastmonth"]],
  ["2026-01-31", "2026-02-20", []],
])("%s to %s is within %j", (from, to, ranges) => expect(rangesFor(from, to, now, "UTC")).toEqual(ranges));

test("how far back the own history goes is told by the calendar of the zone", () => {
  expect(firstDayOfOwn(now, "UTC")).toBe("2026-02-01");
  expect(firstDayOfOwn(Date.parse("2026-03-31T23:30:00Z"), "Europe/Berlin")).toBe("2026-03-01");
  expect(firstDayOfOwn(Date.parse("2026-01-15T12:00:00Z"), "UTC")).toBe("2025-12-01");
});

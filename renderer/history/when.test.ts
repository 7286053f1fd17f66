import { expect, test } from "vitest";
import { dayOfItem, dayWords, fullTimeIn, timeIn, zoneName } from "./when.ts";

const at = (text: string) => Date.parse(text);

test("days are named as people name them, whatever the zone's clocks do that day", () => {
  expect(dayWords("2026-03-29", "2026-03-29")).toBe("Today");
  expect(dayWords("2026-03-28", "2026-03-29")).toBe("Yesterday");
  expect(dayWords("2028-02-29", "2028-03-01")).toBe("Yesterday");
  expect(dayWords("2026-10-20", "2026-10-25")).toMatch(/Tuesday.*20/);
  expect(dayWords("2025-10-20", "2026-10-25")).toMatch(/2025/);
});

test("items stand under the day of the agent's zone", () => {
  const item = { at: at("2026-10-25T23:30:00Z") };
  expect(dayOfItem(item, "Europe/Berlin")).toBe("2026-10-26");
  expect(dayOfItem(item, "America/New_York")).toBe("2026-10-25");
  expect(dayOfItem({ at: null }, "UTC")).toBe("");
});

test("times are the zone's, and its name is said", () => {
  expect(timeIn(at("2026-07-01T12:00:00Z"), "Asia/Kolkata")).toMatch(/5[:.]30/);
  expect(fullTimeIn(at("2026-10-25T00:30:00Z"), "Europe/Berlin")).not.toBe(
    fullTimeIn(at("2026-10-25T01:30:00Z"), "Europe/Berlin"),
  );
  expect(zoneName("America/Phoenix")).toMatch(/Mountain/);
});

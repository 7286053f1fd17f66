import { expect, test } from "vitest";
import { daysOf, dayText } from "./days.ts";

const at = (text: string) => new Date(text).getTime();
const item = (when: string) => ({ workitemId: when, at: at(when) }) as never;

test("items are put together by day, midnight between", () => {
  const days = daysOf([item("2026-11-24T00:00"), item("2026-11-23T23:59"), item("2026-11-23T08:00")]);
  expect(days.map(({ items }) => items.length)).toEqual([1, 2]);
});

test("days are named as people name them", () => {
  const now = at("2026-11-24T09:00");
  expect(dayText(at("2026-11-24T00:00"), now)).toBe("Today");
  expect(dayText(at("2026-11-23T00:00"), now)).toBe("Yesterday");
  expect(dayText(at("2026-11-20T00:00"), now)).toMatch(/20/);
});

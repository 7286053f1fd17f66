import { describe, expect, it } from "vitest";
import { fieldsOf, momentOf } from "./callback.ts";

describe("the callback's two fields", () => {
  it.each([
    [2026, 0, 5, 9, 30, "2026-01-05", "09:30"],
    [2026, 11, 31, 23, 59, "2026-12-31", "23:59"],
    [2027, 1, 1, 0, 0, "2027-02-01", "00:00"],
  ])("are the computer's own time, both ways", (year, month, day, hour, minute, date, time) => {
    const at = new Date(year, month, day, hour, minute).getTime();
    expect(fieldsOf(at)).toEqual([date, time]);
    expect(momentOf(date, time)).toBe(at);
  });

  it.each([
    ["", "09:30"],
    ["2026-01-05", ""],
    ["2026-13-05", "09:30"],
    ["5.1.2026", "09:30"],
  ])("%j and %j are no moment", (date, time) => expect(momentOf(date, time)).toBeNull());

  it("are empty without a moment", () => expect(fieldsOf(null)).toEqual(["", ""]));
});

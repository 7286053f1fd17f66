import { describe, expect, test } from "vitest";
import { initialCheck } from "../../shared/state/check.ts";
import { reduceCheck } from "./check.ts";

const metered = { ...initialCheck, meter: true, level: 0.2 };

describe("a window that is gone", () => {
  test("takes the meter with it where it is the settings, which alone show it", () => {
    const after = reduceCheck(metered, { kind: "windowGone", window: "settings", at: 1 });
    expect(after).toEqual({ ...metered, meter: false, level: null });
    expect(reduceCheck(after, { kind: "levelReported", level: 0.5, at: 2 })).toBe(after);
  });
  test.each(["phone", "voice", "messages"] as const)("changes nothing where it is another: %s", (window) => {
    expect(reduceCheck(metered, { kind: "windowGone", window, at: 1 })).toBe(metered);
  });
});

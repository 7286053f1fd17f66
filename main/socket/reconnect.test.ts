import fc from "fast-check";
import { expect, it } from "vitest";
import { defaultBackoff, reconnectWait } from "./reconnect.ts";

it.each([
  [1, 0, 250],
  [1, 0.999, 500],
  [2, 0, 500],
  [3, 0.5, 1500],
  [6, 0, 7500],
  [7, 0.999, 14993],
  [1000, 0, 7500],
])("waits before attempt %i with chance %d: %i ms", (attempt, random, ms) => {
  expect(reconnectWait(attempt, random)).toBe(ms);
});

it("never waits less than the first step nor more than the last, whatever comes", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -5, max: 1e9 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempt, random) => {
        const ms = reconnectWait(attempt, random);
        return ms >= defaultBackoff.firstMs && ms <= defaultBackoff.maxMs;
      },
    ),
  );
});

import { expect, test } from "vitest";
import { systemClock } from "./time.ts";

test("a timer longer than the host can keep waits as long as it can", () => {
  const waits: number[] = [];
  const clock = systemClock({
    setTimeout: (_run, ms) => waits.push(ms),
    clearTimeout() {},
    performance,
  });
  clock.after(1_000, () => {});
  clock.after(10 ** 12, () => {});
  expect(waits).toEqual([1_000, 2 ** 31 - 1]);
});

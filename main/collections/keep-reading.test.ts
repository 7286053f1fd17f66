import { expect, test } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import { keepReading } from "./keep-reading.ts";

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

test("one reading follows another at one pace, also where it is asked for in the middle of one", async () => {
  const clock = fakeClock();
  const ends: (() => void)[] = [];
  const reading = keepReading(clock, 1_000, () => new Promise<void>((resolve) => ends.push(resolve)));
  clock.advance(1_000);
  expect([ends.length, clock.pending()]).toEqual([1, 0]);
  reading.now();
  for (const end of ends.splice(0)) end();
  await settled();
  expect(clock.pending()).toBe(1);
  clock.advance(1_000);
  expect(ends.length).toBe(1);
  reading.close();
  ends[0]?.();
  await settled();
  expect(clock.pending()).toBe(0);
});

import { expect, test } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import { createServerTime } from "./server-time.ts";

test("the skew is that of the quickest message, in both directions, and of lately", () => {
  const clock = fakeClock();
  const server = createServerTime(clock);
  expect([server.skew(), server.isKnown()]).toEqual([0, false]);
  server.heard(clock.now() - 1_999);
  expect([server.skew(), server.isKnown()]).toEqual([0, true]);
  clock.advance(200_000);
  server.heard(clock.now() - 70_000);
  server.heard(clock.now() - 60_000);
  server.heard(clock.now() - 90_000);
  expect(server.skew()).toBe(60_000);
  // The server's clock is set on by two minutes: at once.
  server.heard(clock.now() + 60_000);
  expect(server.skew()).toBe(-60_000);
  // And back by one: as soon as the old measurements do not count any more.
  for (let n = 0; n < 3; n++) {
    clock.advance(60_000);
    server.heard(clock.now());
  }
  expect(server.skew()).toBe(0);
  server.heard(Number.NaN);
  expect(server.skew()).toBe(0);
});

import { expect, test } from "vitest";
import { createPageTime } from "./page-time.ts";

test("a page's time is main's, whatever the computer's clock is set to, and never goes back", () => {
  let ticks = 500;
  const time = createPageTime(() => ticks);
  time.heard(1_000_000);
  ticks += 3_000;
  expect(time.now()).toBe(1_003_000);
  // A message that took long on its way is no news.
  time.heard(1_002_900);
  expect(time.now()).toBe(1_003_000);
  // The computer slept an hour: main counted it, the page did not.
  time.heard(4_603_000);
  expect(time.now()).toBe(4_603_000);
});

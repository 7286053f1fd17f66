import { afterEach, describe, expect, test, vi } from "vitest";
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

describe("the program's time", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A computer whose clocks are moved by hand. `counts`: its performance.now() counts sleep. */
  function computer(counts: boolean) {
    vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000_000_000 });
    let ticks = 5_000;
    let up = 100;
    const clock = systemClock(
      { setTimeout: () => 0, clearTimeout() {}, performance: { now: () => ticks } },
      () => up,
    );
    const wall = (ms: number) => vi.setSystemTime(Date.now() + ms);
    return {
      clock,
      sets: wall,
      runs(ms: number) {
        ticks += ms;
        up += ms / 1_000;
        wall(ms);
      },
      sleeps(ms: number) {
        if (counts) ticks += ms;
        up += ms / 1_000;
        wall(ms);
      },
    };
  }
  const hour = 3_600_000;

  test.each([
    ["forward", hour],
    ["back", -hour],
  ])("does not move when the clock is set an hour %s", (_, by) => {
    const { clock, sets, runs } = computer(false);
    const began = clock.now();
    expect(began).toBe(1_000_000_000_000);
    runs(3_000);
    sets(by);
    expect(clock.now() - began).toBe(3_000);
    runs(5_000);
    expect([clock.now() - began, clock.wall() - began]).toEqual([8_000, 8_000 + by]);
    sets(-by);
    expect(clock.now() - began).toBe(8_000);
  });

  test.each([
    ["is not counted by the monotonic clock (Linux)", false],
    ["is counted by it (Windows, macOS)", true],
  ])("counts the computer's sleep once where it %s", (_, counts) => {
    const { clock, sets, runs, sleeps } = computer(counts);
    const began = clock.now();
    sleeps(hour);
    expect(clock.now() - began).toBe(hour);
    sets(-hour);
    runs(1_000);
    expect(clock.now() - began).toBe(hour + 1_000);
    sleeps(hour);
    expect([clock.now() - began, clock.monotonic() - 5_000]).toEqual([2 * hour + 1_000, 2 * hour + 1_000]);
  });

  test("a clock that is set in the same moment as the computer wakes is no sleep", () => {
    const { clock, sets, sleeps } = computer(false);
    const began = clock.now();
    sets(3 * hour);
    sleeps(hour);
    expect(clock.now() - began).toBe(hour);
  });
});

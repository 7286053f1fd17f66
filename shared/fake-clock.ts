import type { Clock } from "./time.ts";

export interface FakeClock extends Clock {
  /** Moves time on by `ms`, running what is due in its order. */
  advance(ms: number): void;
  /** Somebody sets the computer's clock on (or back, below zero) by `ms`: no time passes. */
  setWall(ms: number): void;
  /** How many timers are set: what a `close()` must leave at 0. */
  pending(): number;
}

/** A clock for tests: stands still until it is advanced. */
export function fakeClock(start = 1_000_000): FakeClock {
  let now = start;
  let wallAhead = 0;
  let timers: { at: number; task: () => void }[] = [];
  return {
    now: () => now,
    wall: () => now + wallAhead,
    setWall(ms) {
      wallAhead += ms;
    },
    monotonic: () => now - start,
    after(ms, task) {
      const timer = { at: now + ms, task };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const [next] = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers = timers.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.task();
      }
      now = end;
    },
    pending: () => timers.length,
  };
}

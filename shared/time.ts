/** Milliseconds since 1970, UTC. */
export type Millis = number;

/**
 * Time as something handed in, so that a test never waits.
 *
 * `now` is what facts of the running program are stamped with and compared by: it begins at the wall clock and then
 * goes at the pace of the monotonic one, so that setting the computer's clock moves no call's time. `wall` is the
 * computer's clock as it stands: for what outlives the program and for times of day. `monotonic` counts the computer's
 * sleep. `after` returns its undo and waits 24 days at most.
 */
export interface Clock {
  now(): Millis;
  wall(): Millis;
  monotonic(): number;
  after(ms: number, run: () => void): () => void;
}

/** The longest timer of Node and browsers: a longer one would fire at once. */
const longestMs = 2 ** 31 - 1;
/** The wall clock leaving the monotonic one by more is a sleep, or somebody set it (macOS counts uptime in seconds). */
const noticedMs = 2_000;

/**
 * The clock of the running program.
 *
 * `performance.now()` of Node counts a computer's sleep on Windows and macOS and does not on Linux (CLOCK_MONOTONIC).
 * `uptime` (seconds since the system started) counts it everywhere, but is coarse and slow to ask: so it is asked only
 * when the wall clock has jumped, and says whether that was sleep.
 */
export function systemClock(
  host: {
    setTimeout(run: () => void, ms: number): unknown;
    clearTimeout(handle: never): void;
    performance: { now(): number };
  },
  uptime?: () => number,
): Clock {
  const ticks = () => host.performance.now();
  const start = Date.now() - ticks();
  let slept = 0;
  let apart = start;
  const uncounted = () => (uptime === undefined ? 0 : uptime() * 1_000 - ticks());
  const before = uncounted();

  function monotonic(): number {
    const moved = Date.now() - ticks() - apart;
    if (Math.abs(moved) > noticedMs) {
      apart += moved;
      const all = uncounted() - before;
      if (all - slept > noticedMs) slept = all;
    }
    return ticks() + slept;
  }

  return {
    now: () => Math.round(start + monotonic()),
    wall: () => Date.now(),
    monotonic,
    after(ms, run) {
      const handle = host.setTimeout(run, Math.min(ms, longestMs));
      return () => host.clearTimeout(handle as never);
    },
  };
}

/** How many whole seconds are left, for a countdown: from the full number down to 0. */
export function secondsLeft(ms: number): number {
  return Math.max(0, Math.ceil(ms / 1_000));
}

/** Milliseconds since 1970, UTC, on this computer's clock. */
export type Millis = number;

/**
 * Time as something handed in, so that a test never waits.
 * `after` returns its undo and waits 24 days at most; `monotonic` never jumps when the wall clock is set.
 */
export interface Clock {
  now(): Millis;
  monotonic(): number;
  after(ms: number, run: () => void): () => void;
}

/** The longest timer of Node and browsers: a longer one would fire at once. */
const longestMs = 2 ** 31 - 1;

/** The clock of the running program. */
export function systemClock(host: {
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(handle: never): void;
  performance: { now(): number };
}): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => host.performance.now(),
    after(ms, run) {
      const handle = host.setTimeout(run, Math.min(ms, longestMs));
      return () => host.clearTimeout(handle as never);
    },
  };
}

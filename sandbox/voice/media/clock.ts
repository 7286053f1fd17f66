import { FRAME_MS } from "./types.ts";

/** What a clock needs from the world; tests hand in their own. */
export type ClockWorld = {
  /** Milliseconds, monotonic. */
  now(): number;
  /** Calls back once after `ms`; answers its undo. */
  after(ms: number, run: () => void): () => void;
};

export type Clock = {
  /**
   * Calls back every 10 ms on average. Within one tick all `mix` listeners run before all `fill` listeners,
   * so that the latter see who was served. The clock runs only while somebody listens.
   */
  onTick(phase: "mix" | "fill", run: () => void): () => void;
  readonly running: boolean;
  /** Ticks given up because the process stood still for longer than the clock makes up for. */
  readonly skipped: number;
  close(): void;
};

/** After a pause at most this many ticks are made up for at once; more would only fill queues. */
const MAX_CATCH_UP = 5;

const realWorld: ClockWorld = {
  now: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** One 10 ms beat that follows the monotonic clock: timers that fire late do not add up. */
export function createClock(world: ClockWorld = realWorld): Clock {
  const listeners = { mix: new Set<() => void>(), fill: new Set<() => void>() };
  let due = 0;
  let cancel: (() => void) | null = null;
  let skipped = 0;
  let closed = false;

  const wanted = () => !closed && listeners.mix.size + listeners.fill.size > 0;

  function tick() {
    for (const run of [...listeners.mix]) run();
    for (const run of [...listeners.fill]) run();
  }

  function beat() {
    cancel = null;
    const now = world.now();
    const late = Math.floor((now - due) / FRAME_MS) + 1;
    if (late > MAX_CATCH_UP) {
      skipped += late - MAX_CATCH_UP;
      due += (late - MAX_CATCH_UP) * FRAME_MS;
    }
    while (due <= now && wanted()) {
      due += FRAME_MS;
      tick();
    }
    if (wanted()) schedule();
  }

  function schedule() {
    cancel = world.after(Math.max(1, due - world.now()), beat);
  }

  return {
    onTick(phase, run) {
      // A closure of its own, so that the same function can listen twice and each undo takes back one.
      const listener = () => run();
      listeners[phase].add(listener);
      if (wanted() && cancel === null) {
        due = world.now() + FRAME_MS;
        schedule();
      }
      return () => {
        listeners[phase].delete(listener);
        if (!wanted()) {
          cancel?.();
          cancel = null;
        }
      };
    },
    get running() {
      return cancel !== null;
    },
    get skipped() {
      return skipped;
    },
    close() {
      closed = true;
      cancel?.();
      cancel = null;
      listeners.mix.clear();
      listeners.fill.clear();
    },
  };
}

/** Time that stands still until it is moved. */
import type { Clock } from "../../shared/time.ts";

type Timer = { at: number; run: () => void };

export class HandClock implements Clock {
  #now: number;
  readonly #timers = new Set<Timer>();

  constructor(start: number) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  wall(): number {
    return this.#now;
  }

  monotonic(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, run };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  /** Each due timer in its turn, and what it started as far as it gets without input. Never goes back. */
  async moveTo(time: number): Promise<void> {
    for (;;) {
      const due = [...this.#timers].filter((timer) => timer.at <= time).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#timers.delete(due);
      this.#now = Math.max(this.#now, due.at);
      due.run();
      await turn();
    }
    this.#now = Math.max(this.#now, time);
  }
}

/** Everything that is ready to run has run. */
export function turn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

import type { Millis } from "../../shared/time.ts";

/** Main's time in a window: a fact's stamp and the window's clock are of one kind. */
export interface PageTime {
  /** Main's time as it came with a message. */
  heard(at: Millis): void;
  now(): Millis;
}

/**
 * Follows main's time by the page's monotonic clock. The way of a message only ever makes main look late, so the most
 * advanced word counts; the computer's sleep, which a page does not count on macOS and Linux, comes with the first
 * message after it.
 */
export function createPageTime(ticks: () => number = () => performance.now()): PageTime {
  let ahead: number | null = null;
  return {
    heard(at) {
      const found = at - ticks();
      ahead = ahead === null ? found : Math.max(ahead, found);
    },
    now: () => (ahead === null ? Date.now() : ticks() + ahead),
  };
}

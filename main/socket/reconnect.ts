/** How long to wait before the next attempt: doubling, with jitter, between `firstMs` and `maxMs`. */
export interface Backoff {
  firstMs: number;
  maxMs: number;
}

export const defaultBackoff: Backoff = { firstMs: 250, maxMs: 15_000 };

/**
 * The wait in ms before attempt `attempt` (1 = the first after a loss). Half of each step is chance, so that
 * a thousand agents do not come back in one moment; a wait is never below `firstMs` nor above `maxMs`, and
 * there is no last attempt.
 *
 * @param random 0 ≤ random < 1
 */
export function reconnectWait(attempt: number, random: number, backoff: Backoff = defaultBackoff): number {
  const doublings = Math.min(Math.max(attempt, 1), 30);
  const ceiling = Math.min(backoff.maxMs, backoff.firstMs * 2 ** doublings);
  return Math.round(Math.max(backoff.firstMs, ceiling / 2 + (random * ceiling) / 2));
}

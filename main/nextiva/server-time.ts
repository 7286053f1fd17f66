import type { Clock, Millis } from "../../shared/time.ts";

/** How far this program's time is from the server's. */
export interface ServerTime {
  /** The server said what time it had when it sent this. */
  heard(at: Millis): void;
  /** How far our time is ahead, ms; 0 as long as nothing was heard. A difference within 2 s is the way, not the clocks. */
  skew(): number;
  /** A new connection, perhaps to another server: what is heard next counts, whatever was measured before. */
  measureAnew(): void;
  /** False until the server has said anything. */
  isKnown(): boolean;
}

const smallest = 2_000;
/** How long a measurement counts, at least: the server's clock, too, may be set. */
const period = 60_000;

/**
 * Learns from every answer and every frame. The way of a message only ever adds, so the smallest difference of the last
 * one to two minutes is nearest to the clocks': it follows in both directions, ahead at once, back within that time.
 */
export function createServerTime(clock: Pick<Clock, "now" | "monotonic">): ServerTime {
  let known: number | null = null;
  let before: number | null = null;
  let recent = Number.POSITIVE_INFINITY;
  let since = Number.NEGATIVE_INFINITY;
  return {
    heard(at) {
      if (!Number.isFinite(at)) return;
      const now = clock.monotonic();
      if (now - since >= period) {
        before = now - since < 2 * period ? recent : null;
        recent = Number.POSITIVE_INFINITY;
        since = now;
      }
      recent = Math.min(recent, clock.now() - at);
      known = Math.min(recent, before ?? recent);
    },
    measureAnew() {
      since = Number.NEGATIVE_INFINITY;
      before = null;
    },
    skew: () => (known === null || Math.abs(known) < smallest ? 0 : known),
    isKnown: () => known !== null,
  };
}

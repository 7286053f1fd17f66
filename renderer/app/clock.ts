import { type ReadonlySignal, signal } from "@preact/signals";
import type { Millis } from "../../shared/time.ts";

/** The time, once a second, while anything reads it; nothing ticks otherwise. */
export function createTicker(now: () => Millis): ReadonlySignal<Millis> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ticker = signal(now(), {
    name: "now",
    watched() {
      // Not at once: the first reader may be in the middle of drawing. It is still before the paint.
      queueMicrotask(() => {
        clearTimeout(timer);
        tick();
      });
    },
    unwatched() {
      clearTimeout(timer);
    },
  });
  function tick(): void {
    ticker.value = now();
    timer = setTimeout(tick, 1000 - (now() % 1000));
  }
  return ticker;
}

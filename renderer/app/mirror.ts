import { batch, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Bridge } from "../../shared/contract/index.ts";
import type { View, WindowKind } from "../../shared/state/app.ts";
import type { Millis } from "../../shared/time.ts";
import { createPageTime } from "./page-time.ts";
import { followSlices } from "./slices.ts";

/** The window's copy of main's state: one signal for each slice. Only this file writes them. */
export type Mirror<K extends WindowKind> = {
  readonly [N in keyof View<K>]: ReadonlySignal<View<K>[N]>;
};

/** When a change may be shown. */
export interface Frames {
  /** A hidden page gets no frames: then changes are applied at once. */
  hidden(): boolean;
  /** Runs before the next paint. */
  next(run: () => void): void;
  /** Calls back when the page is hidden or shown; answers its undo. */
  onVisibility(run: () => void): () => void;
}

const pageFrames: Frames = {
  hidden: () => document.visibilityState === "hidden",
  next: (run) => void requestAnimationFrame(run),
  onVisibility(run) {
    document.addEventListener("visibilitychange", run);
    return () => document.removeEventListener("visibilitychange", run);
  },
};

/**
 * Keeps the copy as main tells it, at most one update a frame, and main's time with it. Rejects when the first snapshot cannot be had.
 */
export async function mirrorState<K extends WindowKind>(
  bridge: Pick<Bridge<K>, "snapshot" | "watch">,
  frames: Frames = pageFrames,
): Promise<{ readonly state: Mirror<K>; readonly time: () => Millis; close(): void }> {
  const signals = new Map<string, Signal<unknown>>();
  const time = createPageTime();
  let waiting: Record<string, unknown> = {};
  let frameAsked = false;
  let closed = false;

  function show(): void {
    frameAsked = false;
    const slices = waiting;
    waiting = {};
    if (closed) return;
    batch(() => {
      for (const [name, value] of Object.entries(slices)) {
        const known = signals.get(name);
        if (known === undefined) signals.set(name, signal(value, { name }));
        else known.value = value;
      }
    });
  }

  const unfollow = await followSlices(
    bridge,
    (slices, isWhole) => {
      waiting = isWhole ? { ...slices } : { ...waiting, ...slices };
      if (frames.hidden()) return show();
      if (frameAsked) return;
      frameAsked = true;
      frames.next(() => {
        if (frameAsked) show();
      });
    },
    time.heard,
  );
  const unsee = frames.onVisibility(() => {
    if (frames.hidden()) show();
  });
  show();
  return {
    state: Object.fromEntries(signals) as unknown as Mirror<K>,
    time: time.now,
    close() {
      closed = true;
      unfollow();
      unsee();
    },
  };
}

import type { Clock } from "../../shared/time.ts";
import type { MainState } from "../state/reduce.ts";
import type { Store } from "../state/store.ts";

const frame = 16;

/** Draws state on the desktop: the first change of a burst at once, the rest once a frame. Answers its undo. */
export function renderPerFrame(
  store: Store,
  clock: Clock,
  views: readonly ((state: MainState) => void)[],
): () => void {
  let undoTimer: (() => void) | null = null;
  let dirty = false;

  function draw(): void {
    dirty = false;
    for (const view of views) view(store.get());
  }

  function next(): void {
    undoTimer = null;
    if (!dirty) return;
    draw();
    undoTimer = clock.after(frame, next);
  }

  const unwatch = store.watch((now, was) => {
    if (now === was) return;
    dirty = true;
    if (undoTimer !== null) return;
    draw();
    undoTimer = clock.after(frame, next);
  });
  draw();
  return () => {
    unwatch();
    undoTimer?.();
  };
}

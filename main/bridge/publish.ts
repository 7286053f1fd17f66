import type { Slices } from "../../shared/contract/index.ts";
import {
  type AppState,
  type SliceName,
  slicesOf,
  type View,
  type WindowKind,
} from "../../shared/state/app.ts";
import type { Clock } from "../../shared/time.ts";
import type { Store } from "../state/store.ts";

/** A window that can be sent state. `send` must not throw when the window is gone. */
export interface Subscriber {
  readonly kind: WindowKind;
  send(piece: Slices): void;
}

export interface Publisher {
  /** Everything the window may see now; from here on it is sent what changes. */
  snapshot(contentsId: number, window: Subscriber): Slices;
  forget(contentsId: number): void;
  close(): void;
}

interface Known {
  readonly window: Subscriber;
  number: number;
  readonly dirty: Set<SliceName>;
}

const frame = 16;

/**
 * Sends whole slices with a rising number to each window that asked for a snapshot. Many changes
 * within a frame become one message; the voice window is told at once, because mute may not wait.
 */
export function createPublisher(store: Store, clock: Clock): Publisher {
  const known = new Map<number, Known>();
  let undoTimer: (() => void) | null = null;

  function flush(to: Known): void {
    if (to.dirty.size === 0) return;
    const state = store.get();
    const slices = Object.fromEntries([...to.dirty].map((name) => [name, state[name]])) as Partial<
      View<WindowKind>
    >;
    to.dirty.clear();
    to.number += 1;
    to.window.send({ number: to.number, at: clock.now(), slices });
  }

  function flushAll(): void {
    undoTimer = null;
    for (const each of known.values()) flush(each);
  }

  const unwatch = store.watch((now, was) => {
    if (now === was) return;
    for (const each of known.values()) {
      for (const name of slicesOf[each.window.kind]) if (now[name] !== was[name]) each.dirty.add(name);
      if (each.window.kind === "voice") flush(each);
    }
    if (undoTimer === null && [...known.values()].some((each) => each.dirty.size > 0)) {
      undoTimer = clock.after(frame, flushAll);
    }
  });

  return {
    snapshot(contentsId, window) {
      const state: AppState = store.get();
      // The number goes on: whoever else watches through the same contents must not see it fall.
      const number = known.get(contentsId)?.number ?? 0;
      known.set(contentsId, { window, number, dirty: new Set() });
      const slices = Object.fromEntries(slicesOf[window.kind].map((name) => [name, state[name]]));
      return { number, at: clock.now(), slices: slices as Partial<View<WindowKind>> };
    },
    forget: (contentsId) => void known.delete(contentsId),
    close() {
      unwatch();
      undoTimer?.();
      known.clear();
    },
  };
}

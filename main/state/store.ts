import type { DomainEvent } from "./events.ts";
import { initialMainState, type MainState, reduce } from "./reduce.ts";

/** Called after each change with what was and the event that changed it. */
export type Watcher = (now: MainState, was: MainState, event: DomainEvent) => void;

/** An event as its teller knows it: the store adds the time when the teller has none. */
export type EventInput = DomainEvent extends infer E
  ? E extends DomainEvent
    ? Omit<E, "at"> & { readonly at?: number }
    : never
  : never;

export interface Store {
  get(): MainState;
  /** Applies a fact. Facts told from within a watcher are queued: watchers never see half a change. */
  dispatch(event: EventInput): void;
  /** Every fact, also those that change nothing. Answers its undo. */
  watch(watcher: Watcher): () => void;
}

/** Holds the one state. `now` is the clock that stamps events. */
export function createStore(now: () => number, initial: MainState = initialMainState): Store {
  let state = initial;
  const watchers = new Set<Watcher>();
  const queue: DomainEvent[] = [];
  let applying = false;

  function drain(): void {
    applying = true;
    try {
      for (let event = queue.shift(); event !== undefined; event = queue.shift()) {
        const was = state;
        state = reduce(was, event);
        for (const watcher of [...watchers]) watcher(state, was, event);
      }
    } finally {
      applying = false;
    }
  }

  return {
    get: () => state,
    dispatch(event) {
      queue.push({ at: now(), ...event } as DomainEvent);
      if (!applying) drain();
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

import type { Millis } from "../../shared/time.ts";
import type { Told } from "../nextiva/statistics.ts";

/** Everything of one kind that the server tells of, as it told last. */
export interface Table<F extends Told, E> {
  /** By id, as it is shown. One that has not changed is the same object. */
  readonly entries: ReadonlyMap<string, E>;
  /** Rises with each change. */
  version(): number;
  /** Takes in what is as new as what is known, or newer. */
  put(facts: F): void;
  /**
   * The server has told of all there are: who was not among them is gone, but for who was heard of since it began to.
   * Nothing else removes anybody.
   */
  keepOnly(ids: ReadonlySet<string>, since: Millis): void;
  /** Makes every entry anew: what they are shown by has changed. */
  renew(): void;
  clear(): void;
  /** Is told of each change. Answers its undo. */
  watch(changed: () => void): () => void;
}

/** @param entryOf how facts are shown; null for what is not shown at all */
export function createTable<F extends Told, E>(entryOf: (facts: F, was: E | undefined) => E): Table<F, E> {
  const known = new Map<string, F>();
  const entries = new Map<string, E>();
  const watchers = new Set<() => void>();
  let version = 0;

  function changed(): void {
    version += 1;
    for (const watcher of watchers) watcher();
  }

  return {
    entries,
    version: () => version,
    put(facts) {
      const was = known.get(facts.id);
      if (was !== undefined && facts.changedAt < was.changedAt) return;
      known.set(facts.id, facts);
      entries.set(facts.id, entryOf(facts, entries.get(facts.id)));
      changed();
    },
    keepOnly(ids, since) {
      let isLess = false;
      for (const [id, { heardAt }] of known) {
        if (ids.has(id) || heardAt >= since) continue;
        known.delete(id);
        entries.delete(id);
        isLess = true;
      }
      if (isLess) changed();
    },
    renew() {
      for (const [id, facts] of known) entries.set(id, entryOf(facts, entries.get(id)));
      changed();
    },
    clear() {
      known.clear();
      entries.clear();
      changed();
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
}

import { isDeepStrictEqual } from "node:util";
import { type DirectoryItem, type DirectoryScope, personKey } from "../../shared/contract/directory.ts";
import type { Millis } from "../../shared/time.ts";
import { type Entry, entryOf, matcher } from "./matching.ts";

/** Everybody of the directory who was seen since sign-in: who they are and how, once for all lists that show them. */
export interface KnownPeople {
  get(key: string): DirectoryItem | undefined;
  /** What the server answered to what was asked at that time: what the feed told since is newer. */
  learn(items: readonly DirectoryItem[], askedAt: Millis): void;
  /** The feed's word on an agent, whether known or not. */
  heardStatus(userId: string, statusId: string, at: Millis): void;
  /** There is nobody of that key any more. */
  forget(key: string): void;
  /** Keys of those who fit: of `first` in its order, then the best. At most `most`. */
  find(scope: DirectoryScope, q: string, first: readonly string[], most: number): readonly string[];
  /** Is told of each one who is new, changed or gone, and of null when nobody is known any more. */
  watch(changed: (key: string | null) => void): () => void;
  clear(): void;
}

interface Held {
  readonly item: DirectoryItem;
  readonly entry: Entry;
}

export function createKnownPeople(): KnownPeople {
  const held = new Map<string, Held>();
  /** When the feed last told how an agent is, also of those who are not known yet. */
  const statuses = new Map<string, { readonly statusId: string; readonly at: Millis }>();
  const watchers = new Set<(key: string | null) => void>();
  const tell = (key: string | null) => {
    for (const changed of [...watchers]) changed(key);
  };

  function put(item: DirectoryItem): void {
    const was = held.get(item.key);
    if (was !== undefined && isDeepStrictEqual(was.item, item)) return;
    held.set(item.key, { item, entry: entryOf(item) });
    tell(item.key);
  }

  return {
    get: (key) => held.get(key)?.item,
    learn(items, askedAt) {
      for (const item of items) {
        const heard = statuses.get(item.key);
        if (heard === undefined || heard.at < askedAt) put(item);
        else put({ ...item, statusId: heard.statusId });
      }
    },
    heardStatus(userId, statusId, at) {
      const key = personKey("agents", userId);
      statuses.set(key, { statusId, at });
      const was = held.get(key);
      if (was === undefined || was.item.statusId === statusId) return;
      held.set(key, { ...was, item: { ...was.item, statusId } });
      tell(key);
    },
    forget(key) {
      if (held.delete(key)) tell(key);
    },
    find(scope, q, first, most) {
      const scoreOf = matcher(q);
      const score = ({ item, entry }: Held) => (scope === "all" || item.kind === scope ? scoreOf(entry) : 0);
      const front = first.filter((key) => {
        const one = held.get(key);
        return one !== undefined && score(one) > 0;
      });
      const isInFront = new Set(front);
      // By score and not sorted: with one letter half of a large directory fits.
      const byScore: readonly string[][] = [[], [], [], []];
      for (const [key, one] of held) {
        const fitting = isInFront.has(key) ? undefined : byScore[score(one)];
        if (fitting !== undefined && fitting.length < most) fitting.push(key);
      }
      const [, some = [], word = [], begins = []] = byScore;
      return [...front, ...begins, ...word, ...some].slice(0, most);
    },
    watch(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    clear() {
      held.clear();
      statuses.clear();
      tell(null);
    },
  };
}

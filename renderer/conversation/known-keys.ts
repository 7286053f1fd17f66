/** The keys of a list by their place, of which a window holds a part; undefined where it never did. */
export type KnownKeys = readonly (string | undefined)[];

export interface Learned {
  readonly known: KnownKeys;
  /** How many came in before what was known. */
  readonly arrived: number;
}

/**
 * What is known of a list's order, with the part that is held now. What stands on both sides of it moves with it, so
 * that a row that was scrolled away is still known, with its height, when its place has changed.
 * @param start the place of the first of `keys`
 */
export function learn(known: KnownKeys, start: number, keys: readonly string[]): Learned {
  if (keys.every((key, n) => known[start + n] === key)) return { known, arrived: 0 };
  const places = new Map(known.map((key, place) => [key, place]));
  const held = new Set(keys);
  const first = keys.findIndex((key) => places.has(key));
  const last = keys.findLastIndex((key) => places.has(key));
  const next: (string | undefined)[] = [];
  const put = (place: number, key: string | undefined) => {
    if (place >= 0 && key !== undefined && !held.has(key)) next[place] = key;
  };
  // How far what is before it, and what is behind it, has moved.
  const before = first < 0 ? 0 : start + first - (places.get(keys[first]) ?? 0);
  const behind = last < 0 ? 0 : start + last - (places.get(keys[last]) ?? 0);
  known.forEach((key, place) => {
    const isBefore = first < 0 ? place < start : place + before < start + first;
    put(place + (isBefore ? before : behind), key);
  });
  keys.forEach((key, n) => {
    next[start + n] = key;
  });
  return { known: Array.from(next), arrived: Math.max(0, before) };
}

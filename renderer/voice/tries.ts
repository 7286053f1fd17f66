/** The first new try comes at once, the second after this; twice as long after each. Milliseconds. */
const restFor = 500;
const restAtMost = 10_000;
/** A device that stayed open this long works. */
const provenAfter = 1_000;

/**
 * How often things that fail may be tried: after the first failure whatever gives hope (a device that was plugged in)
 * is followed at once, from then on there is a rest between two tries. A device that ends as soon as it is open
 * fails too.
 */
export interface Tries {
  failed(key: string): void;
  /** It opened. It is proven when it stays open; `closed` ends the waiting for that, and says that it ended by itself. */
  opened(key: string): void;
  closed(endedByItself: boolean): void;
  /** It failed not long ago. */
  isResting(key: string): boolean;
  /** Somebody asks for it by hand: all may be tried at once. */
  forget(): void;
}

/** `rested` is called when a key may be tried again. */
export function createTries(
  after: (ms: number, run: () => void) => () => void,
  rested: (key: string) => void,
): Tries {
  const inVain = new Map<string, number>();
  const resting = new Map<string, () => void>();
  let unproven: { readonly key: string; undo(): void } | null = null;

  function failed(key: string): void {
    const times = (inVain.get(key) ?? 0) + 1;
    inVain.set(key, times);
    resting.get(key)?.();
    resting.delete(key);
    if (times < 2) return;
    const undo = after(Math.min(restFor * 2 ** (times - 2), restAtMost), () => {
      resting.delete(key);
      rested(key);
    });
    resting.set(key, undo);
  }

  function closed(endedByItself: boolean): void {
    const was = unproven;
    unproven = null;
    was?.undo();
    if (was !== null && endedByItself) failed(was.key);
  }

  return {
    failed,
    opened(key) {
      closed(false);
      const undo = after(provenAfter, () => {
        unproven = null;
        inVain.delete(key);
      });
      unproven = { key, undo };
    },
    closed,
    isResting: (key) => resting.has(key),
    forget() {
      for (const undo of resting.values()) undo();
      resting.clear();
      inVain.clear();
    },
  };
}

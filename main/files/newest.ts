/** Things held in memory, each under an id that nobody can guess: the oldest go with the new ones. */
export interface Newest<T> {
  /** Answers the id that it is had by. */
  keep(value: T): string;
  get(id: string): T | undefined;
  clear(): void;
}

/**
 * @param most how many are kept
 * @param isTooMuch whether they hold too much between them; the newest stays all the same
 */
export function createNewest<T>(
  newId: () => string,
  most: number,
  isTooMuch: (all: readonly T[]) => boolean = () => false,
): Newest<T> {
  const held = new Map<string, T>();

  function forgetOld(): void {
    for (const id of held.keys()) {
      if (held.size <= 1 || (held.size <= most && !isTooMuch([...held.values()]))) return;
      held.delete(id);
    }
  }

  return {
    keep(value) {
      const id = newId();
      held.set(id, value);
      forgetOld();
      return id;
    },
    get: (id) => held.get(id),
    clear: () => held.clear(),
  };
}

import { fail, type Result } from "../../shared/result.ts";

/**
 * Runs one command at a time per key: a second identical press while the first is under way is refused as `busy`.
 * `inTurn` lets it wait for the first instead.
 */
export function createPending() {
  const running = new Set<string>();
  const turns = new Map<string, Promise<unknown>>();

  async function once<T>(key: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
    if (running.has(key)) return fail("busy", key);
    running.add(key);
    try {
      return await work();
    } finally {
      running.delete(key);
    }
  }

  async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const mine = (turns.get(key) ?? Promise.resolve()).then(work);
    const settled = mine.catch(() => undefined);
    turns.set(key, settled);
    return mine.finally(() => {
      if (turns.get(key) === settled) turns.delete(key);
    });
  }

  return Object.assign(once, { inTurn });
}

export type Once = ReturnType<typeof createPending>;

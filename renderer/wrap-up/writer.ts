import { useMemo } from "preact/hooks";
import type { Failure } from "../../shared/result.ts";
import { ask as asked } from "../app/ask.ts";
import { usePhone } from "../app/world.ts";

/** What can be written of a call; what is not named stays. */
export interface Written {
  readonly notes?: string;
  readonly dispositionId?: string | null;
  readonly callbackAt?: number | null;
}

export interface Writer {
  write(part: Written): void;
  /** Resolves when main has every word so far. */
  settled(): Promise<void>;
}

/**
 * Hands what is typed to main, which keeps it over any crash: at once, one message at a time, the newest words last.
 * @param failed hears of words that main did not take (null: it takes them again)
 */
export function useWriter(workitemId: string, failed: (failure: Failure | null) => void): Writer {
  const { ask } = usePhone();
  return useMemo(() => {
    let waiting: Written | null = null;
    let running: Promise<void> = Promise.resolve();
    let isRunning = false;
    async function run(): Promise<void> {
      isRunning = true;
      while (waiting !== null) {
        const part: Written = waiting;
        waiting = null;
        const kept = await asked(() => ask.wrapUp.write({ workitemId, ...part }));
        failed(kept.ok ? null : kept.error);
      }
      isRunning = false;
    }
    return {
      write(part) {
        waiting = { ...waiting, ...part };
        if (!isRunning) running = run();
      },
      settled: () => running,
    };
  }, [workitemId]);
}

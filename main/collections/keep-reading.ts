import type { Clock } from "../../shared/time.ts";

/** Reads something over and over: the next time is so long after the last one ended. */
export interface KeptReading {
  /** Reads now, and from then on at its pace. */
  now(): void;
  close(): void;
}

/** Begins with a pause. @param read answers when it has read, or left it */
export function keepReading(
  clock: Pick<Clock, "after">,
  everyMs: number,
  read: () => Promise<unknown>,
): KeptReading {
  let undo = () => {};
  /** Rises with each beginning: what was under way before does not go on. */
  let round = 0;

  async function run(): Promise<void> {
    const mine = round;
    await read();
    if (mine === round) later();
  }
  function later(): void {
    undo = clock.after(everyMs, () => void run());
  }
  later();

  return {
    now() {
      round += 1;
      undo();
      void run();
    },
    close() {
      round += 1;
      undo();
    },
  };
}

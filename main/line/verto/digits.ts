import type { Clock } from "../../../shared/time.ts";
import { failed, type VertoResult } from "./failure.ts";

/** What a telephone can send in band: digits, star, pound and the four letters. */
const keys = /^[0-9A-Da-d*#]{1,64}$/;

/** Sends DTMF no faster than the server bears. */
export interface Digits {
  press(callId: string, digits: string): Promise<VertoResult<undefined>>;
  /** Those that wait are not sent any more: after a reconnect they would come as a surprise. */
  reset(): void;
}

interface Batch {
  callId: string;
  digits: string;
  settle: ((result: VertoResult<undefined>) => void)[];
}

/**
 * The server delivers nothing to a client that sends more often than every 50 ms, so at most one message goes out
 * per `gapMs`; what is pressed in between goes with the next one, in its order. The first goes at once.
 */
export function createDigits(options: {
  clock: Clock;
  gapMs: number;
  send(callId: string, digits: string): Promise<VertoResult<undefined>>;
}): Digits {
  let waiting: Batch[] = [];
  let undoGap: (() => void) | undefined;

  function sendNext() {
    const batch = waiting.shift();
    if (batch === undefined) {
      undoGap = undefined;
      return;
    }
    undoGap = options.clock.after(options.gapMs, sendNext);
    options.send(batch.callId, batch.digits).then((result) => {
      for (const settle of batch.settle) settle(result);
    });
  }

  return {
    press(callId, digits) {
      if (!keys.test(digits)) return Promise.resolve(failed("unsendable", "not DTMF"));
      return new Promise((settle) => {
        const last = waiting.at(-1);
        if (last?.callId === callId) {
          last.digits += digits;
          last.settle.push(settle);
        } else waiting.push({ callId, digits, settle: [settle] });
        if (undoGap === undefined) sendNext();
      });
    },
    reset() {
      undoGap?.();
      undoGap = undefined;
      const dropped = waiting;
      waiting = [];
      for (const batch of dropped) for (const settle of batch.settle) settle(failed("notReady"));
    },
  };
}

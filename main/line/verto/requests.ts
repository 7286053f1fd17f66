import * as v from "valibot";
import type { Clock } from "../../../shared/time.ts";
import {
  type CalledMethod,
  type ClientParams,
  type ClientResults,
  clientResults,
  vertoFrameLimit,
} from "../../../shared/wire/verto.ts";
import { failed, refused, type VertoFailure, type VertoResult } from "./failure.ts";
import { encodeRequest, type Frame } from "./frames.ts";

/** What we asked and have not heard about yet. */
export interface Requests {
  /** Sends, and resolves with the answer, a time-out or the loss of the socket: always, and once. */
  ask<M extends CalledMethod>(method: M, params: ClientParams[M]): Promise<VertoResult<ClientResults[M]>>;
  /** Takes a reply; false when nobody waits for it (late, or not ours). */
  answered(reply: Frame & { kind: "result" | "error" }): boolean;
  /** Fails everything that is pending. */
  abandon(why: "socketLost" | "stopped"): void;
}

type Settle = (
  answer: (Frame & { kind: "result" | "error" }) | Exclude<VertoFailure["why"], "refused">,
) => void;

export function createRequests(options: {
  clock: Clock;
  sessid: string;
  timeoutMs: number;
  send(text: string): boolean;
}): Requests {
  const pending = new Map<number, Settle>();
  let lastId = 0;

  return {
    ask(method, params) {
      // Never used twice, not even after a reconnect: a late reply pairs with nothing.
      const id = ++lastId;
      const text = encodeRequest(id, method, options.sessid, params);
      // Worst case three bytes a character; the server closes the socket on a longer frame.
      if (text.length * 3 > vertoFrameLimit) return Promise.resolve(failed("unsendable", "too long"));
      if (!options.send(text)) return Promise.resolve(failed("notReady"));
      return new Promise((resolve) => {
        const undo = options.clock.after(options.timeoutMs, () => pending.get(id)?.("timedOut"));
        pending.set(id, (answer) => {
          pending.delete(id);
          undo();
          if (typeof answer === "string") return resolve(failed(answer));
          if (answer.kind === "error") return resolve(refused(answer.error));
          const result = v.safeParse(clientResults[method], answer.result);
          resolve(
            result.success
              ? { ok: true, value: result.output as ClientResults[typeof method] }
              : failed("unreadable", method),
          );
        });
      });
    },
    answered(reply) {
      const settle = typeof reply.id === "number" ? pending.get(reply.id) : undefined;
      settle?.(reply);
      return settle !== undefined;
    },
    abandon(why) {
      for (const settle of [...pending.values()]) settle(why);
    },
  };
}

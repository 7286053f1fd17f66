import type { Log } from "../../../shared/log.ts";
import type { VertoId } from "../../../shared/wire/verto.ts";
import { callTag } from "./call-tag.ts";
import { type OfferedCall, readRequest, type VertoEvent } from "./events.ts";
import { decodeFrame, type Frame } from "./frames.ts";

/** Takes what the server sends apart. */
export interface Inbox {
  receive(text: string): void;
  /** A new connection begins. */
  reset(): void;
}

/**
 * Sorts text frames into replies, steering and facts, and acknowledges requests. Attaches that come before
 * clientReady are kept back and handed over with it. What cannot be read is counted, and logged once by name.
 */
export function createInbox(options: {
  log: Log;
  /** False when nobody waits for it. */
  reply(frame: Frame & { kind: "result" | "error" }): boolean;
  acknowledge(id: VertoId, method: string): void;
  ready(reattached: readonly string[], attaches: readonly OfferedCall[]): void;
  punted(): void;
  authExpires(epochSeconds: number | undefined): void;
  emit(event: VertoEvent): void;
}): Inbox {
  const { log, emit } = options;
  const counts = new Map<string, number>();
  let attaches: OfferedCall[] = [];
  let isReady = false;

  function count(what: string, facts?: object): number {
    const times = (counts.get(what) ?? 0) + 1;
    counts.set(what, times);
    // A server could invent names for ever; only so many are worth a line.
    if (times === 1 && counts.size <= 100) log.warn(what, facts);
    return times;
  }

  function take(frame: Frame) {
    switch (frame.kind) {
      case "request":
        return takeRequest(frame.id, frame.method, frame.params);
      case "result":
      case "error":
        if (!options.reply(frame)) count("reply that nobody waits for", { error: frame.kind === "error" });
        return;
      case "garbage":
        count(`frame that is ${frame.why}`);
    }
  }

  function takeRequest(id: VertoId | undefined, method: string, params: unknown) {
    const said = readRequest(method, params);
    if (said.kind === "puntOrdered") return options.punted();
    if (id !== undefined) options.acknowledge(id, method);
    switch (said.kind) {
      case "clientReady": {
        const kept = attaches;
        attaches = [];
        isReady = true;
        return options.ready(said.reattached, kept);
      }
      case "pinged":
        return options.authExpires(said.authExpires);
      case "attachOffered": {
        if (isReady) return emit(said);
        const { kind: _, ...call } = said;
        attaches = [...attaches.filter((other) => other.callId !== call.callId), call];
        return;
      }
      case "ended":
        log.info("call: ended by the server", {
          call: callTag(said.callId),
          cause: said.cause,
          causeCode: said.causeCode,
        });
        attaches = attaches.filter((call) => call.callId !== said.callId);
        return emit(said);
      case "unknown":
      case "unreadable": {
        const times = count(`${said.kind} request ${method.slice(0, 60)}`);
        return emit({ kind: said.kind, method, count: times });
      }
      default:
        log.debug(said.kind, "callId" in said ? { call: callTag(said.callId) } : undefined);
        return emit(said);
    }
  }

  return {
    receive(text) {
      for (const frame of decodeFrame(text)) take(frame);
    },
    reset() {
      attaches = [];
      isReady = false;
    },
  };
}

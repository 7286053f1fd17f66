import { silentLog } from "../../shared/log.ts";
import type { Envelope } from "../../shared/wire/events.ts";
import type { DomainEvent } from "../state/events.ts";
import { decodeFrame } from "./decode.ts";
import type { Evidence } from "./evidence.ts";
import {
  type Connection,
  codeOf,
  createPushSocket,
  type PushCounts,
  type PushParts,
  retryPause,
} from "./push-socket.ts";

export interface FeedOptions extends PushParts {
  readonly userId: () => string;
  /** Told of every frame. */
  readonly evidence?: Pick<Evidence, "heard">;
  /** Reads by HTTP what may have been missed and hands it on itself. Rejects when it could not. */
  readonly resync: () => Promise<void>;
  readonly emit: (event: DomainEvent) => void;
  /** The server ended the session. `by`: the supervisor who did it, by name; "" where that is not said. */
  readonly sessionEnded: (reason: string, by: string) => void;
}

export interface Feed {
  start(): void;
  /** After sleep, or when the network is back: the socket must prove itself or is replaced at once. */
  wake(): void;
  counts(): Readonly<PushCounts>;
  close(): void;
}

/** The events feed: hands facts on, and resyncs after each connection. */
export function createFeed(options: FeedOptions): Feed {
  const { clock, emit, server, log = silentLog, evidence } = options;

  const socket = createPushSocket({
    ...options,
    socket: "events",
    ready: (life) => void resync(life, 0),
    take,
    changed(link) {
      server.measureAnew();
      emit({ kind: "feedChanged", at: clock.now(), link });
    },
  });

  async function resync(life: Connection, tries: number): Promise<void> {
    emit({ kind: "resyncStarted", at: clock.now() });
    try {
      await options.resync();
    } catch (error) {
      if (life.isOver()) return;
      log.warn("feed: state not read again after connecting", { code: codeOf(error), tries });
      if (codeOf(error) !== "sessionExpired")
        life.after(retryPause(tries), () => void resync(life, tries + 1));
      return;
    }
    if (!life.isOver()) emit({ kind: "resynced", at: clock.now() });
  }

  function take(envelope: Envelope) {
    const decoded = decodeFrame({ envelope, at: clock.now(), skew: server.skew(), userId: options.userId() });
    evidence?.heard(envelope.name, decoded, envelope.message);
    switch (decoded.kind) {
      case "facts":
        for (const event of decoded.events) emit(event);
        return;
      case "sessionEnded":
        log.info("feed: session ended by the server");
        return options.sessionEnded(decoded.reason, decoded.by);
      case "unknown":
        socket.counts.unknown++;
        return log.info("feed: unknown event", { event: decoded.name.slice(0, 80) });
      case "malformed":
        socket.counts.malformed++;
        return log.warn("feed: event with a missing or wrong field", {
          event: decoded.name,
          why: decoded.why,
        });
    }
  }

  return {
    start: () => socket.start(),
    wake: () => socket.wake(),
    counts: () => ({ ...socket.counts }),
    close: () => socket.close(),
  };
}

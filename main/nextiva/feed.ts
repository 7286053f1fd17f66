import * as v from "valibot";
import { type Log, silentLog } from "../../shared/log.ts";
import type { Link } from "../../shared/state/link.ts";
import type { Clock, Millis } from "../../shared/time.ts";
import { type Envelope, EnvelopeSchema } from "../../shared/wire/events.ts";
import { authFrame, sockets } from "../../shared/wire/sockets.ts";
import { type KeepSocketOptions, type KeptState, keepSocket, pingBeat } from "../socket/keep-socket.ts";
import { linkOf } from "../socket/link.ts";
import type { DomainEvent } from "../state/events.ts";
import { decodeFrame } from "./decode.ts";
import { ServiceError } from "./errors.ts";
import type { ServerTime } from "./server-time.ts";

export interface FeedOptions {
  /** Base URL of the location (http or https). Asked at each attempt. */
  readonly location: () => string | null;
  readonly token: () => string | null;
  readonly userId: () => string;
  /** A refused sign-on: exchange the token. Rejects when that fails; who handed it in tells of a lost session. */
  readonly refreshToken: () => Promise<void>;
  /** Reads by HTTP what may have been missed and hands it on itself. Rejects when it could not. */
  readonly resync: () => Promise<void>;
  readonly emit: (event: DomainEvent) => void;
  /** The server ended the session. */
  readonly sessionEnded: (reason: string) => void;
  readonly clock: Clock;
  /** Learns from every frame's `createdAt`. */
  readonly server: ServerTime;
  readonly log?: Log;
  readonly random?: () => number;
  readonly agentFor?: KeepSocketOptions["agentFor"];
  /** For tests: how a WebSocket is had. */
  readonly open?: KeepSocketOptions["open"];
}

/** Frames that changed nothing, by why. */
export interface FeedCounts {
  heard: number;
  unknown: number;
  malformed: number;
  repeated: number;
  tooBig: number;
}

export interface Feed {
  start(): void;
  /** After sleep, or when the network is back: the socket must prove itself or is replaced at once. */
  wake(): void;
  counts(): Readonly<FeedCounts>;
  close(): void;
}

const row = sockets.events;
/** ws cuts the connection above this; between `maxFrameBytes` and this a frame is just skipped. */
const hardLimitBytes = 4 * row.maxFrameBytes;
const idsRemembered = 1_000;
const slowestRetryMs = 15_000;
const retryPause = (tries: number) => Math.min(1_000 * 2 ** tries, slowestRetryMs);

/** The events feed: signs on, checks every frame, hands facts on, and resyncs after each connection. */
export function createFeed(options: FeedOptions): Feed {
  const { clock, emit, server, log = silentLog } = options;
  const counts: FeedCounts = { heard: 0, unknown: 0, malformed: 0, repeated: 0, tooBig: 0 };
  const seen = new Set<string>();
  const timers = new Set<() => void>();
  /** Rises with each connection; what belongs to an older one does nothing. */
  let connection = 0;
  let isReady = false;
  let refusals = 0;

  const kept = keepSocket({
    target: () => ({ url: feedUrl(options.location()) }),
    opened,
    text: heard,
    changed,
    beat: pingBeat,
    beatEveryMs: row.pingIntervalMs,
    beatDeadlineMs: row.silenceLimitMs - row.pingIntervalMs,
    refusingCloses: [row.closeUnauthorized],
    maxPayload: hardLimitBytes,
    clock,
    ...(options.random === undefined ? {} : { random: options.random }),
    ...(options.agentFor === undefined ? {} : { agentFor: options.agentFor }),
    ...(options.open === undefined ? {} : { open: options.open }),
  });

  function after(ms: number, run: () => void) {
    const undo = clock.after(ms, () => {
      timers.delete(undo);
      run();
    });
    timers.add(undo);
  }

  function opened() {
    const mine = connection;
    const token = options.token();
    if (token !== null) kept.send(JSON.stringify(authFrame(token)));
    // A server that never says ready is taken at its open socket.
    after(row.readyLimitMs, () => ready(mine));
  }

  /** Whatever was under way belongs to the past. */
  function leave() {
    connection++;
    server.measureAnew();
    isReady = false;
    for (const undo of timers) undo();
    timers.clear();
  }

  function changed(state: KeptState) {
    leave();
    emit({ kind: "feedChanged", at: clock.now(), link: feedLink(state, clock.now()) });
    if (state.kind === "waiting")
      log.info("feed: connection lost", { why: state.why, attempt: state.attempt });
    // A bad address has nothing to do with the token, and no other attempt would do better.
    if (state.kind === "closed" && state.why.kind === "refused" && state.why.reason !== "badUrl") refused();
  }

  /** The token was not taken: exchange it and start again, slower each time. */
  function refused() {
    const mine = connection;
    const tries = refusals++;
    log.warn("feed: sign-on refused", { tries });
    const again = () => after(tries === 0 ? 0 : retryPause(tries), () => kept.start());
    options.refreshToken().then(
      () => mine === connection && again(),
      (error: unknown) => {
        log.warn("feed: token refresh failed", { code: codeOf(error) });
        // An ended session is told elsewhere; anything else may pass.
        if (mine === connection && codeOf(error) !== "sessionExpired")
          after(retryPause(tries), () => kept.start());
      },
    );
  }

  function ready(mine: number) {
    if (mine !== connection || isReady) return;
    isReady = true;
    refusals = 0;
    kept.settle();
    void resync(mine, 0);
  }

  async function resync(mine: number, tries: number): Promise<void> {
    emit({ kind: "resyncStarted", at: clock.now() });
    try {
      await options.resync();
    } catch (error) {
      if (mine !== connection) return;
      log.warn("feed: state not read again after connecting", { code: codeOf(error), tries });
      if (codeOf(error) !== "sessionExpired") after(retryPause(tries), () => void resync(mine, tries + 1));
      return;
    }
    if (mine === connection) emit({ kind: "resynced", at: clock.now() });
  }

  function heard(text: string) {
    counts.heard++;
    const envelope = readEnvelope(text);
    if (envelope === undefined) return;
    if (envelope.name === row.readyName) {
      measure(envelope);
      return ready(connection);
    }
    if (isRepeat(envelope.id)) {
      counts.repeated++;
      return;
    }
    measure(envelope);
    take(envelope);
  }

  function readEnvelope(text: string): Envelope | undefined {
    if (Buffer.byteLength(text) > row.maxFrameBytes) {
      counts.tooBig++;
      log.warn("feed: frame too big", { limit: row.maxFrameBytes });
      return undefined;
    }
    const read = v.safeParse(EnvelopeSchema, parsed(text));
    if (read.success) return read.output;
    counts.malformed++;
    log.warn("feed: frame is not an event", { characters: text.length });
    return undefined;
  }

  function take(envelope: Envelope) {
    const decoded = decodeFrame({ envelope, at: clock.now(), skew: server.skew(), userId: options.userId() });
    switch (decoded.kind) {
      case "facts":
        for (const event of decoded.events) emit(event);
        return;
      case "sessionEnded":
        log.info("feed: session ended by the server");
        return options.sessionEnded(decoded.reason);
      case "unknown":
        counts.unknown++;
        return log.info("feed: unknown event", { event: decoded.name.slice(0, 80) });
      case "malformed":
        counts.malformed++;
        return log.warn("feed: event with a missing or wrong field", {
          event: decoded.name,
          why: decoded.why,
        });
    }
  }

  function isRepeat(id: string | undefined): boolean {
    if (id === undefined) return false;
    if (seen.has(id)) return true;
    seen.add(id);
    const [oldest] = seen;
    if (seen.size > idsRemembered && oldest !== undefined) seen.delete(oldest);
    return false;
  }

  function measure({ createdAt }: Envelope) {
    if (createdAt !== undefined) server.heard(createdAt);
  }

  return {
    start: () => kept.start(),
    wake: () => kept.wake(),
    counts: () => ({ ...counts }),
    close() {
      const wasRefused = kept.state().kind === "closed";
      kept.close();
      // A refused socket is closed already and says nothing more, but its exchange of the token may be under way.
      leave();
      if (wasRefused) emit({ kind: "feedChanged", at: clock.now(), link: { kind: "off" } });
    },
  };
}

/** The feed's address under a location; one that cannot be connected to when there is none. */
function feedUrl(location: string | null): string {
  return location === null ? "" : location.replace(/^http/, "ws") + row.path;
}

/** A sign-on that was refused waits for a fresh token, or for a person. */
function feedLink(state: KeptState, at: Millis): Link {
  if (state.kind !== "closed") return linkOf(state, at);
  return state.why.kind === "refused"
    ? { kind: "failed", since: at, why: state.why.reason }
    : { kind: "off" };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Told apart from JSON by the schema that follows: undefined is no envelope.
    return undefined;
  }
}

function codeOf(error: unknown): string {
  return error instanceof ServiceError ? error.code : "internal";
}

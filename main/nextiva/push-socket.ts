import * as v from "valibot";
import { type Log, silentLog } from "../../shared/log.ts";
import type { Link } from "../../shared/state/link.ts";
import type { Clock, Millis } from "../../shared/time.ts";
import { type Envelope, EnvelopeSchema } from "../../shared/wire/events.ts";
import {
  emptyProfile,
  eventNamed,
  messageSteps,
  type Profile,
  socketIn,
} from "../../shared/wire/profile/profile.ts";
import { toOurs, toTheirs } from "../../shared/wire/profile/translate.ts";
import { authFrame, sockets } from "../../shared/wire/sockets.ts";
import { type KeepSocketOptions, type KeptState, keepSocket, pingBeat } from "../socket/keep-socket.ts";
import { linkOf } from "../socket/link.ts";
import { ServiceError } from "./errors.ts";
import type { ServerTime } from "./server-time.ts";

/** What every feed of Nextiva's needs, whatever it carries. */
export interface PushParts {
  /** Base URL of the location (http or https). Asked at each attempt. */
  readonly location: () => string | null;
  readonly token: () => string | null;
  /** What this provider does otherwise than the tables say. */
  readonly profile?: () => Profile;
  /** A refused sign-on: exchange the token. Rejects when that fails; who handed it in tells of a lost session. */
  readonly refreshToken: () => Promise<void>;
  readonly clock: Clock;
  /** Learns from every frame's `createdAt`. */
  readonly server: ServerTime;
  readonly log?: Log;
  readonly random?: () => number;
  readonly agentFor?: KeepSocketOptions["agentFor"];
  /** For tests: how a WebSocket is had. */
  readonly open?: KeepSocketOptions["open"];
}

export interface PushOptions extends PushParts {
  readonly socket: keyof typeof sockets;
  /** Connected and signed on: whatever happens from here on is pushed, as long as `life` lasts. */
  readonly ready: (life: Connection) => void;
  /** A frame that was not heard before, by the names that we know it by. */
  readonly take: (envelope: Envelope) => void;
  readonly changed: (link: Link, life: Connection) => void;
}

/** From one change of the socket's state to the next. */
export interface Connection {
  readonly isOver: () => boolean;
  /** Runs after `ms`, unless it is over by then. */
  after(ms: number, run: () => void): void;
}

/** Frames that changed nothing, by why. */
export interface PushCounts {
  heard: number;
  unknown: number;
  malformed: number;
  repeated: number;
  tooBig: number;
}

export interface PushSocket {
  start(): void;
  /** After sleep, or when the network is back: the socket must prove itself or is replaced at once. */
  wake(): void;
  readonly counts: PushCounts;
  close(): void;
}

const idsRemembered = 1_000;
const slowestRetryMs = 15_000;
export const retryPause = (tries: number) => Math.min(1_000 * 2 ** tries, slowestRetryMs);

/** A socket on which Nextiva pushes: signs on, comes back, and hands on every frame once, checked and measured. */
export function createPushSocket(options: PushOptions): PushSocket {
  const { clock, server, log = silentLog, profile = () => emptyProfile } = options;
  const row = sockets[options.socket];
  const theirs = () => socketIn(profile(), options.socket);
  const counts: PushCounts = { heard: 0, unknown: 0, malformed: 0, repeated: 0, tooBig: 0 };
  const seen = new Set<string>();
  let end = () => {};
  let life = newLife();
  let isReady = false;
  let refusals = 0;

  const kept = keepSocket({
    target: () => ({ url: feedUrl(theirs().path, options.location()) }),
    opened,
    text: heard,
    changed,
    beat: pingBeat,
    beatEveryMs: row.pingIntervalMs,
    beatDeadlineMs: row.silenceLimitMs - row.pingIntervalMs,
    refusingCloses: [row.closeUnauthorized],
    // ws cuts the connection above this; between `maxFrameBytes` and this a frame is just skipped.
    maxPayload: 4 * row.maxFrameBytes,
    clock,
    ...(options.random === undefined ? {} : { random: options.random }),
    ...(options.agentFor === undefined ? {} : { agentFor: options.agentFor }),
    ...(options.open === undefined ? {} : { open: options.open }),
  });

  function newLife(): Connection {
    const timers = new Set<() => void>();
    let isOver = false;
    end = () => {
      isOver = true;
      for (const undo of timers) undo();
    };
    return {
      isOver: () => isOver,
      after(ms, run) {
        const undo = clock.after(ms, () => {
          timers.delete(undo);
          run();
        });
        timers.add(undo);
      },
    };
  }

  function opened() {
    const mine = life;
    const token = options.token();
    if (token !== null) kept.send(JSON.stringify(toTheirs(authFrame(token), theirs().signOn)));
    // A server that never says ready is taken at its open socket.
    mine.after(row.readyLimitMs, () => ready(mine));
  }

  /** Whatever was under way belongs to the past. */
  function leave() {
    end();
    life = newLife();
    isReady = false;
  }

  function changed(state: KeptState) {
    leave();
    options.changed(feedLink(state, clock.now()), life);
    if (state.kind === "waiting")
      log.info("feed: connection lost", { why: state.why, attempt: state.attempt });
    // A bad address has nothing to do with the token, and no other attempt would do better.
    if (state.kind === "closed" && state.why.kind === "refused" && state.why.reason !== "badUrl") refused();
  }

  /** The token was not taken: exchange it and start again, slower each time. */
  function refused() {
    const mine = life;
    const tries = refusals++;
    log.warn("feed: sign-on refused", { tries });
    const again = () => mine.after(tries === 0 ? 0 : retryPause(tries), () => kept.start());
    options.refreshToken().then(
      () => mine.isOver() || again(),
      (error: unknown) => {
        log.warn("feed: token refresh failed", { code: codeOf(error) });
        // An ended session is told elsewhere; anything else may pass.
        if (!mine.isOver() && codeOf(error) !== "sessionExpired")
          mine.after(retryPause(tries), () => kept.start());
      },
    );
  }

  function ready(mine: Connection) {
    if (mine !== life || isReady) return;
    isReady = true;
    refusals = 0;
    kept.settle();
    options.ready(mine);
  }

  function heard(text: string) {
    counts.heard++;
    const envelope = readEnvelope(text);
    if (envelope === undefined) return;
    if (envelope.name === theirs().readyName) {
      measure(envelope);
      return ready(life);
    }
    if (isRepeat(envelope.id)) {
      counts.repeated++;
      return;
    }
    measure(envelope);
    options.take(named(envelope));
  }

  function readEnvelope(text: string): Envelope | undefined {
    if (Buffer.byteLength(text) > row.maxFrameBytes) {
      counts.tooBig++;
      log.warn("feed: frame too big", { limit: row.maxFrameBytes });
      return undefined;
    }
    const read = v.safeParse(EnvelopeSchema, toOurs(parsed(text), profile().envelope));
    if (read.success) return read.output;
    counts.malformed++;
    log.warn("feed: frame is not an event", { characters: text.length });
    return undefined;
  }

  function named(envelope: Envelope): Envelope {
    const name = eventNamed(profile(), envelope.name);
    return { ...envelope, name, message: toOurs(envelope.message, messageSteps(profile(), name)) };
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
    counts,
    close() {
      const wasRefused = kept.state().kind === "closed";
      kept.close();
      // A refused socket is closed already and says nothing more, but its exchange of the token may be under way.
      leave();
      if (wasRefused) options.changed({ kind: "off" }, life);
    },
  };
}

/** The feed's address under a location; one that cannot be connected to when there is none. */
function feedUrl(path: string, location: string | null): string {
  return location === null ? "" : location.replace(/^http/, "ws") + path;
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

export function codeOf(error: unknown): string {
  return error instanceof ServiceError ? error.code : "internal";
}

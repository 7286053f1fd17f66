import type { Clock } from "../../shared/time.ts";
import type { ServiceError } from "./errors.ts";
import type { ServerTime } from "./server-time.ts";
import type { TokenHolder } from "./token.ts";

/** A token is exchanged this long before it runs out, a short-lived one in the last quarter of its life. */
const refreshEarlyMs = 60_000;
/** Too short to send a request with what is left. */
const lastMomentMs = 5_000;
/** After an early exchange that failed. */
const tryAgainMs = 15_000;
/** Node's longest timer. */
const longestTimerMs = 2 ** 31 - 1;

export interface RefresherOptions {
  readonly token: TokenHolder;
  readonly clock: Pick<Clock, "wall" | "now" | "monotonic" | "after">;
  readonly server: ServerTime;
  /** Asks the provider once and gives the new token. Rejects with ServiceError. */
  readonly exchange: () => Promise<string>;
  /** An early exchange failed; the present token stays in use while it lasts. */
  readonly earlyFailed: (error: ServiceError) => void;
}

export interface Refresher {
  /** Exchanges the token; parallel callers share one exchange. */
  refresh(): Promise<void>;
  /** Before a request: waits for an exchange when the token has run out (after sleep, say). Never rejects. */
  ensureFresh(): Promise<void>;
  /** The server's time is known now, and was not when the token came. */
  timeLearned(): void;
  close(): void;
}

/** Keeps the token fresh: early by a timer, and whenever asked. One exchange at a time. */
export function createRefresher(options: RefresherOptions): Refresher {
  const { token, clock } = options;
  let running: Promise<void> | undefined;
  let undoTimer = () => {};
  let failedAt = Number.NEGATIVE_INFINITY;
  /** By the monotonic clock. Null for a token without an end, and for one that is over on arrival: nobody knows. */
  let endsAt: number | null = null;
  let earlyAt: number | null = null;

  function measure(): void {
    const life = lifeOf(options);
    endsAt = life === null ? null : clock.monotonic() + life;
    earlyAt = life === null || endsAt === null ? null : endsAt - Math.min(refreshEarlyMs, life / 4);
  }

  function refresh(): Promise<void> {
    running ??= exchange().finally(() => {
      running = undefined;
    });
    return running;
  }

  async function exchange() {
    const old = token.read();
    const fresh = await options.exchange();
    // Signed out, or in as someone else, while the answer was on its way: it is not for this session.
    if (token.read() === old && old !== null) token.put(fresh);
  }

  async function early() {
    if (earlyAt === null || clock.monotonic() < Math.max(earlyAt, failedAt + tryAgainMs)) return;
    try {
      await refresh();
    } catch (error) {
      failedAt = clock.monotonic();
      options.earlyFailed(error as ServiceError);
    }
  }

  async function ensureFresh() {
    const isEnding = endsAt !== null && clock.monotonic() >= endsAt - lastMomentMs;
    // A token with time left is not waited for: the exchange may be slow, the request need not be.
    if (isEnding) await early();
    else void early();
  }

  function schedule() {
    undoTimer();
    undoTimer = () => {};
    if (earlyAt === null || endsAt === null) return;
    const due = Math.max(earlyAt, failedAt + tryAgainMs);
    // An expired token cannot be exchanged: the next request's 401 says so where someone can act on it.
    if (due >= endsAt) return;
    const wait = Math.min(Math.max(due - clock.monotonic(), 0), longestTimerMs);
    undoTimer = clock.after(wait, () => void early().finally(schedule));
  }

  function begin() {
    failedAt = Number.NEGATIVE_INFINITY;
    measure();
    schedule();
  }

  const unwatch = token.watch(begin);
  begin();
  return {
    refresh,
    ensureFresh,
    timeLearned: begin,
    close() {
      unwatch();
      undoTimer();
    },
  };
}

/**
 * How long the token lives from now, ms; null when that cannot be known. What the token says of itself counts when it
 * has just been issued, and the server's own time always; this computer's clock only where there is neither, for it may
 * be set to anything.
 */
function lifeOf({ token, clock, server }: RefresherOptions): number | null {
  const times = token.times;
  if (times === null) return null;
  const age = clock.monotonic() - token.arrivedAt;
  const lives = [
    ...(token.isNew && times.issuedAt !== null ? [times.expiresAt - times.issuedAt - age] : []),
    ...(server.isKnown() ? [times.expiresAt - (clock.now() - server.skew())] : []),
  ].filter((life) => life > 0);
  if (lives.length > 0) return Math.min(...lives);
  const byWall = times.expiresAt - clock.wall();
  return server.isKnown() || byWall <= 0 ? null : byWall;
}

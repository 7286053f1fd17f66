import type { Clock } from "../../shared/time.ts";
import type { ServiceError } from "./errors.ts";
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
  readonly clock: Pick<Clock, "now" | "after">;
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
  close(): void;
}

/** Keeps the token fresh: early by a timer, and whenever asked. One exchange at a time. */
export function createRefresher(options: RefresherOptions): Refresher {
  const { token, clock } = options;
  let running: Promise<void> | undefined;
  let undoTimer = () => {};
  let failedAt = Number.NEGATIVE_INFINITY;
  let earlyAt = earlyMoment();

  /** Null for a token without an end, and for one that is over on arrival: then one of the clocks is wrong. */
  function earlyMoment(): number | null {
    const life = token.expiresAt === null ? 0 : token.expiresAt - clock.now();
    return token.expiresAt === null || life <= 0
      ? null
      : token.expiresAt - Math.min(refreshEarlyMs, life / 4);
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
    if (earlyAt === null || clock.now() < Math.max(earlyAt, failedAt + tryAgainMs)) return;
    try {
      await refresh();
    } catch (error) {
      failedAt = clock.now();
      options.earlyFailed(error as ServiceError);
    }
  }

  async function ensureFresh() {
    const isEnding = token.expiresAt !== null && clock.now() >= token.expiresAt - lastMomentMs;
    // A token with time left is not waited for: the exchange may be slow, the request need not be.
    if (isEnding) await early();
    else void early();
  }

  function schedule() {
    undoTimer();
    undoTimer = () => {};
    if (earlyAt === null || token.expiresAt === null) return;
    const due = Math.max(earlyAt, failedAt + tryAgainMs);
    // An expired token cannot be exchanged: the next request's 401 says so where someone can act on it.
    if (due >= token.expiresAt) return;
    undoTimer = clock.after(Math.min(Math.max(due - clock.now(), 0), longestTimerMs), () => {
      void early().finally(schedule);
    });
  }

  const unwatch = token.watch(() => {
    failedAt = Number.NEGATIVE_INFINITY;
    earlyAt = earlyMoment();
    schedule();
  });
  schedule();
  return {
    refresh,
    ensureFresh,
    close() {
      unwatch();
      undoTimer();
    },
  };
}

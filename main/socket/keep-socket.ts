import { type Backoff, defaultBackoff, reconnectWait } from "./reconnect.ts";
import {
  connectSocket,
  type Socket,
  type SocketEnd,
  type SocketOptions,
  type SocketTarget,
} from "./socket.ts";

/** Why a kept socket lost its connection. */
export type SocketLoss =
  | SocketEnd
  /** It claimed to be open, but gave no sign of life within the deadline. */
  | { kind: "beatMissed" }
  /** Who uses the socket gave it up: `restart(reason)`. */
  | { kind: "givenUp"; reason: string };

/**
 * A kept socket's life:
 *
 *     connecting ──► open ──► waiting ──► connecting ──► ...     closed ──start()──► connecting
 *         └────────────────────►┘
 *
 * and from each of them to `closed`, by `close()`, `refuse()` or a server that refuses us.
 */
export type KeptState =
  | { kind: "connecting"; attempt: number }
  | { kind: "open" }
  | { kind: "waiting"; retryAt: number; attempt: number; why: SocketLoss }
  | { kind: "closed"; why: ClosedWhy };

export type ClosedWhy =
  | { kind: "notStarted" }
  | { kind: "asked" }
  /** `reason`: "http" and "closeCode" come with their `status`; "badUrl"; or the user's own verdict. */
  | { kind: "refused"; reason: string; status?: number };

/** Sends what proves life; true once it is proved. One that says false, or nothing, misses its deadline. */
export type Beat = (socket: Socket) => Promise<boolean>;

/** The beat of servers that answer WebSocket pings. */
export const pingBeat: Beat = (socket) => socket.ping().then(() => true);

export interface KeepSocketOptions extends SocketOptions {
  /** Asked at each attempt, so that a fresh token is used. */
  target: () => SocketTarget;
  opened?(): void;
  text(text: string): void;
  changed(state: KeptState): void;
  beat?: Beat;
  /** Default 10 s. */
  beatEveryMs?: number;
  /** How long a beat may take; default 5 s. */
  beatDeadlineMs?: number;
  /** How long an open socket has to prove itself in `wake()`; default 1 s. 0: it is dropped unheard. */
  wakeDeadlineMs?: number;
  /** After this long open the back-off starts anew; sooner with `settle()`. Default 10 s. */
  settledMs?: number;
  backoff?: Backoff;
  random?: () => number;
  /** HTTP statuses that end the loop; default 401 and 403. */
  refusing?: readonly number[];
  /** WebSocket close codes that end the loop, such as a server's own for "not signed in"; default none. */
  refusingCloses?: readonly number[];
}

export interface KeptSocket {
  start(): void;
  state(): KeptState;
  send(text: string): boolean;
  /**
   * After sleep, or when the network is back: an attempt starts now. A socket that claims to be open must prove
   * itself first, and is dropped when it does not: `open` is then followed by `connecting`.
   */
  wake(): void;
  /** The connection is good (signed in, say): the next loss is a first one. */
  settle(): void;
  /** Drops the connection and tries again after the back-off. */
  restart(reason: string): void;
  /** Drops the connection and connects anew at once, unless closed. */
  renew(): void;
  /** Drops the connection and stops: only `start()` begins again. */
  refuse(reason: string): void;
  close(): void;
}

/**
 * A WebSocket that comes back: retries for ever with back-off, watches for signs of life, and believes no
 * socket after sleep. It knows nothing of what is said over it.
 */
export function keepSocket(options: KeepSocketOptions): KeptSocket {
  const { clock, random = Math.random, backoff = defaultBackoff, beat } = options;
  const {
    beatEveryMs = 10_000,
    beatDeadlineMs = 5_000,
    wakeDeadlineMs = 1_000,
    settledMs = 10_000,
  } = options;
  const { refusing = [401, 403], refusingCloses = [] } = options;

  let state: KeptState = { kind: "closed", why: { kind: "notStarted" } };
  let socket: Socket | undefined;
  let attempt = 0;
  let heard = 0;
  const timers = new Set<() => void>();

  function change(next: KeptState) {
    state = next;
    options.changed(next);
  }

  function after(ms: number, task: () => void): () => void {
    const undo = clock.after(ms, () => {
      timers.delete(undo);
      task();
    });
    timers.add(undo);
    return () => {
      timers.delete(undo);
      undo();
    };
  }

  /** Forgets the connection and all timers of it. */
  function leave(how: "drop" | "close") {
    for (const undo of timers) undo();
    timers.clear();
    const left = socket;
    socket = undefined;
    if (how === "close") left?.close();
    else left?.drop();
  }

  function connect() {
    leave("drop");
    const mine = connectSocket(options.target(), options, {
      opened() {
        if (socket !== mine) return;
        after(settledMs, settle);
        scheduleBeat(mine);
        change({ kind: "open" });
        // `changed` may have closed it already.
        if (socket === mine) options.opened?.();
      },
      text(text) {
        if (socket !== mine) return;
        heard++;
        options.text(text);
      },
      ended(end) {
        if (socket !== mine) return;
        if (end.kind === "closed" && refusingCloses.includes(end.code))
          stop({ kind: "refused", reason: "closeCode", status: end.code });
        else if (end.kind === "badUrl") stop({ kind: "refused", reason: "badUrl" });
        else if (end.kind === "refused" && refusing.includes(end.status))
          stop({ kind: "refused", reason: "http", status: end.status });
        else lose(end);
      },
    });
    socket = mine;
    change({ kind: "connecting", attempt });
  }

  function lose(why: SocketLoss) {
    leave("drop");
    attempt++;
    const ms = reconnectWait(attempt, random(), backoff);
    after(ms, connect);
    change({ kind: "waiting", retryAt: clock.now() + ms, attempt, why });
  }

  function stop(why: ClosedWhy) {
    if (state.kind === "closed") return;
    leave("close");
    attempt = 0;
    change({ kind: "closed", why });
  }

  function settle() {
    attempt = 0;
  }

  function scheduleBeat(mine: Socket) {
    if (beat === undefined) return;
    after(beatEveryMs, () => {
      const before = heard;
      prove(mine, beatDeadlineMs, () => {
        // Any message since the beat is a sign of life too, however slow the answer to the beat.
        if (heard === before) lose({ kind: "beatMissed" });
        else scheduleBeat(mine);
      });
    });
  }

  /** One beat; `missed` when it has not proved life within `deadlineMs`. */
  function prove(mine: Socket, deadlineMs: number, missed: () => void, proved = () => scheduleBeat(mine)) {
    let decided = false;
    const undo = after(deadlineMs, () => {
      if (decided || socket !== mine) return;
      decided = true;
      missed();
    });
    const alive = () => {
      if (decided || socket !== mine) return;
      decided = true;
      undo();
      proved();
    };
    beat?.(mine).then((proof) => proof && alive());
  }

  /** At once, as a first attempt. */
  function reconnectNow() {
    attempt = 0;
    connect();
  }

  return {
    start() {
      if (state.kind === "closed") reconnectNow();
    },
    state: () => state,
    send: (text) => socket?.send(text) ?? false,
    wake() {
      if (state.kind === "closed") return;
      const mine = socket;
      if (state.kind !== "open" || mine === undefined || beat === undefined || wakeDeadlineMs === 0)
        return reconnectNow();
      // What lay in the buffers from before the sleep is no proof: only the beat's own answer is.
      prove(mine, wakeDeadlineMs, reconnectNow, () => {});
    },
    settle,
    restart(reason) {
      if (state.kind === "open" || state.kind === "connecting") lose({ kind: "givenUp", reason });
    },
    renew() {
      if (state.kind !== "closed") reconnectNow();
    },
    refuse: (reason) => stop({ kind: "refused", reason }),
    close: () => stop({ kind: "asked" }),
  };
}

import type { Mark } from "./endpoints.ts";

/**
 * The two feeds, as data that client and sandbox share. Only that they exist and what they carry is published;
 * addresses, sign-on and heartbeat are ours. The voice socket's address comes with the telephony configuration.
 *
 * One connection's life: open → the client sends `authFrame(token)` as its first frame → the server answers an
 * envelope named `readyName` once it will push everything from there on → events. A token that is not accepted
 * closes the socket with `closeUnauthorized`. The client pings (WebSocket ping frames) every `pingIntervalMs`
 * and takes a connection that stays silent for `silenceLimitMs` for dead.
 */
export interface SocketRow {
  readonly path: `/${string}`;
  readonly host: "location";
  readonly mark: Mark;
  readonly source: string;
  readonly proof: string;
  readonly readyName: string;
  /** A server that never says ready: after this long an open socket counts as ready. */
  readonly readyLimitMs: number;
  readonly closeUnauthorized: number;
  readonly pingIntervalMs: number;
  readonly silenceLimitMs: number;
  /** A longer frame is not read. */
  readonly maxFrameBytes: number;
}

const common = {
  host: "location",
  mark: "guess",
  readyName: "FeedReady",
  readyLimitMs: 2_000,
  closeUnauthorized: 4401,
  pingIntervalMs: 10_000,
  silenceLimitMs: 15_000,
  maxFrameBytes: 4 * 1024 * 1024,
} as const;

export const sockets = {
  /** Offers, workitem states, phone state, transcripts, own status. */
  events: {
    ...common,
    path: "/events/ws",
    source: "SDK architecture page: an events socket exists; the SDK learns its address after sign-in",
    proof: "a trace of the web client's sockets on a live tenant",
  },
  /** The supervisor's: users, queues, campaigns, outbound lists, workitem statistics. */
  analytics: {
    ...common,
    path: "/analytics/ws",
    source: "SDK architecture page: an analytics socket exists",
    proof: "a trace of the web client's sockets on a live tenant as a supervisor",
  },
} as const satisfies Record<string, SocketRow>;

/** How the token is told, so that it stands in no URL. A guess, as the rows above. */
export interface AuthFrame {
  readonly name: "Authenticate";
  readonly token: string;
}
export function authFrame(token: string): AuthFrame {
  return { name: "Authenticate", token };
}

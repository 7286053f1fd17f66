import type { Agent } from "node:http";
import { type ClientOptions, WebSocket } from "ws";
import type { Failure } from "../../shared/result.ts";
import type { Clock } from "../../shared/time.ts";
import { networkErrorOf } from "../network/trouble.ts";

/** Where to connect. Headers may carry a token: they are never logged; the URL carries none. */
export interface SocketTarget {
  url: string;
  headers?: Record<string, string>;
  protocols?: string[];
}

/** Why a socket is no more, or never was. */
export type SocketEnd =
  /** The server answered the upgrade with HTTP instead: 401, 503, ... */
  | { kind: "refused"; status: number; trouble?: Failure }
  /** Not a ws:// or wss:// URL: no attempt will ever succeed. */
  | { kind: "badUrl" }
  | { kind: "handshakeTimeout" }
  /** `code` is Node's or ws's: ECONNREFUSED, ENOTFOUND, WS_ERR_INVALID_UTF8, ... */
  | { kind: "failed"; code: string; trouble?: Failure }
  /** A message longer than `maxPayload`. */
  | { kind: "tooBig" }
  | { kind: "closed"; code: number; reason: string };

export interface SocketHandlers {
  opened(): void;
  text(text: string): void;
  /** Exactly once, and nothing after it; not after our own `drop` or `close`. */
  ended(end: SocketEnd): void;
}

/** One connection: bytes and life only, no retry, no meaning. */
export interface Socket {
  /** False when it is not open; true says handed over, not arrived. */
  send(text: string): boolean;
  /** A WebSocket ping; resolves with the pong. Not every server answers (mod_verto does not). */
  ping(): Promise<void>;
  /** Says goodbye, and cuts the connection when the other side does not. */
  close(): void;
  /** Cuts the connection at once. */
  drop(): void;
}

export interface SocketOptions {
  clock: Clock;
  handshakeMs?: number;
  /** Bytes; a longer message ends the socket as `tooBig`. */
  maxPayload?: number;
  /** The way out, by the URL; without it the direct one. */
  agentFor?: (url: string) => Agent;
  /** ws's constructor, or a test's. */
  open?: OpenWebSocket;
}
export type OpenWebSocket = (url: string, protocols: string[], options: ClientOptions) => WebSocket;

const goodbyeMs = 1_000;
const openWithWs: OpenWebSocket = (url, protocols, options) => new WebSocket(url, protocols, options);

function failedWith(error: Error & { code?: string }): SocketEnd {
  const network = networkErrorOf(error);
  if (network === null) return { kind: "failed", code: error.code ?? error.name };
  return { kind: "failed", code: network.failure.code, trouble: network.failure };
}

/** Opens a WebSocket. Never throws: what goes wrong comes as `ended`. */
export function connectSocket(
  target: SocketTarget,
  options: SocketOptions,
  handlers: SocketHandlers,
): Socket {
  const { clock, handshakeMs = 8_000, maxPayload = 4_000_000, open = openWithWs } = options;
  let over = false;
  let undoTimer = () => {};
  const pongs = new Set<() => void>();

  const end = (why: SocketEnd) => {
    if (over) return;
    over = true;
    undoTimer();
    pongs.clear();
    handlers.ended(why);
  };

  let ws: WebSocket;
  try {
    ws = open(target.url, target.protocols ?? [], {
      perMessageDeflate: false,
      maxPayload,
      // One message per turn of the event loop: what awaits an answer runs before the next message is read.
      allowSynchronousEvents: false,
      ...(options.agentFor === undefined ? {} : { agent: options.agentFor(target.url) }),
      ...(target.headers ? { headers: target.headers } : {}),
    });
  } catch {
    // ws's message quotes the URL, so it goes nowhere.
    queueMicrotask(() => end({ kind: "badUrl" }));
    return { send: () => false, ping: () => new Promise(() => {}), close: cancel, drop: cancel };
  }
  function cancel() {
    over = true;
  }

  undoTimer = clock.after(handshakeMs, () => {
    end({ kind: "handshakeTimeout" });
    ws.terminate();
  });
  ws.on("open", () => {
    undoTimer();
    if (!over) handlers.opened();
  });
  ws.on("message", (data) => {
    if (!over) handlers.text(String(data));
  });
  ws.on("pong", () => {
    for (const pong of pongs) pong();
    pongs.clear();
  });
  ws.on("unexpected-response", (request, response) => {
    const status = response.statusCode ?? 0;
    // No server of ours sends elsewhere or is content with an upgrade that it does not make.
    const isPage = status >= 200 && status <= 399;
    const trouble = { code: "webPage", about: { host: new URL(target.url).host } } as const;
    end({ kind: "refused", status, ...(isPage ? { trouble } : {}) });
    response.resume();
    request.destroy();
    ws.terminate();
  });
  // Stays on for life: an error without a listener would be an uncaught exception.
  ws.on("error", (error: Error & { code?: string }) => {
    if (error.code === "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH") end({ kind: "tooBig" });
    else end(failedWith(error));
    ws.terminate();
  });
  ws.on("close", (code, reason) => end({ kind: "closed", code, reason: String(reason) }));

  const leave = () => {
    over = true;
    undoTimer();
    pongs.clear();
  };
  return {
    send(text) {
      if (over || ws.readyState !== ws.OPEN) return false;
      // A failed write is told by "error" and "close"; the callback only keeps ws from throwing.
      ws.send(text, () => {});
      return true;
    },
    ping() {
      return new Promise((resolve) => {
        if (over || ws.readyState !== ws.OPEN) return;
        pongs.add(resolve);
        ws.ping(undefined, undefined, () => {});
      });
    },
    close() {
      if (ws.readyState === ws.CLOSED) return leave();
      leave();
      const undo = clock.after(goodbyeMs, () => ws.terminate());
      ws.once("close", undo);
      ws.close(1000);
    },
    drop() {
      leave();
      ws.terminate();
    },
  };
}

/** Sockets that push: the events feed, by agent, and the analytics feed, for supervisors. */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import * as v from "valibot";
import { type WebSocket, WebSocketServer } from "ws";
import type { Log } from "../../shared/log.ts";
import type { Clock } from "../../shared/time.ts";
import { messageSteps, type Profile, socketIn } from "../../shared/wire/profile/profile.ts";
import { toOurs, toTheirs } from "../../shared/wire/profile/translate.ts";
import type { sockets as socketRows } from "../../shared/wire/sockets.ts";
import { envelope } from "./envelope.ts";

const AuthFrameSchema = v.looseObject({ name: v.literal("Authenticate"), token: v.string() });
/** A client that does not say who it is within this is closed. */
const authWithinMs = 5_000;
const goodbyeMs = 200;

export interface FeedOptions {
  readonly socket: keyof typeof socketRows;
  /** In whose words it speaks. */
  readonly dialect: Profile;
  readonly clock: Clock;
  readonly log: Log;
  /** The user of a token, while it is good. */
  readonly userOf: (token: string) => string | undefined;
  /** Called when a connection is signed on and got its ready frame. */
  readonly ready?: (userId: string, say: (frame: object) => void) => void;
}

export interface Feed {
  readonly path: string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** To all connections of a user. Nobody connected: it is lost, as on the real one. */
  send(userId: string, frame: object): void;
  /** To all connections. */
  sendAll(frame: object): void;
  /** As it is, whatever it is. Gives how many connections it went to. */
  sendRaw(userId: string, text: string): number;
  readonly connected: readonly string[];
  /** The server ends the session: closed with the code for a token that is not accepted. */
  signOff(userId: string): void;
  readonly faults: FeedFaults;
  close(): Promise<void>;
}

export interface FeedFaults {
  /** TCP reset. Without a user: everybody's. */
  drop(userId?: string): number;
  /** For `ms` nothing goes out, pongs neither, and the socket stays open; then what was kept back goes out. */
  freeze(userId: string | undefined, ms: number): number;
  /** Every frame twice. */
  duplicate(on: boolean): void;
  /** Frames change places, two by two. */
  reorder(on: boolean): void;
  /** The next `n` sign-ons are refused. */
  refuse(n: number): void;
}

interface Connection {
  readonly ws: WebSocket;
  userId: string;
  frozen: string[] | null;
  /** One kept back, to be sent after the next. */
  swapped: string | null;
}

export function createFeed(options: FeedOptions): Feed {
  const { clock, log, dialect } = options;
  const row = socketIn(dialect, options.socket);
  const connections = new Set<Connection>();
  const timers = new Set<() => void>();
  let duplicates = false;
  let reorders = false;
  let refusals = 0;
  const sockets = new WebSocketServer({
    noServer: true,
    autoPong: false,
    maxPayload: 1_000_000,
    perMessageDeflate: false,
  });

  function after(ms: number, run: () => void): () => void {
    const undo = clock.after(ms, () => {
      timers.delete(undo);
      run();
    });
    timers.add(undo);
    return () => {
      timers.delete(undo);
      undo();
    };
  }

  function write(connection: Connection, text: string): void {
    if (connection.frozen !== null) connection.frozen.push(text);
    else if (connection.ws.readyState === connection.ws.OPEN) connection.ws.send(text);
  }

  function deliver(connection: Connection, text: string): void {
    if (reorders && connection.swapped === null) {
      connection.swapped = text;
      after(100, () => flush(connection));
      return;
    }
    write(connection, text);
    if (duplicates) write(connection, text);
    flush(connection);
  }

  /** A frame in the words of the dialect. */
  function said(frame: object): string {
    const { name, message } = frame as { name?: string; message?: unknown };
    if (name === undefined) return JSON.stringify(frame);
    const renamed = dialect.events?.[name as keyof typeof dialect.events]?.name ?? name;
    const theirs = { ...frame, name: renamed, message: toTheirs(message, messageSteps(dialect, name)) };
    return JSON.stringify(toTheirs(theirs, dialect.envelope));
  }

  function flush(connection: Connection): void {
    const kept = connection.swapped;
    connection.swapped = null;
    if (kept !== null) write(connection, kept);
  }

  function signOn(connection: Connection, text: string): void {
    const read = v.safeParse(AuthFrameSchema, toOurs(parsed(text), row.signOn));
    const userId = read.success ? options.userOf(read.output.token) : undefined;
    if (userId === undefined || refusals > 0) {
      refusals = Math.max(0, refusals - 1);
      connection.ws.close(row.closeUnauthorized, "unauthorized");
      return;
    }
    connection.userId = userId;
    write(connection, said(envelope(row.readyName, {}, clock.now())));
    log.info("feed connected", { path: row.path });
    options.ready?.(userId, (frame) => deliver(connection, said(frame)));
  }

  function accept(ws: WebSocket): void {
    const connection: Connection = { ws, userId: "", frozen: null, swapped: null };
    connections.add(connection);
    const stop = after(authWithinMs, () => ws.close(row.closeUnauthorized, "no sign-on"));
    ws.on("message", (data) => {
      if (connection.userId !== "") return;
      stop();
      signOn(connection, String(data));
    });
    ws.on("ping", (data) => {
      if (connection.frozen === null && ws.readyState === ws.OPEN) ws.pong(data);
    });
    ws.on("error", (error) => log.debug("feed socket failed", { why: error.message }));
    ws.on("close", () => {
      stop();
      connections.delete(connection);
    });
  }

  const of = (userId: string | undefined) =>
    [...connections].filter((one) => one.userId !== "" && (userId === undefined || one.userId === userId));

  return {
    path: row.path,
    upgrade: (request, socket, head) => sockets.handleUpgrade(request, socket, head, accept),
    send(userId, frame) {
      const text = said(frame);
      for (const connection of of(userId)) deliver(connection, text);
    },
    sendAll(frame) {
      const text = said(frame);
      for (const connection of of(undefined)) deliver(connection, text);
    },
    sendRaw(userId, text) {
      const all = of(userId);
      for (const connection of all) write(connection, text);
      return all.length;
    },
    get connected() {
      return [...new Set(of(undefined).map((one) => one.userId))];
    },
    signOff(userId) {
      for (const { ws } of of(userId)) ws.close(row.closeUnauthorized, "signed out");
    },
    faults: {
      drop(userId) {
        const all = of(userId);
        for (const { ws } of all) ws.terminate();
        return all.length;
      },
      freeze(userId, ms) {
        const all = of(userId);
        for (const connection of all) {
          connection.frozen ??= [];
          after(ms, () => {
            const kept = connection.frozen ?? [];
            connection.frozen = null;
            for (const text of kept) write(connection, text);
          });
        }
        return all.length;
      },
      duplicate(on) {
        duplicates = on;
      },
      reorder(on) {
        reorders = on;
      },
      refuse(n) {
        refusals = n;
      },
    },
    async close() {
      for (const undo of timers) undo();
      timers.clear();
      const closed = [...sockets.clients].map(
        (ws) => new Promise<void>((resolve) => void ws.once("close", () => resolve())),
      );
      for (const ws of sockets.clients) ws.close(1001, "the sandbox ends");
      const cut = setTimeout(() => {
        for (const ws of sockets.clients) ws.terminate();
      }, goodbyeMs);
      await Promise.all(closed);
      clearTimeout(cut);
      sockets.close();
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is no sign-on: the caller closes.
    return undefined;
  }
}

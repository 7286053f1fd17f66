/**
 * Plays the clients of the recording against our server, over real sockets and with the recording's own
 * time, and compares what the server says to each of them, in order, text by text.
 *
 * Not compared, because another run of the real server would differ too: ids of server requests, SDP,
 * callIDs and sessids that the server makes, ping serials, the values of the generic channel variables.
 */
import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { WebSocket } from "ws";
import { createVertoServer } from "../../sandbox/voice/verto/server.ts";
import type { VertoServer } from "../../sandbox/voice/verto/types.ts";
import { HandClock, turn } from "./verto-server-clock.ts";
import { cannedMedia } from "./verto-server-media.ts";

export type Entry = {
  ts: string;
  scenario: string;
  conn: string;
  dir: "client->server" | "server->client" | "meta";
  frame: Frame | string;
  raw?: string;
  note?: string;
};
type Frame = { [key: string]: unknown };
type Client = { ws: WebSocket; number: number; inbox: string[]; read: number; sent: number; closed?: number };

/** The server's frames may come this much sooner or later than recorded (ms): its poll was at another phase. */
const ADRIFT_MS = 400;

export function readTranscript(): Entry[] {
  const file = new URL("../fixtures/verto-transcript.jsonl", import.meta.url);
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Entry);
}

function firstSdp(entries: readonly Entry[], method: string): string {
  for (const { frame, dir } of entries) {
    if (dir !== "server->client" || typeof frame === "string" || frame.method !== method) continue;
    const sdp = (frame.params as Frame).sdp;
    if (typeof sdp === "string") return sdp;
  }
  throw new Error(`no ${method} in the recording`);
}

export class Replay {
  readonly server: VertoServer;
  readonly clock: HandClock;
  /** Ids of the server's requests, in the order in which they were written. */
  readonly requestIds: number[] = [];
  readonly #clients = new Map<string, Client>();
  /** What the recorded server made, and what ours made in its place. */
  readonly #instead = new Map<string, string>();
  readonly #written = new Map<number, number>();
  /** When, by the clock that stands still, each text to a connection was written. */
  readonly #writtenAt = new Map<number, number[]>();
  readonly #dealtWith = new Map<number, number>();
  #opened = 0;
  #holds = 0;
  #waiting: (() => void)[] = [];

  static async start(entries: readonly Entry[]): Promise<Replay> {
    const clock = new HandClock(Date.parse(entries[0]?.ts ?? ""));
    const media = cannedMedia({
      invite: firstSdp(entries, "verto.invite"),
      attach: firstSdp(entries, "verto.attach"),
      answer: firstSdp(entries, "verto.answer"),
    });
    const users = [
      { login: "1000", passwd: "1234" },
      { login: "1001", passwd: "1234" },
    ];
    const server = await createVertoServer({ users, media, clock, detachTimeoutMs: 30_000 });
    return new Replay(server, clock);
  }

  private constructor(server: VertoServer, clock: HandClock) {
    this.server = server;
    this.clock = clock;
    server.tap(({ connection, direction }) => {
      const counts = direction === "toClient" ? this.#written : this.#dealtWith;
      counts.set(connection, (counts.get(connection) ?? 0) + 1);
      if (direction === "toClient") {
        this.#writtenAt.set(connection, [...(this.#writtenAt.get(connection) ?? []), clock.now()]);
      }
      this.#changed();
    });
    server.on("legHeld", () => {
      this.#holds += 1;
      this.#changed();
    });
    server.on("clientGone", () => this.#changed());
  }

  async close(): Promise<void> {
    for (const client of this.#clients.values()) client.ws.terminate();
    await this.server.close();
  }

  async moveTo(ts: string): Promise<void> {
    await this.clock.moveTo(Date.parse(ts));
  }

  async open(conn: string, protocol?: string): Promise<void> {
    const ws = new WebSocket(this.server.url, protocol ? [protocol] : []);
    this.#opened += 1;
    const client: Client = { ws, number: this.#opened, inbox: [], read: 0, sent: 0 };
    this.#clients.set(conn, client);
    ws.on("message", (data) => {
      client.inbox.push(String(data));
      this.#changed();
    });
    ws.on("close", (code) => {
      client.closed = code;
      this.#changed();
    });
    ws.on("open", () => this.#changed());
    ws.on("pong", () => expect.unreachable("the real server sends no pong"));
    await this.until(() => ws.readyState === WebSocket.OPEN, `${conn} opens`);
    expect(ws.protocol).toBe(protocol ?? "");
  }

  client(conn: string): Client {
    const client = this.#clients.get(conn);
    if (client === undefined) throw new Error(`no connection ${conn}`);
    return client;
  }

  /** Sends, and waits until the server has dealt with it (or is holding a call, which takes time, or has hung up on us). */
  async send(
    conn: string,
    text: string,
    options: { how?: "text" | "binary" | "fragments" } = {},
  ): Promise<void> {
    const client = this.client(conn);
    const holds = this.#holds;
    if (options.how === "fragments") {
      client.ws.send(text.slice(0, 10), { fin: false });
      client.ws.send(text.slice(10), { fin: true });
    } else client.ws.send(text, { binary: options.how === "binary" });
    if (!text.startsWith("#SP")) await this.#hasDealtWith(conn, text, holds);
  }

  /** A control frame that the server reads as a request. */
  async ping(conn: string, payload: string): Promise<void> {
    this.client(conn).ws.ping(payload);
    await this.#hasDealtWith(conn, "ping");
  }

  async #hasDealtWith(conn: string, text: string, holds = this.#holds): Promise<void> {
    const client = this.client(conn);
    client.sent += 1;
    const dealtWith = () =>
      (this.#dealtWith.get(client.number) ?? 0) >= client.sent ||
      this.#holds > holds ||
      client.ws.readyState !== WebSocket.OPEN;
    await this.until(dealtWith, `${conn}: ${text.slice(0, 100)}`);
    await turn();
  }

  /** The next text that this client gets, moving time on as far as the recording allows. */
  async next(conn: string, ts: string): Promise<string> {
    const client = this.client(conn);
    const limit = Date.parse(ts) + ADRIFT_MS;
    while ((this.#written.get(client.number) ?? 0) <= client.read && this.clock.now() < limit) {
      await this.clock.moveTo(Math.min(limit, this.clock.now() + 10));
      await turn();
    }
    expect(this.#written.get(client.number) ?? 0, `${conn} is told something by ${ts}`).toBeGreaterThan(
      client.read,
    );
    await this.until(() => client.inbox.length > 0, `${conn} reads`);
    const writtenAt = this.#writtenAt.get(client.number)?.[client.read] ?? 0;
    expect(writtenAt, `not sooner than the real server: ${ts}`).toBeGreaterThan(Date.parse(ts) - ADRIFT_MS);
    client.read += 1;
    return client.inbox.shift() ?? "";
  }

  /** Texts that are not shown by the tap: the speed test. */
  async nextRaw(conn: string): Promise<string> {
    const client = this.client(conn);
    await this.until(() => client.inbox.length > 0, `${conn} reads`);
    return client.inbox.shift() ?? "";
  }

  async expectClose(conn: string, ts: string): Promise<void> {
    const client = this.client(conn);
    await this.clock.moveTo(Date.parse(ts) + ADRIFT_MS);
    await this.until(() => client.closed !== undefined, `${conn} is closed`);
    expect(client.closed).toBe(1000);
    this.expectNothingMore(conn);
  }

  /** The client's socket is lost, without a goodbye. */
  async lose(conn: string): Promise<void> {
    const client = this.client(conn);
    this.expectNothingMore(conn);
    const gone = new Promise<void>((resolve) => void this.server.on("clientGone", () => resolve()));
    client.ws.terminate();
    await gone;
  }

  expectNothingMore(conn: string): void {
    const client = this.client(conn);
    expect({ conn, unread: client.inbox }).toEqual({ conn, unread: [] });
    expect(this.#written.get(client.number) ?? 0).toBe(client.read);
  }

  get connections(): string[] {
    return [...this.#clients.keys()];
  }

  /** A recorded text with our own ids in the place of the recorded server's. */
  ours(text: string): string {
    let result = text;
    for (const [theirs, mine] of this.#instead) result = result.replaceAll(theirs, mine);
    return result;
  }

  compare(entry: Entry, text: string): void {
    if (entry.raw !== undefined) {
      expect(text).toBe(entry.raw);
      return;
    }
    const actual = JSON.parse(text) as Frame;
    const recorded = JSON.parse(this.ours(JSON.stringify(entry.frame))) as Frame;
    this.#learn(recorded, actual);
    const expected = JSON.parse(this.ours(JSON.stringify(entry.frame))) as Frame;
    if (typeof actual.method === "string") this.requestIds.push(Number(actual.id));
    // As text: the order of members is the real server's too.
    expect(JSON.stringify(masked(actual), undefined, 1)).toBe(JSON.stringify(masked(expected), undefined, 1));
  }

  #learn(recorded: Frame, actual: Frame): void {
    const theirs = [of(recorded, "params", "callID"), of(recorded, "result", "sessid")];
    const mine = [of(actual, "params", "callID"), of(actual, "result", "sessid")];
    const isNew = [recorded.method === "verto.invite", of(recorded, "result", "message") === "logged in"];
    for (const [at, their] of theirs.entries()) {
      const my = mine[at];
      if (isNew[at] && typeof their === "string" && typeof my === "string" && their !== my) {
        this.#instead.set(their, my);
      }
    }
  }

  async until(test: () => boolean, what: string): Promise<void> {
    const timeout = AbortSignal.timeout(3_000);
    while (!test()) {
      await new Promise<void>((resolve, reject) => {
        const late = () => reject(new Error(`never happened: ${what}`));
        timeout.addEventListener("abort", late, { once: true });
        this.#waiting.push(() => {
          timeout.removeEventListener("abort", late);
          resolve();
        });
      });
    }
  }

  #changed(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

function of(frame: Frame, ...path: string[]): unknown {
  let value: unknown = frame;
  for (const key of path) value = typeof value === "object" && value ? (value as Frame)[key] : undefined;
  return value;
}

function masked(frame: Frame): Frame {
  const copy = structuredClone(frame);
  if (typeof copy.method === "string") copy.id = "<id>";
  for (const part of [copy.params, copy.result] as (Frame | undefined)[]) {
    if (!part || typeof part !== "object") continue;
    if (typeof part.sdp === "string" && part.sdp.startsWith("v=0")) part.sdp = "<sdp>";
    if (part.serno !== undefined) part.serno = typeof part.serno;
    if (part.variables) {
      part.variables = Object.fromEntries(
        Object.entries(part.variables).map(([key, value]) => [
          key,
          key.startsWith("verto_") ? value : typeof value,
        ]),
      );
    }
  }
  return copy;
}

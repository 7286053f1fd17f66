/**
 * One client socket, with mod_verto's timing (mod_verto.c client_run): frames are dealt with one after the
 * other and answered at once; requests and events to the client wait in a queue that is flushed only when a
 * poll of 50 ms found no input. A client that keeps sending gets none.
 */
import type { Socket } from "node:net";
import type { RawData, WebSocket } from "ws";
import type { Clock } from "../../../shared/time.ts";
import { vertoFrameLimit, vertoQuietMs } from "../../../shared/wire/verto.ts";
import type { Json } from "./json.ts";

/** mod_verto pings after this much silence (ms). */
const SILENCE_MS = 30_000;

export type ConnectionOwner = {
  clock: Clock;
  /** One complete frame. The next one waits until this is settled. */
  received(connection: Connection, text: string): Promise<void>;
  /** The first pause of input after `wantsAttention` was set. */
  paused(connection: Connection): void;
  /** Once, whoever closed it. */
  gone(connection: Connection): void;
  /** Frames go out later by this (ms). */
  frameDelay(): number;
  nextId(): number;
  wrote(connection: Connection, text: string): void;
};

export class Connection {
  readonly number: number;
  /** Set by the first login that passed. */
  login: string | undefined;
  sessid: string | undefined;
  /** verto.clientReady was queued. */
  ready = false;
  wantsAttention = false;
  /** Event channels, each with its next eventSerno. */
  readonly subscriptions = new Map<string, number>();
  speedTest: { size: number; startedAt: number } | undefined;
  readonly #owner: ConnectionOwner;
  readonly #ws: WebSocket;
  readonly #socket: Socket;
  readonly #inbox: string[] = [];
  readonly #queue: string[] = [];
  #outbox: string[] = [];
  #working = false;
  #frozen = false;
  #alive = true;
  #lastInputAt: number;
  #lastWriteAt = 0;
  readonly #undo = { pause: () => {}, silence: () => {}, thaw: () => {} };
  readonly #undoDelayed = new Set<() => void>();

  constructor(owner: ConnectionOwner, number: number, ws: WebSocket, socket: Socket) {
    this.#owner = owner;
    this.number = number;
    this.#ws = ws;
    this.#socket = socket;
    this.#lastInputAt = owner.clock.now();
    ws.on("message", (data) => this.#take(data));
    // kws treats control frames as data: without a payload they vanish, with one they are read as a request.
    ws.on("ping", (data) => data.length > 0 && this.#take(data));
    ws.on("pong", (data) => data.length > 0 && this.#take(data));
    ws.on("error", () => this.#end());
    ws.on("close", () => this.#end());
    this.#watchSilence();
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** A reply: written at once. */
  write(text: string): void {
    if (!this.#alive) return;
    if (this.#frozen) {
      this.#outbox.push(text);
      return;
    }
    const now = this.#owner.clock.now();
    const at = Math.max(now + this.#owner.frameDelay(), this.#lastWriteAt);
    this.#lastWriteAt = at;
    if (at <= now) {
      this.#put(text);
      return;
    }
    const undo = this.#owner.clock.after(at - now, () => {
      this.#undoDelayed.delete(undo);
      if (this.#frozen) this.#outbox.push(text);
      else this.#put(text);
    });
    this.#undoDelayed.add(undo);
  }

  /** A request or an event: waits for a pause of input. */
  request(method: string, params: Json): void {
    if (!this.#alive) return;
    this.#queue.push(this.#asRequest(method, params));
    this.awaitPause();
  }

  /** verto.punt does not wait. */
  requestAtOnce(method: string, params: Json): void {
    this.write(this.#asRequest(method, params));
  }

  /** Arms the poll: pauses come every 50 ms after the last input, as with a server that polls. */
  awaitPause(): void {
    this.#undo.pause();
    this.#undo.pause = () => {};
    if (!this.#alive || this.#working || this.#frozen) return;
    if (this.#queue.length === 0 && !this.wantsAttention) return;
    const since = this.#owner.clock.now() - this.#lastInputAt;
    const wait = vertoQuietMs - (since % vertoQuietMs);
    this.#undo.pause = this.#owner.clock.after(wait, () => this.#pause());
  }

  /** The server's own close: code 1000, no reason. What happens to the calls happens now, not when the client has agreed. */
  close(): void {
    if (!this.#alive) return;
    this.#end();
    this.#ws.close(1000);
  }

  /** TCP reset. */
  drop(): void {
    this.#socket.resetAndDestroy();
    this.#end();
  }

  freeze(ms: number): void {
    if (!this.#alive) return;
    this.#frozen = true;
    this.#ws.pause();
    this.#undo.pause();
    this.#undo.thaw();
    this.#undo.thaw = this.#owner.clock.after(ms, () => {
      this.#frozen = false;
      const held = this.#outbox;
      this.#outbox = [];
      for (const text of held) this.write(text);
      this.#ws.resume();
      void this.#work();
      this.awaitPause();
    });
  }

  #asRequest(method: string, params: Json): string {
    return JSON.stringify({ jsonrpc: "2.0", id: this.#owner.nextId(), method, params });
  }

  #put(text: string): void {
    if (!this.#alive) return;
    this.#ws.send(text);
    this.#owner.wrote(this, text);
  }

  #take(data: RawData): void {
    const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer);
    if (bytes.length > vertoFrameLimit) {
      this.close();
      return;
    }
    this.#inbox.push(bytes.toString("utf8"));
    void this.#work();
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    this.#undo.pause();
    for (;;) {
      if (this.#frozen || !this.#alive) break;
      const text = this.#inbox.shift();
      if (text === undefined) break;
      await this.#owner.received(this, text);
      this.#lastInputAt = this.#owner.clock.now();
      this.#watchSilence();
    }
    this.#working = false;
    this.awaitPause();
  }

  #pause(): void {
    for (const text of this.#queue.splice(0)) this.write(text);
    if (this.wantsAttention) {
      this.wantsAttention = false;
      this.#owner.paused(this);
    }
    this.awaitPause();
  }

  #watchSilence(): void {
    this.#undo.silence();
    if (!this.#alive) return;
    this.#undo.silence = this.#owner.clock.after(SILENCE_MS, () => {
      if (this.login !== undefined) {
        this.request("verto.ping", { serno: Math.floor(this.#owner.clock.now() / 1000) });
      }
      this.#watchSilence();
    });
  }

  #end(): void {
    if (!this.#alive) return;
    this.#alive = false;
    this.#undo.pause();
    this.#undo.silence();
    this.#undo.thaw();
    for (const undo of this.#undoDelayed) undo();
    this.#owner.gone(this);
  }
}

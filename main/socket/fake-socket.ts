import { EventEmitter } from "node:events";
import type { ClientOptions, WebSocket } from "ws";
import type { OpenWebSocket } from "./socket.ts";

/** The client's end of a WebSocket that a test plays the network for. */
export class FakeWebSocket extends EventEmitter {
  readonly OPEN = 1;
  readonly CLOSED = 3;
  readyState = 0;
  sent: string[] = [];
  pings = 0;
  url: string;
  options: ClientOptions;

  constructor(url: string, options: ClientOptions) {
    super();
    this.url = url;
    this.options = options;
  }
  send(text: string) {
    this.sent.push(text);
  }
  ping() {
    this.pings++;
  }
  close() {
    this.finish(1000);
  }
  terminate() {
    this.finish(1006);
  }
  /** The network's part. */
  opens() {
    this.readyState = 1;
    this.emit("open");
  }
  says(text: string) {
    this.emit("message", Buffer.from(text), false);
  }
  finish(code = 1006) {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.emit("close", code, Buffer.alloc(0));
  }
}

/** Stands for ws's constructor; keeps what it made in `made`, newest last. */
export function fakeOpener(): { open: OpenWebSocket; made: FakeWebSocket[]; latest(): FakeWebSocket } {
  const made: FakeWebSocket[] = [];
  return {
    made,
    open(url, _protocols, options) {
      const ws = new FakeWebSocket(url, options);
      made.push(ws);
      return ws as unknown as WebSocket;
    },
    latest() {
      const ws = made.at(-1);
      if (ws === undefined) throw new Error("no socket was opened");
      return ws;
    },
  };
}

import { type ChildProcess, fork } from "node:child_process";
import type { Duplex } from "node:stream";
import { fileURLToPath } from "node:url";
import {
  type Counters,
  createRecordReader,
  type HostMessage,
  packRecord,
  type Question,
  type RTCState,
  SOUND_FD,
} from "./host-messages.ts";
import type { Frame, MediaResult } from "./types.ts";

type Answer = MediaResult<string | Counters | null>;
export type ConnectionListeners = { onFrame(frame: Frame): void; onState(state: RTCState): void };

/** The sandbox's end of the media host. The child is started with the first connection. */
export type MediaHost = {
  /** Opens a numbered connection; its events go to the listeners until `close`. */
  open(listeners: ConnectionListeners): number;
  ask(question: Question): Promise<Answer>;
  say(connection: number, frame: Frame): void;
  closeConnection(connection: number): void;
  readonly pid: number | undefined;
  /** Ends the child; resolves when it is gone. */
  close(): Promise<void>;
};

const gone: Answer = { ok: false, error: { kind: "closed", detail: "the media host has ended" } };

export function createMediaHost(): MediaHost {
  const listeners = new Map<number, ConnectionListeners>();
  const waiting = new Map<number, (answer: Answer) => void>();
  let child: ChildProcess | null = null;
  let sound: Duplex | null = null;
  let ended: Promise<void> = Promise.resolve();
  let lastConnection = 0;
  let lastQuestion = 0;
  let closed = false;

  function heard(message: HostMessage) {
    if ("state" in message) {
      listeners.get(message.connection)?.onState(message.state);
      return;
    }
    const settle = waiting.get(message.reply);
    waiting.delete(message.reply);
    settle?.(
      message.ok
        ? { ok: true, value: message.value }
        : { ok: false, error: { kind: "refused", detail: message.detail } },
    );
  }

  /** A host that fell over takes its connections with it; the next question starts another. */
  function lost() {
    child = null;
    sound = null;
    for (const settle of waiting.values()) settle(gone);
    waiting.clear();
    for (const one of [...listeners.values()]) one.onState("failed");
  }

  function start(): ChildProcess {
    if (child) return child;
    const started = fork(fileURLToPath(new URL("./host.ts", import.meta.url)), [], {
      execArgv: [],
      stdio: ["ignore", "inherit", "inherit", "ipc", "pipe"],
    });
    child = started;
    started.on("message", (message) => heard(message as HostMessage));
    const pipe = started.stdio[SOUND_FD] as Duplex;
    pipe.on(
      "data",
      createRecordReader((id, frame) => listeners.get(id)?.onFrame(frame)),
    );
    // The end of the child is told by its exit; a broken pipe says the same thing first.
    pipe.on("error", () => {});
    sound = pipe;
    ended = new Promise((resolve) => {
      started.once("close", (code, signal) => {
        if (!closed)
          console.error(`the media host ended: code ${code}, signal ${signal}; its legs have failed`);
        if (child === started) lost();
        resolve();
      });
    });
    return started;
  }

  return {
    open(one) {
      listeners.set(++lastConnection, one);
      return lastConnection;
    },
    ask(question) {
      if (closed) return Promise.resolve(gone);
      const host = start();
      return new Promise((resolve) => {
        waiting.set(++lastQuestion, resolve);
        host.send({ ...question, question: lastQuestion });
      });
    },
    say(connection, frame) {
      if (sound && !sound.destroyed) sound.write(packRecord(connection, frame));
    },
    closeConnection(connection) {
      if (!listeners.delete(connection) || closed || !child?.connected) return;
      child.send({ ask: "close", connection, question: ++lastQuestion });
    },
    get pid() {
      return child?.pid;
    },
    async close() {
      closed = true;
      listeners.clear();
      child?.kill("SIGKILL");
      await ended;
    },
  };
}

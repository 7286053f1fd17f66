import { EventEmitter } from "node:events";
import { createCodec } from "../world/codec.ts";
import type { FromPage } from "../world/preload-world.ts";
import { hostEvent, notModelled } from "./strict.ts";
import type { WebContents } from "./web-contents.ts";

type Handler = (event: object, ...args: unknown[]) => unknown;

export const codec = createCodec();

/** Structured clone as Electron refuses it: a plain Error. */
export function encode(value: unknown): string {
  try {
    return codec.encode(value);
  } catch {
    throw new Error("An object could not be cloned.");
  }
}

/** Channels are the app's own words, so listening is free here; members are not. */
class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, { run: Handler; once: boolean }>();

  handle(channel: string, run: Handler): void {
    this.#add(channel, run, false);
  }

  handleOnce(channel: string, run: Handler): void {
    this.#add(channel, run, true);
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  #add(channel: string, run: Handler, once: boolean): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    if (typeof run !== "function")
      throw new TypeError(`Expected handler to be a function, but found type '${typeof run}'`);
    this.#handlers.set(channel, { run, once });
  }

  /** A message from a page, in the order sent. */
  hostTake(message: FromPage & { kind: "send" | "invoke" }, contents: WebContents): void {
    const args = codec.decode(message.args) as unknown[];
    const frame = contents.mainFrame;
    const event = hostEvent({
      type: "frame",
      sender: contents,
      senderFrame: frame,
      processId: frame.processId,
      frameId: frame.routingId,
      ports: [],
    });
    if (message.kind === "send") {
      Object.assign(event, {
        reply: (channel: string, ...more: unknown[]) => contents.send(channel, ...more),
      });
      this.emit(message.channel, event, ...args);
    } else {
      void this.#invoke(message, event, args, contents);
    }
  }

  async #invoke(
    { id, channel }: FromPage & { kind: "invoke" },
    event: object,
    args: unknown[],
    contents: WebContents,
  ): Promise<void> {
    const asked = contents.mainFrame;
    const answer = (reply: Parameters<WebContents["hostPost"]>[0]) => {
      // A page that was left meanwhile hears nothing.
      if (!contents.isDestroyed() && contents.mainFrame === asked) contents.hostPost(reply);
    };
    const found = this.#handlers.get(channel);
    try {
      if (found === undefined) throw new Error(`No handler registered for '${channel}'`);
      if (found.once) this.#handlers.delete(channel);
      const value = await found.run(event, ...args);
      answer({ kind: "answer", id, value: encode(value) });
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error);
      answer({ kind: "refused", id, message: `Error invoking remote method '${channel}': ${error}` });
    }
  }
}

export function createIpcMain(): IpcMain {
  const ipcMain = new IpcMain();
  ipcMain.setMaxListeners(0);
  return new Proxy(ipcMain, {
    get(target, key) {
      if (typeof key === "string" && !(key in target) && key !== "then" && key !== "toJSON") {
        throw notModelled(`ipcMain.${key}`);
      }
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" && key !== "constructor" ? value.bind(target) : value;
    },
  });
}

export type { IpcMain };

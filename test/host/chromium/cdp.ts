import type { Readable, Writable } from "node:stream";

type Params = Record<string, unknown>;
type Heard = (params: never) => void;

/** One flat session of the protocol: the browser itself, or one page. */
export interface Session {
  send<T = Params>(method: string, params?: Params): Promise<T>;
  /** Sends without waiting for the answer; a failure goes to `failed`. */
  post(method: string, params: Params, failed: (error: Error) => void): void;
  on<T>(method: string, heard: (params: T) => void): void;
}

export interface Cdp {
  readonly browser: Session;
  session(id: string): Session;
  forget(id: string): void;
}

interface Frame {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: Params;
  readonly result?: Params;
  readonly error?: { readonly message: string };
}

/** Chrome's DevTools protocol over its pipe: NUL-separated JSON. The browser ends when the pipe does. */
export function connectPipe(toBrowser: Writable, fromBrowser: Readable): Cdp {
  const pending = new Map<number, (frame: Frame) => void>();
  const heard = new Map<string, Map<string, Heard[]>>();
  let last = 0;
  let open = true;

  function write(method: string, params: Params, sessionId: string, done: (frame: Frame) => void): void {
    last += 1;
    if (!open) {
      done({ error: { message: `${method}: the browser is gone` } });
      return;
    }
    pending.set(last, done);
    const to = sessionId === "" ? {} : { sessionId };
    toBrowser.write(`${JSON.stringify({ id: last, method, params, ...to })}\0`);
  }

  function take(frame: Frame): void {
    if (frame.id !== undefined) {
      const done = pending.get(frame.id);
      pending.delete(frame.id);
      done?.(frame);
      return;
    }
    const listeners = heard.get(frame.sessionId ?? "")?.get(frame.method ?? "") ?? [];
    for (const each of listeners) each((frame.params ?? {}) as never);
  }

  let parts: Buffer[] = [];
  fromBrowser.on("data", (chunk: Buffer) => {
    let rest = chunk;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      parts.push(rest.subarray(0, end));
      take(JSON.parse(Buffer.concat(parts).toString("utf8")));
      parts = [];
      rest = rest.subarray(end + 1);
    }
    if (rest.length > 0) parts.push(rest);
  });
  const end = () => {
    open = false;
    for (const done of [...pending.values()]) done({ error: { message: "the browser is gone" } });
    pending.clear();
  };
  fromBrowser.on("close", end);
  fromBrowser.on("error", end);
  toBrowser.on("error", end);

  function session(id: string): Session {
    return {
      send: <T>(method: string, params: Params = {}) =>
        new Promise<T>((resolve, reject) => {
          write(method, params, id, (frame) => {
            if (frame.error !== undefined) reject(new Error(`${method}: ${frame.error.message}`));
            else resolve(frame.result as T);
          });
        }),
      post(method, params, failed) {
        write(method, params, id, (frame) => {
          if (frame.error !== undefined) failed(new Error(`${method}: ${frame.error.message}`));
        });
      },
      on(method, listener) {
        const methods = heard.get(id) ?? new Map<string, Heard[]>();
        heard.set(id, methods);
        methods.set(method, [...(methods.get(method) ?? []), listener as Heard]);
      },
    };
  }
  return { browser: session(""), session, forget: (id) => void heard.delete(id) };
}

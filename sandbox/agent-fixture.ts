/** An agent for the tests of this folder: HTTP, the events feed, and a line whose microphone and ear are PCM. */
import { WebSocket } from "ws";
import { type EndpointName, endpoints } from "../shared/wire/endpoints.ts";
import { fillPath } from "../shared/wire/paths.ts";
import { authFrame, sockets } from "../shared/wire/sockets.ts";
import type { Sandbox } from "./server.ts";
import { createMediaEngine } from "./voice/media/engine.ts";
import type { Hearing, Utterance } from "./voice/media/types.ts";

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into by the tests, whatever they are
type Loose = any;

export interface Answered {
  readonly status: number;
  readonly body: Loose;
}

/** Frames in order; `next` waits for one that comes after those it gave before. */
export class Inbox {
  readonly frames: Loose[] = [];
  #given = 0;
  #notify = () => {};
  push(frame: unknown): void {
    this.frames.push(frame);
    this.#notify();
  }
  async next(fits: (frame: Loose) => boolean): Promise<Loose> {
    for (;;) {
      const at = this.frames.findIndex((frame, i) => i >= this.#given && fits(frame));
      if (at >= 0) {
        this.#given = at + 1;
        return this.frames[at];
      }
      await new Promise<void>((resolve) => {
        this.#notify = resolve;
      });
    }
  }
  named(name: string): Promise<Loose> {
    return this.next((frame) => frame.name === name);
  }
}

export interface TestAgent {
  readonly userId: string;
  readonly token: string;
  ask(name: EndpointName, params?: Record<string, string>, body?: unknown, query?: string): Promise<Answered>;
  readonly feed: Inbox;
  readonly socket: WebSocket;
  close(): void;
}

export async function ask(
  origin: string,
  header: string,
  name: EndpointName,
  params: Record<string, string> = {},
  body?: unknown,
  query = "",
): Promise<Answered> {
  const { method, path } = endpoints[name];
  const response = await fetch(`${origin}${fillPath(path, params)}${query}`, {
    method,
    headers: { authorization: header, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
}

export const basic = (username: string, password: string) =>
  `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;

export async function openFeed(url: string, token: string): Promise<{ socket: WebSocket; feed: Inbox }> {
  const socket = new WebSocket(url);
  const feed = new Inbox();
  socket.on("message", (data) => feed.push(JSON.parse(String(data))));
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  socket.send(JSON.stringify(authFrame(token)));
  await feed.named(sockets.events.readyName);
  return { socket, feed };
}

/** Signed in, on the feed and, unless told otherwise, Available. */
export async function signIn(
  sandbox: Sandbox,
  name: string,
  statusId: string | null = "available",
): Promise<TestAgent> {
  const agent = sandbox.centre.find(name);
  if (agent === undefined) throw new Error(`no ${name}`);
  const login = await ask(sandbox.providerUrl, basic(agent.username, agent.password), "login");
  const { token, location } = login.body;
  const call: TestAgent["ask"] = (endpoint, params, body, query) =>
    ask(location, token, endpoint, params, body, query);
  await call("initSession", {}, { platform: "web" });
  const { socket, feed } = await openFeed(location.replace("http", "ws") + sockets.events.path, token);
  if (statusId !== null) await call("acdLogin", {}, { statusId });
  return { userId: agent.userId, token, ask: call, feed, socket, close: () => socket.terminate() };
}

export interface TestLine {
  readonly inbox: Inbox;
  /** What the agent hears. */
  readonly hears: Hearing;
  says(what: Utterance): void;
  readonly socket: WebSocket;
  /** How many times it was rung. */
  readonly rings: () => number;
  close(): Promise<void>;
}

/** Logs in to mod_verto and answers every invite and attach by itself. */
export async function openLine(
  { url, login, passwd }: { url: string; login: string; passwd: string },
  sessid: string = crypto.randomUUID(),
): Promise<TestLine> {
  const media = createMediaEngine();
  const voice = media.createCustomer({ name: "microphone" });
  const bridge = media.createBridge();
  bridge.join(voice.port);
  const inbox = new Inbox();
  const socket = new WebSocket(url);
  let lastId = 0;
  let rung = 0;
  const send = (frame: object) => socket.send(JSON.stringify({ jsonrpc: "2.0", ...frame }));
  const request = (method: string, params: object) =>
    send({ id: ++lastId, method, params: { ...params, sessid } });
  socket.on("message", (data) => {
    const frame = JSON.parse(String(data));
    inbox.push(frame);
    if (frame.method === undefined) return;
    send({ id: frame.id, result: { method: frame.method } });
    if (frame.method !== "verto.invite" && frame.method !== "verto.attach") return;
    rung += frame.method === "verto.invite" ? 1 : 0;
    const peer = media.createPeer();
    void peer.answer(frame.params.sdp).then((answer) => {
      if (!answer.ok) return;
      bridge.join(peer.port);
      const method = frame.method === "verto.invite" ? "verto.answer" : "verto.attach";
      request(method, { sdp: answer.value, dialogParams: { callID: frame.params.callID } });
    });
  });
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  request("login", { login, passwd, loginParams: {}, userVariables: {} });
  await inbox.next((frame) => frame.method === "verto.clientReady");
  return {
    inbox,
    hears: voice.hears,
    says: (what) => voice.says(what),
    socket,
    rings: () => rung,
    async close() {
      socket.terminate();
      await media.close();
    },
  };
}

/** Resolves when the world is as wished. */
export function until({ centre }: Sandbox, isSo: () => boolean): Promise<void> {
  if (isSo()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = centre.onStep(() => {
      if (!isSo()) return;
      stop();
      resolve();
    });
  });
}

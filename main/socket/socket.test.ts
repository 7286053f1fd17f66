import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocketServer } from "ws";
import { fakeClock } from "../../shared/fake-clock.ts";
import { systemClock } from "../../shared/time.ts";
import { makeAuthority, startProxy, startSecure, testNetwork } from "../network/test-network.ts";
import { fakeOpener } from "./fake-socket.ts";
import { type KeptState, keepSocket, pingBeat } from "./keep-socket.ts";
import { connectSocket, type Socket, type SocketEnd, type SocketOptions } from "./socket.ts";

const clock = systemClock(globalThis);
const toClose: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0)) await close();
});

/** A real server on a free port. */
async function serve(options: { status?: number } = {}) {
  const http: Server = createServer();
  const server = new WebSocketServer({
    server: http,
    verifyClient: (_info, done) => done(options.status === undefined, options.status),
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  toClose.push(() => {
    for (const client of server.clients) client.terminate();
    return new Promise((resolve) => http.close(resolve));
  });
  return { server, url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}` };
}

/** Connects; `happened` gives what came, in order. */
function connect(url: string, more: Pick<SocketOptions, "maxPayload" | "agentFor"> = {}) {
  const log: (string | SocketEnd)[] = [];
  let wake = () => {};
  const note = (what: string | SocketEnd) => {
    log.push(what);
    wake();
  };
  const agent = more.agentFor === undefined ? {} : { agentFor: more.agentFor };
  const socket: Socket = connectSocket(
    { url },
    { clock, ...(more.maxPayload === undefined ? {} : { maxPayload: more.maxPayload }), ...agent },
    { opened: () => note("opened"), text: (text) => note(text), ended: (end) => note(end) },
  );
  toClose.push(() => socket.drop());
  const happened = async (count: number) => {
    while (log.length < count) await new Promise<void>((resolve) => (wake = resolve));
    return log;
  };
  return { socket, happened };
}

describe("a socket to a real server", () => {
  it("sends, receives and pings", async () => {
    const { server, url } = await serve();
    server.on("connection", (ws) => ws.on("message", (data) => ws.send(`got ${data}`)));
    const { socket, happened } = connect(url);
    await happened(1);
    await socket.ping();
    expect(socket.send("this")).toBe(true);
    expect(await happened(2)).toEqual(["opened", "got this"]);
  });

  it("goes through the system's proxy, over TLS that the system's authorities vouch for, and says what stands in the way", async () => {
    const authority = await makeAuthority();
    const http = await startSecure(await authority.signs(), (_request, response) => void response.end());
    const signIn = { username: "amy", password: "x" };
    const proxy = await startProxy({ signIn });
    toClose.push(() => Promise.all([proxy.close(), http.close()]));
    const server = new WebSocketServer({ server: http.server });
    server.on("connection", (ws) => ws.on("message", (data) => ws.send(`got ${data}`)));
    const name = `localhost:${proxy.port}`;
    const { network, proxies } = testNetwork({ ways: `PROXY ${name}`, system: [authority.cert] });
    toClose.push(() => network.close());
    const url = `wss://localhost:${http.port}/`;
    const trouble = { code: "proxyAsks", about: { proxy: name } };
    expect(await connect(url, network).happened(1)).toMatchObject([{ kind: "failed", trouble }]);
    proxies.answer(name, signIn, false);
    const { socket, happened } = connect(url, network);
    await happened(1);
    socket.send("this");
    expect(await happened(2)).toEqual(["opened", "got this"]);
    expect(proxy.asked.at(-1)).toBe(`localhost:${http.port} signed in`);
  });

  it("a page in place of the upgrade is told as one", async () => {
    const { url } = await serve({ status: 302 });
    const trouble = { code: "webPage", about: { host: new URL(url).host } };
    expect(await connect(url).happened(1)).toEqual([{ kind: "refused", status: 302, trouble }]);
  });

  it.each([401, 503])("tells an HTTP %i on the upgrade from a lost connection", async (status) => {
    const { url } = await serve({ status });
    expect(await connect(url).happened(1)).toEqual([{ kind: "refused", status }]);
  });

  it("tells nobody listening", async () => {
    const { server, url } = await serve();
    await toClose.pop()?.();
    expect(server.clients.size).toBe(0);
    expect(await connect(url).happened(1)).toEqual([{ kind: "failed", code: "ECONNREFUSED" }]);
  });

  it("takes a URL that is none for an end, not for a throw", async () => {
    expect(await connect("not a url").happened(1)).toEqual([{ kind: "badUrl" }]);
    expect(await connect("https//x").happened(1)).toEqual([{ kind: "badUrl" }]);
  });

  it("ends on a message that is too big, once", async () => {
    const { server, url } = await serve();
    server.on("connection", (ws) => ws.send("x".repeat(2_000)));
    const { happened } = connect(url, { maxPayload: 1_000 });
    expect(await happened(2)).toEqual(["opened", { kind: "tooBig" }]);
  });

  it("ends on text that is not UTF-8, and reads bytes as text", async () => {
    const { server, url } = await serve();
    server.on("connection", (ws) => {
      ws.send(Buffer.from("bytes"), { binary: true });
      ws.send(Buffer.from([0xff, 0xfe]), { binary: false });
    });
    const log = await connect(url).happened(3);
    expect(log).toEqual(["opened", "bytes", { kind: "failed", code: "WS_ERR_INVALID_UTF8" }]);
  });

  it("ends on bytes that are no WebSocket frame", async () => {
    const { server, url } = await serve();
    server.on("connection", (_ws, request) => request.socket.write(Buffer.from([0xf3, 0x01, 0x02])));
    const [, end] = await connect(url).happened(2);
    expect(end).toMatchObject({ kind: "failed" });
  });
});

it("tells nothing after it was dropped or closed", () => {
  for (const how of ["drop", "close"] as const) {
    const net = fakeOpener();
    const still = fakeClock();
    const told: string[] = [];
    const socket = connectSocket(
      { url: "ws://x" },
      { clock: still, open: net.open },
      {
        opened: () => told.push("opened"),
        text: (text) => told.push(text),
        ended: (end) => told.push(end.kind),
      },
    );
    net.latest().opens();
    socket[how]();
    net.latest().says("late");
    net.latest().emit("error", new Error("late"));
    expect(socket.send("late")).toBe(false);
    expect(told).toEqual(["opened"]);
    expect(still.pending()).toBe(0);
  }
});

describe("a kept socket with a real server", () => {
  it("is dropped by the server, comes back, and stops at 401", async () => {
    const options: { status?: number } = {};
    const { server, url } = await serve(options);
    const states: KeptState[] = [];
    let wake = () => {};
    const kept = keepSocket({
      target: () => ({ url }),
      text: () => {},
      changed(state) {
        states.push(state);
        wake();
      },
      clock,
      beat: pingBeat,
      backoff: { firstMs: 1, maxMs: 2 },
    });
    toClose.push(() => kept.close());
    const reaches = async (kind: KeptState["kind"], times: number) => {
      while (states.filter((state) => state.kind === kind).length < times)
        await new Promise<void>((resolve) => (wake = resolve));
    };
    kept.start();
    await reaches("open", 1);
    for (const client of server.clients) client.terminate();
    await reaches("open", 2);
    options.status = 401;
    for (const client of server.clients) client.close(1001);
    await reaches("closed", 1);
    expect(kept.state()).toEqual({ kind: "closed", why: { kind: "refused", reason: "http", status: 401 } });
  });
});

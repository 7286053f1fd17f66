/** The sandbox's mod_verto server: its socket, its parts and their neighbours. See `types.ts`. */
import { createServer, type IncomingMessage, type Server } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { silentLog } from "../../../shared/log.ts";
import { systemClock } from "../../../shared/time.ts";
import { vertoDetachSeconds, vertoMessages } from "../../../shared/wire/verto.ts";
import { createGate, login, puntConnection } from "./auth.ts";
import { createAnswer, createAttach, createBye, createInvite } from "./calls.ts";
import { Connection, type ConnectionOwner } from "./connection.ts";
import { Core } from "./core.ts";
import { testDialplan } from "./dialplan.ts";
import { createBroadcast, createPresence, createSubscribe, unsubscribe } from "./events.ts";
import { createInfo } from "./info.ts";
import { createModify } from "./modify.ts";
import { ringUser } from "./ringing.ts";
import { type Handler, handleFrame, type Rpc } from "./rpc.ts";
import { connectionLost, forgetSessions, startSession } from "./session.ts";
import { speedTest } from "./speedtest.ts";
import type { VertoFaults, VertoServer, VertoServerOptions } from "./types.ts";

/** Above mod_verto's own limit, which `Connection` keeps: `ws` would close with another code. */
const RECEIVE_LIMIT = 16_000_000;
const GOODBYE_MS = 200;

/** Listens when it resolves. Rejects only when the port is taken. */
export async function createVertoServer(options: VertoServerOptions): Promise<VertoServer> {
  const core = new Core({
    clock: options.clock ?? systemClock(globalThis),
    log: options.log ?? silentLog,
    media: options.media,
    domain: options.domain ?? "verto.test",
    detachTimeoutMs: options.detachTimeoutMs ?? vertoDetachSeconds * 1_000,
    answerTakesMs: options.answerTakesMs ?? 0,
    bridgeTakesMs: options.bridgeTakesMs ?? 0,
    dialplan: options.dialplan ?? testDialplan,
    eventChannels: options.eventChannels ?? ["demo", "presence"],
  });
  for (const user of options.users) core.users.set(user.login, user);
  core.callStateChanged = createPresence(core);
  const door = openDoor(core, createRpc(core), options);
  await door.open;
  return {
    get url() {
      return door.url();
    },
    addUser: (user) => void core.users.set(user.login, user),
    isReachable: (name) => core.reachable(name).length > 0,
    legs: (name) => core.legsWhere((leg) => leg.login === name),
    leg: (callID) => core.legs.get(callID),
    callAgent: (name, call) => ringUser(core, name, call),
    on: (event, listener) => core.events.on(event, listener),
    tap: (see) => core.taps.on("frame", see),
    faults: createFaults(core),
    async close() {
      for (const leg of core.legsWhere(() => true)) leg.finish("SYSTEM_SHUTDOWN", "server");
      for (const connection of [...core.connections]) connection.close();
      await door.close();
    },
  };
}

function createRpc(core: Core): Rpc {
  const methods: [string, Handler][] = [
    ["login", login],
    ["verto.ping", () => ({ result: { message: vertoMessages.pong } })],
    ["verto.invite", createInvite(core)],
    ["verto.answer", createAnswer(core)],
    ["verto.attach", createAttach(core)],
    ["verto.bye", createBye(core)],
    ["verto.modify", createModify(core)],
    ["verto.info", createInfo(core)],
    ["verto.subscribe", createSubscribe(core)],
    ["verto.unsubscribe", unsubscribe],
    ["verto.broadcast", createBroadcast(core)],
    // echo, jsapi and fsapi exist in mod_verto; users of the usual configuration may not call them.
  ];
  return { methods: new Map(methods), gate: createGate(core) };
}

function createFaults(core: Core): VertoFaults {
  const each = (name: string, act: (connection: Connection) => void) => {
    const all = core.connectionsOf(name);
    for (const connection of all) act(connection);
    return all.length;
  };
  return {
    dropSockets: (name) =>
      name === undefined
        ? [...core.users.keys()].reduce((sum, one) => sum + each(one, (connection) => connection.drop()), 0)
        : each(name, (connection) => connection.drop()),
    freezeSockets: (name, ms) => each(name, (connection) => connection.freeze(ms)),
    refuseLogins: (n) => {
      core.faults.loginsToRefuse = n;
    },
    forgetSessions: () => forgetSessions(core),
    delayFrames: (ms) => {
      core.faults.frameDelayMs = ms;
    },
    punt: (name) => each(name, puntConnection),
  };
}

type Door = { open: Promise<void>; url(): string; close(): Promise<void> };

function openDoor(core: Core, rpc: Rpc, options: VertoServerOptions): Door {
  const owner = ownerOf(core, rpc);
  const sockets = new WebSocketServer({
    noServer: true,
    autoPong: false,
    maxPayload: RECEIVE_LIMIT,
    perMessageDeflate: false,
    handleProtocols: (asked) => asked.values().next().value ?? false,
  });
  const http = options.attach?.server ?? createServer((_request, reply) => void reply.writeHead(426).end());
  const path = options.attach?.path;
  let number = 0;
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (path !== undefined && new URL(request.url ?? "/", "http://local").pathname !== path) return;
    if (!(socket instanceof Socket)) return;
    sockets.handleUpgrade(request, socket, head, (ws) => {
      number += 1;
      core.connections.add(new Connection(owner, number, ws, socket));
    });
  };
  http.on("upgrade", upgrade);
  return {
    open: options.attach ? Promise.resolve() : listen(http, options.port ?? 0),
    url: () => urlOf(http, path ?? ""),
    async close() {
      http.off("upgrade", upgrade);
      await goodbyes(sockets.clients);
      sockets.close();
      if (!options.attach) await new Promise<void>((resolve) => http.close(() => resolve()));
    },
  };
}

/** Clients have a moment to agree to the close; then they are cut off. */
async function goodbyes(clients: ReadonlySet<WebSocket>): Promise<void> {
  const closed = [...clients].map(
    (ws) => new Promise<void>((resolve) => void ws.once("close", () => resolve())),
  );
  const cut = setTimeout(() => {
    for (const ws of clients) ws.terminate();
  }, GOODBYE_MS);
  await Promise.all(closed);
  clearTimeout(cut);
}

function ownerOf(core: Core, rpc: Rpc): ConnectionOwner {
  const show = (connection: Connection, direction: "fromClient" | "toClient", text: string) => {
    if (text.startsWith("#SP")) return;
    const shown = text.replace(/("passwd"\s*:\s*)"(?:[^"\\]|\\.)*"/g, '$1"***"');
    core.taps.emit("frame", {
      connection: connection.number,
      login: connection.login,
      direction,
      text: shown,
    });
  };
  return {
    clock: core.clock,
    nextId: () => core.nextId(),
    frameDelay: () => core.faults.frameDelayMs,
    async received(connection, text) {
      if (!speedTest(connection, text, core.clock)) await handleFrame(rpc, connection, text);
      show(connection, "fromClient", text);
    },
    paused: (connection) => void startSession(core, connection),
    gone: (connection) => connectionLost(core, connection),
    wrote: (connection, text) => show(connection, "toClient", text),
  };
}

function listen(http: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once("error", reject);
    http.listen(port, "127.0.0.1", () => {
      http.off("error", reject);
      resolve();
    });
  });
}

function urlOf(http: Server, path: string): string {
  const address = http.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return `ws://127.0.0.1:${port}${path}`;
}

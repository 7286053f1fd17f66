import { createServer as createPlain, type IncomingMessage, type RequestListener } from "node:http";
import { createServer as createSecure } from "node:https";
import { type AddressInfo, connect, createServer as createTcp, type Server, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { generate } from "selfsigned";
import { silentLog } from "../../shared/log.ts";
import { systemClock } from "../../shared/time.ts";
import { createNetwork, type Network, type NetworkParts } from "./network.ts";
import { createProxySignIns, type DeskParts } from "./sign-ins.ts";
import { createTrust } from "./trust.ts";

/** A certificate with its key, as PEM. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

/** Who may sign: as a company's gateway does for every host. */
export async function makeAuthority(name = "Acme Web Gateway CA") {
  const ca = await generate([{ name: "commonName", value: name }], {
    keyType: "ec",
    algorithm: "sha256",
    notBeforeDate: new Date("2020-01-01"),
    notAfterDate: new Date("2120-01-01"),
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return {
    cert: ca.cert,
    /** A server's certificate for that name and for 127.0.0.1. */
    async signs(host = "localhost", from = new Date("2021-01-01"), to = new Date("2119-01-01")) {
      const made = await generate([{ name: "commonName", value: host }], {
        keyType: "ec",
        algorithm: "sha256",
        notBeforeDate: from,
        notAfterDate: to,
        ca: { key: ca.private, cert: ca.cert },
        extensions: [
          { name: "basicConstraints", cA: false },
          {
            name: "subjectAltName",
            altNames: [
              { type: 2, value: host },
              ...(host === "localhost" ? [{ type: 7 as const, ip: "127.0.0.1" }] : []),
            ],
          },
        ],
      });
      return { cert: made.cert, key: made.private } satisfies Identity;
    },
  };
}

export interface Place {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on loopback and knows how to end with all that is connected. */
async function listening<S extends Server>(server: S): Promise<Place & { readonly server: S }> {
  const open = new Set<Duplex>();
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.on("error", () => {}).on("close", () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    server,
    port: (server.address() as AddressInfo).port,
    close() {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Answers requests over TLS. */
export const startSecure = (identity: Identity, answer: RequestListener) =>
  listening(createSecure(identity, answer));

/** Answers requests in the clear. */
export const startPlain = (answer: RequestListener) => listening(createPlain(answer));

export interface ProxyWish {
  /** Without it nobody has to sign in. */
  readonly signIn?: { readonly username: string; readonly password: string };
  /** Answers every CONNECT with this status. */
  readonly refuses?: number;
  /** It speaks TLS itself. */
  readonly identity?: Identity;
  /** What it says it takes; default Basic. */
  readonly challenge?: string | readonly string[];
}

/** A proxy that knows CONNECT. `asked` has each target with whether a sign-in came along. */
export async function startProxy(wish: ProxyWish = {}) {
  const asked: string[] = [];
  const expected =
    wish.signIn === undefined
      ? null
      : `Basic ${Buffer.from(`${wish.signIn.username}:${wish.signIn.password}`).toString("base64")}`;
  const answer: RequestListener = (_request, response) => void response.writeHead(400).end();
  const server = wish.identity === undefined ? createPlain(answer) : createSecure(wish.identity, answer);
  server.on("connect", (request: IncomingMessage, client: Duplex, head: Buffer) => {
    client.on("error", () => {});
    const given = request.headers["proxy-authorization"];
    asked.push(`${request.url}${given === undefined ? "" : " signed in"}`);
    if (wish.refuses !== undefined) {
      client.end(`HTTP/1.1 ${wish.refuses} No\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    if (expected !== null && given !== expected) {
      const challenges = [wish.challenge ?? 'Basic realm="Acme, Inc."'].flat();
      const lines = challenges.map((each) => `Proxy-Authenticate: ${each}\r\n`).join("");
      client.end(`HTTP/1.1 407 Who\r\n${lines}Content-Length: 0\r\n\r\n`);
      return;
    }
    const [, host = "", port = ""] = /^(.*):(\d+)$/.exec(request.url ?? "") ?? [];
    const server = connect(Number(port), host.replace(/^\[|\]$/g, ""), () => {
      client.write("HTTP/1.1 200 Connected\r\n\r\n");
      if (head.length > 0) server.write(head);
      server.pipe(client).pipe(server);
    });
    server.on("error", () => client.destroy());
    client.on("close", () => server.destroy());
  });
  return { ...(await listening(server)), asked };
}

/** A SOCKS5 proxy without sign-in, for names and IPv4 addresses. */
export async function startSocks() {
  const asked: string[] = [];
  const server = createTcp((client) => {
    client.once("data", () => {
      client.write(Buffer.from([5, 0]));
      client.once("data", (wish) => {
        const isName = wish[3] === 3;
        const end = isName ? 5 + (wish[4] ?? 0) : 8;
        const host = isName ? wish.subarray(5, end).toString() : [...wish.subarray(4, 8)].join(".");
        asked.push(`${host}:${wish.readUInt16BE(end)}`);
        const server = connect(wish.readUInt16BE(end), host, () => {
          client.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
          server.pipe(client).pipe(server);
        });
        server.on("error", () => client.destroy());
        client.on("close", () => server.destroy());
      });
    });
  });
  return { ...(await listening(server)), asked };
}

/** A network with a keychain in memory and a window that is only written down. */
export function testNetwork(more: {
  readonly ways?: string;
  /** What NODE_EXTRA_CA_CERTS names. */
  readonly extra?: string;
  /** The system's authorities. */
  readonly system?: readonly string[];
  readonly now?: () => number;
  readonly kept?: readonly string[];
  readonly items?: Map<string, string>;
}) {
  const items = more.items ?? new Map<string, string>();
  const shown: Parameters<DeskParts["show"]>[0][] = [];
  const looked: string[] = [];
  let kept: readonly string[] = more.kept ?? [];
  const proxies = createProxySignIns({
    keychain: {
      async get(account) {
        looked.push(account);
        return { ok: true, value: items.get(account) ?? null };
      },
      async set(account, secret) {
        items.set(account, secret);
        return { ok: true, value: undefined };
      },
      async remove(account) {
        items.delete(account);
        return { ok: true, value: undefined };
      },
    },
    kept: () => kept,
    keepNames: (names) => {
      kept = names;
    },
    show: (asked) => shown.push(asked),
    log: silentLog,
  });
  let widened = 0;
  const system = () => {
    widened += 1;
    return more.system ?? [];
  };
  const env = more.extra === undefined ? {} : { NODE_EXTRA_CA_CERTS: more.extra };
  const clock = systemClock(globalThis);
  const parts: NetworkParts = {
    resolveProxy: async (url) => {
      resolved.push(url);
      if (ways.ask !== null) return ways.ask();
      if (ways.list === "") throw new Error("the system says nothing");
      return ways.list;
    },
    signIns: proxies,
    trust: createTrust(silentLog, env, system),
    // What is looked at here is never how long a thing may take: a busy machine has ten times as long for it.
    clock: { ...clock, after: (ms, run) => clock.after(10 * ms, run), now: more.now ?? clock.now },
    log: silentLog,
  };
  const resolved: string[] = [];
  const ways = { list: more.ways ?? "DIRECT", ask: null as (() => Promise<string>) | null };
  const network: Network = createNetwork(parts);
  return { network, proxies, items, shown, looked, resolved, ways, kept: () => kept, widened: () => widened };
}

import { request } from "node:http";
import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as connectTls, type TLSSocket } from "node:tls";
import { SocksClient } from "socks";
import { strangers } from "./examine.ts";
import { nameOf, type ProxyWay, type Way } from "./proxies.ts";
import type { ProxyCredentials } from "./sign-ins.ts";
import { codeOf, NetworkError, strangersWords, unreached } from "./trouble.ts";
import type { Trust } from "./trust.ts";

export interface Target {
  readonly host: string;
  readonly port: number;
}

export interface Means {
  readonly signIns: ProxyCredentials;
  readonly trust: Trust;
  /** Cuts what is under way. */
  readonly signal: AbortSignal;
}

/** A proxy that was reached and said no is final; one that was not leaves the next way to be tried. */
export class ProxyDown extends NetworkError {}

/** A connection to the target's port by one way, nothing sent over it yet. Rejects with NetworkError. */
export async function openWay(way: Way, target: Target, means: Means): Promise<Socket> {
  if (way.kind === "direct") {
    return reachable(connectTcp({ host: target.host, port: target.port }), "connect", means.signal).catch(
      (error: unknown) => {
        throw unreached(error, target.host);
      },
    );
  }
  if (way.kind === "socks4" || way.kind === "socks5") return throughSocks(way, target, means);
  return throughConnect(way, target, means);
}

/** Waits for a socket's first event; a failure or the signal ends the socket. */
function reachable<S extends Socket>(socket: S, event: string, signal: AbortSignal): Promise<S> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null) => {
      socket.off("error", done).off("close", closed).off(event, arrived);
      signal.removeEventListener("abort", aborted);
      if (error === null) return resolve(socket);
      // Stays on: a late error without a listener would be an uncaught exception.
      socket.on("error", () => {});
      socket.destroy();
      reject(error);
    };
    const arrived = () => done(null);
    const closed = () => done(Object.assign(new Error("closed"), { code: "ECONNRESET" }));
    const aborted = () => done(Object.assign(new Error("given up"), { code: "ETIMEDOUT" }));
    socket.once(event, arrived).once("error", done).once("close", closed);
    if (signal.aborted) aborted();
    else signal.addEventListener("abort", aborted, { once: true });
  });
}

/** TLS over an open connection; rejects with Node's own error, whose code says what is wrong with the certificate. */
export function secure(
  socket: Socket,
  host: string,
  means: Pick<Means, "trust" | "signal">,
): Promise<TLSSocket> {
  const over = connectTls({
    socket,
    host,
    secureContext: means.trust.context(),
    ALPNProtocols: ["http/1.1"],
    ...(isIP(host) === 0 ? { servername: host } : {}),
  });
  return reachable(over, "secureConnect", means.signal);
}

async function toProxy(proxy: ProxyWay, means: Means, mayWiden = true): Promise<Socket> {
  const name = nameOf(proxy);
  try {
    const socket = await reachable(
      connectTcp({ host: proxy.host, port: proxy.port }),
      "connect",
      means.signal,
    );
    return proxy.kind === "https" ? await secure(socket, proxy.host, means) : socket;
  } catch (error) {
    if (strangers.has(codeOf(error)) && mayWiden && means.trust.widen()) return toProxy(proxy, means, false);
    throw new ProxyDown("proxyDown", `proxy ${name}: ${codeOf(error)}`, { proxy: name });
  }
}

async function throughSocks(proxy: ProxyWay, target: Target, means: Means): Promise<Socket> {
  const name = nameOf(proxy);
  const socket = await toProxy(proxy, means);
  const cut = () => socket.destroy();
  means.signal.addEventListener("abort", cut, { once: true });
  try {
    const { socket: through } = await SocksClient.createConnection({
      proxy: { host: proxy.host, port: proxy.port, type: proxy.kind === "socks5" ? 5 : 4 },
      command: "connect",
      destination: { host: target.host, port: target.port },
      existing_socket: socket,
    });
    return through;
  } catch (error) {
    socket.destroy();
    const why = strangersWords(error instanceof Error ? error.message : "");
    throw new NetworkError("proxyRefused", `proxy ${name}: ${why}`, { proxy: name, host: target.host });
  } finally {
    means.signal.removeEventListener("abort", cut);
  }
}

async function throughConnect(proxy: ProxyWay, target: Target, means: Means): Promise<Socket> {
  const name = nameOf(proxy);
  const known = await means.signIns.of(name);
  const answer = await askToConnect(proxy, target, known === null ? null : known.header, means);
  if (answer.status >= 200 && answer.status < 300) {
    if (known !== null) means.signIns.worked(name);
    return answer.socket;
  }
  answer.socket.destroy();
  const about = { proxy: name, host: target.host };
  if (answer.status !== 407) {
    throw new NetworkError("proxyRefused", `proxy ${name} answered ${answer.status}`, {
      ...about,
      status: String(answer.status),
    });
  }
  if (!answer.schemes.includes("basic")) {
    const kind = strangersWords(answer.schemes.join(", ")) || "?";
    throw new NetworkError("proxyUnsupported", `proxy ${name} asks for ${kind}`, { ...about, kind });
  }
  means.signIns.refused(name, known);
  // Given while this was under way.
  const newer = await means.signIns.of(name);
  if (newer !== null && newer !== known) return throughConnect(proxy, target, means);
  throw new NetworkError("proxyAsks", `proxy ${name} asks for a name and a password`, about);
}

interface ConnectAnswer {
  readonly status: number;
  /** The kinds of sign-in that the proxy offers, in lower case. */
  readonly schemes: readonly string[];
  readonly socket: Socket;
}

async function askToConnect(
  proxy: ProxyWay,
  target: Target,
  authorization: string | null,
  means: Means,
): Promise<ConnectAnswer> {
  const name = nameOf(proxy);
  const socket = await toProxy(proxy, means);
  const place = `${target.host.includes(":") ? `[${target.host}]` : target.host}:${target.port}`;
  return new Promise((resolve, reject) => {
    const failed = (error: unknown) => {
      socket.destroy();
      reject(new ProxyDown("proxyDown", `proxy ${name}: ${codeOf(error)}`, { proxy: name }));
    };
    const asking = request({
      method: "CONNECT",
      path: place,
      createConnection: () => socket,
      signal: means.signal,
      headers: {
        Host: place,
        "User-Agent": "Hookswitch",
        ...(authorization === null ? {} : { "Proxy-Authorization": authorization }),
      },
    });
    asking.on("error", failed);
    // Node takes any answer to CONNECT for the end of HTTP on that connection.
    asking.on("connect", (response, through: Socket, head: Buffer) => {
      if (head.length > 0) through.unshift(head);
      const header = response.headersDistinct["proxy-authenticate"] ?? [];
      resolve({ status: response.statusCode ?? 0, schemes: header.flatMap(schemesIn), socket: through });
    });
    asking.end();
  });
}

/** `Negotiate, Basic realm="a, b"` → negotiate, basic. */
function schemesIn(header: string): string[] {
  const bare = header.replace(/"[^"]*"/g, "");
  return [...bare.matchAll(/(?:^|,)\s*([a-z][\w-]*)(?=\s|,|$)/gi)].map(([, name = ""]) => name.toLowerCase());
}

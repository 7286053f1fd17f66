import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Log } from "../../shared/log.ts";
import type { Clock } from "../../shared/time.ts";
import { certificateTrouble, isAboutCertificate, strangers, witness } from "./examine.ts";
import { createFetch } from "./fetch.ts";
import { createRecall, nameOf, readWays, type Way } from "./proxies.ts";
import type { ProxyCredentials } from "./sign-ins.ts";
import { codeOf, NetworkError, unreached } from "./trouble.ts";
import type { Trust } from "./trust.ts";
import { openWay, ProxyDown, secure, type Target } from "./tunnel.ts";

export interface NetworkParts {
  /** The system's way to an address, as a PAC script writes it: Electron's `session.resolveProxy`. */
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly signIns: ProxyCredentials;
  readonly trust: Trust;
  readonly clock: Pick<Clock, "now" | "monotonic" | "after">;
  readonly log: Log;
}

/** The one way out of main: requests and sockets alike go through the system's proxy and trust what the system trusts. */
export interface Network {
  /** Like fetch, over the agents below. Rejects with NetworkError where no connection came about. */
  readonly fetch: typeof fetch;
  /** For the scheme of a URL: `http:`, `https:`, `ws:` or `wss:`. */
  agentFor(url: string): HttpAgent;
  /** Another network, or the computer slept: no connection that lies ready is believed, and no proxy is held bad. */
  renew(): void;
  close(): void;
}

/** Something answered that speaks no TLS: a network's own page on every port, as a rule. */
const isNoTls = (code: string) =>
  /^ERR_SSL_(WRONG_VERSION_NUMBER|HTTP_REQUEST|PACKET_LENGTH_TOO_LONG|UNKNOWN_PROTOCOL)$/.test(code);

/** One way of several has this long (ms) before the next is tried; the last one has `wholeMs`. */
const oneWayMs = 4_000;
const wholeMs = 15_000;
/** A connection that lies ready longer than this (ms) may have been closed by the server just as it is used again. */
const idleMs = 4_000;

export function createNetwork(parts: NetworkParts): Network {
  const { trust, clock, log } = parts;
  const recall = createRecall(clock);
  const over = new AbortController();

  async function waysTo(target: Target): Promise<readonly Way[]> {
    // Asked as https for sockets too, so that both take one way.
    const url = `https://${target.host.includes(":") ? `[${target.host}]` : target.host}:${target.port}/`;
    const list = await parts.resolveProxy(url).catch((error: unknown) => {
      log.warn("proxy: not reported by the system, connecting directly", { error });
      return "DIRECT";
    });
    return recall.inOrder(readWays(list));
  }

  /** What `work` does, given up after `ms` or when the program ends. */
  async function within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const abort = new AbortController();
    const undo = clock.after(ms, () => abort.abort());
    try {
      return await work(AbortSignal.any([abort.signal, over.signal]));
    } finally {
      undo();
    }
  }

  async function open(target: Target): Promise<Socket> {
    const ways = await waysTo(target);
    let first: unknown = null;
    for (const [index, way] of ways.entries()) {
      const isLast = index === ways.length - 1;
      try {
        // The keychain may wait for its user: that time is not the proxy's.
        if (way.kind === "http" || way.kind === "https") await parts.signIns.of(nameOf(way));
        const socket = await within(isLast ? wholeMs : oneWayMs, (signal) =>
          openWay(way, target, { signIns: parts.signIns, trust, signal }),
        );
        recall.worked(way);
        return socket;
      } catch (error) {
        first ??= error;
        // A proxy that answered and said no is not gone around.
        if (way.kind !== "direct" && !(error instanceof ProxyDown)) throw error;
        recall.failed(way);
        if (!isLast) log.info("proxy: no answer, trying the next", { way: way.kind });
      }
    }
    throw unreached(first, target.host);
  }

  async function openSecure(target: Target, mayWiden = true): Promise<Socket> {
    const socket = await open(target);
    try {
      return await within(wholeMs, (signal) => secure(socket, target.host, { trust, signal }));
    } catch (error) {
      const code = codeOf(error);
      if (isNoTls(code)) throw new NetworkError("webPage", `${target.host}: ${code}`, { host: target.host });
      if (!isAboutCertificate(code)) throw unreached(error, target.host);
      if (strangers.has(code) && mayWiden && trust.widen()) return openSecure(target, false);
      const seen = await open(target).then(
        (again) => witness(again, target.host, clock),
        () => null,
      );
      throw certificateTrouble(code, target.host, seen, clock.now());
    }
  }

  function connectFor(isSecure: boolean) {
    return (options: object, done?: (error: Error | null, socket: Duplex) => void): undefined => {
      const { host, hostname, port } = options as {
        host?: string;
        hostname?: string;
        port?: number | string;
      };
      const target = {
        host: (host ?? hostname ?? "").replace(/^\[|\]$/g, ""),
        port: Number(port ?? (isSecure ? 443 : 80)),
      };
      (isSecure ? openSecure(target) : open(target)).then(
        (socket) => done?.(null, socket),
        (error: Error) => done?.(error, undefined as never),
      );
      return undefined;
    };
  }

  // A socket has a connection of its own: one that lay ready for requests may be closed at any moment.
  const keeping = { keepAlive: true, timeout: idleMs, scheduling: "lifo" } as const;
  const plain = { createConnection: connectFor(false) };
  const secured = { createConnection: connectFor(true) };
  const agents = {
    "http:": Object.assign(new HttpAgent(keeping), plain),
    "https:": Object.assign(new HttpsAgent(keeping), secured),
    "ws:": Object.assign(new HttpAgent({ keepAlive: false }), plain),
    "wss:": Object.assign(new HttpsAgent({ keepAlive: false }), secured),
  };
  type Scheme = keyof typeof agents;
  const agentFor = (url: string) => {
    const scheme = /^\w+:/.exec(url)?.[0].toLowerCase() ?? "";
    return Object.hasOwn(agents, scheme) ? agents[scheme as Scheme] : agents["https:"];
  };

  return {
    fetch: createFetch(agentFor),
    agentFor,
    renew() {
      recall.forget();
      for (const agent of Object.values(agents))
        for (const sockets of Object.values(agent.freeSockets))
          for (const each of sockets ?? []) each.destroy();
    },
    close() {
      over.abort();
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

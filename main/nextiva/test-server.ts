import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { silentLog } from "../../shared/log.ts";
import type { Clock } from "../../shared/time.ts";
import { createHttp, type Http } from "./http.ts";
import type { AuthScheme } from "./request.ts";
import { createServerTime } from "./server-time.ts";
import { TokenHolder } from "./token.ts";

/** A request as a test's server heard it. */
export interface Heard {
  readonly method: string;
  readonly url: string;
  readonly authorization: string;
  readonly contentType: string;
  readonly body: string;
}
export type Reply =
  | { status?: number; json?: unknown; text?: string; headers?: Record<string, string> }
  /** Answers nothing. */
  | "silence"
  /** Cuts the connection once the request is in. */
  | "reset";

/** A real HTTP server for unit tests of this folder: `answer` decides, `heard` keeps what came. */
export async function startServer(answer: (request: Heard, count: number) => Reply | Promise<Reply>) {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    void read(request).then(async (one) => {
      heard.push(one);
      const reply = await answer(one, heard.length);
      if (reply === "reset") request.socket.destroy();
      else if (reply !== "silence") write(response, reply);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    heard,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(request: IncomingMessage): Promise<Heard> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return {
    method: request.method ?? "",
    url: request.url ?? "",
    authorization: request.headers.authorization ?? "",
    contentType: request.headers["content-type"] ?? "",
    body: Buffer.concat(chunks).toString("utf8"),
  };
}

function write(response: ServerResponse, reply: Exclude<Reply, string>) {
  const type = reply.json === undefined ? "text/plain" : "application/json";
  // Each test says what time its server has; Node would say its own.
  response.sendDate = false;
  response.writeHead(reply.status ?? 200, { "Content-Type": type, ...reply.headers });
  response.end(reply.json === undefined ? (reply.text ?? "") : JSON.stringify(reply.json));
}

/** Time that runs, a hundred times as fast where a pause is waited for. */
export const hastyClock: Clock = {
  now: () => Date.now(),
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms / 100);
    return () => clearTimeout(timer);
  },
};

/** For tests that are not about the limit (ms): a minute, by the hasty clock. */
const patience = 6_000_000;

/** An Http signed in at `url`, with the token "t1". */
export function signedIn(
  url: string,
  more: {
    authScheme?: AuthScheme;
    timeoutMs?: number;
    token?: string;
    clock?: Clock;
    fetch?: typeof fetch;
  } = {},
): { http: Http; token: TokenHolder; lost: () => number } {
  const token = new TokenHolder((more.clock ?? hastyClock).monotonic);
  token.put(more.token ?? "t1");
  const http = createHttp({
    provider: () => url,
    authScheme: () => more.authScheme ?? "raw",
    token,
    clock: more.clock ?? hastyClock,
    server: createServerTime(more.clock ?? hastyClock),
    log: silentLog,
    ...(more.fetch === undefined ? {} : { fetch: more.fetch }),
    random: () => 0,
    timeoutMs: more.timeoutMs ?? patience,
  });
  http.setLocation(url);
  let lost = 0;
  http.onSessionLost(() => lost++);
  return { http, token, lost: () => lost };
}

/** A JWT that ends at `expiresAt` (ms), unsigned; `issuedAt` (ms) where it says so. */
export function jwt(expiresAt: number, name = "t", issuedAt?: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "HS256", typ: "JWT" })}.${part({ userId: "u1", name, exp: expiresAt / 1000, ...(issuedAt !== undefined && { iat: issuedAt / 1000 }) })}.signature`;
}

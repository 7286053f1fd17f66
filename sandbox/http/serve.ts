/** One request: is it local, who asks, what is it for, a fault, the answer. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Log } from "../../shared/log.ts";
import type { Clock } from "../../shared/time.ts";
import { endpointFinder, type FindEndpoint, type FoundEndpoint } from "../../shared/wire/paths.ts";
import { answerSteps, bodySteps, endpointIn, type Profile } from "../../shared/wire/profile/profile.ts";
import { toOurs, toTheirs } from "../../shared/wire/profile/translate.ts";
import type { Agent } from "../world/types.ts";
import { failed } from "./answers.ts";
import { api } from "./api.ts";
import { type Body, readBody } from "./body.ts";
import type { HttpFault, HttpFaults } from "./faults.ts";
import { isLocal } from "./guard.ts";
import { unauthorized } from "./provider.ts";
import type { ApiRequest, Backend, RawReply, Reply } from "./types.ts";

/** What is served beside the table of endpoints; undefined: not its path. */
export type ExtraRoute = (
  request: IncomingMessage,
  url: URL,
) => Promise<Reply | RawReply | undefined> | Reply | RawReply | undefined;

export interface ServeParts {
  readonly backend: Backend;
  readonly faults: HttpFaults;
  readonly clock: Clock;
  readonly log: Log;
  readonly extraRoutes: readonly ExtraRoute[];
  /** Who is behind a token or name and password. */
  readonly authenticate: Authentication;
  /** In whose words it speaks. */
  readonly dialect: Profile;
}

export interface Authentication {
  basic(header: string | undefined): Agent | undefined;
  token(header: string | undefined): Agent | undefined;
}

export function createAuthentication(
  { centre, tokens }: Pick<Backend, "centre" | "tokens">,
  { auth }: Pick<Profile, "auth">,
): Authentication {
  return {
    basic(header) {
      const encoded = /^Basic (.+)$/i.exec(header ?? "")?.[1];
      if (encoded === undefined) return undefined;
      const text = Buffer.from(encoded, "base64").toString("utf8");
      const colon = text.indexOf(":");
      const [username, password] = [text.slice(0, colon), text.slice(colon + 1)];
      const agent = centre.world().agentNamed(username);
      const isThem = agent?.username === username && agent.password === password;
      return isThem && agent.enabled ? agent : undefined;
    },
    /** Bare or Bearer; in a dialect that knows one of them, that one. */
    token(header) {
      const isBearer = /^Bearer /i.test(header ?? "");
      if (auth !== undefined && isBearer !== (auth === "bearer")) return undefined;
      const token = (header ?? "").replace(/^Bearer /i, "");
      const userId = tokens.userOf(token);
      const agent = userId === undefined ? undefined : centre.world().agents.get(userId);
      return agent?.enabled ? agent : undefined;
    },
  };
}

export function createServing(
  parts: ServeParts,
): (request: IncomingMessage, response: ServerResponse) => void {
  const find = endpointFinder((name) => endpointIn(parts.dialect, name));
  return (request, response) => {
    serve(parts, find, request, response).catch((error: unknown) => {
      parts.log.error("a request failed", { path: pathOf(request), error: String(error) });
      if (!response.headersSent) send(response, failed(500, "the sandbox failed"));
      else response.destroy();
    });
  };
}

const pathOf = (request: IncomingMessage) => (request.url ?? "/").split("?")[0] ?? "/";

async function serve(
  parts: ServeParts,
  find: FindEndpoint,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isLocal(request)) return send(response, failed(403, "for programs of this computer only"));
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  for (const door of parts.extraRoutes) {
    const reply = await door(request, url);
    if (reply !== undefined) return send(response, reply);
  }
  const found = find(request.method ?? "GET", pathOf(request));
  if (found === undefined) return send(response, failed(404, "no such path"));
  const header = request.headers.authorization;
  const user =
    found.endpoint.auth === "basic" ? parts.authenticate.basic(header) : parts.authenticate.token(header);
  const fault = parts.faults.take({
    endpoint: found.name,
    path: url.pathname,
    method: request.method ?? "GET",
    userId: user?.userId,
  });
  // Read in any case: a client that still writes would see its connection reset instead of the answer.
  const stall = fault?.kind === "stallUpload" ? { bytes: fault.bytes ?? 100_000, ms: fault.ms } : undefined;
  const body = await readBody(request, { stall });
  const reply = () => answer(parts, found, url, user, body);
  if (fault === undefined || fault.kind === "stallUpload") send(response, reply());
  else await applyFault(parts, fault, response, reply);
  const sent = { method: request.method, endpoint: found.name, status: response.statusCode };
  parts.log.debug("answered", fault === undefined ? sent : { ...sent, fault: fault.kind });
}

function answer(
  { backend, dialect }: ServeParts,
  { name, endpoint, params }: FoundEndpoint,
  url: URL,
  user: Agent | undefined,
  body: Body,
): Reply | RawReply {
  if (user === undefined) {
    if (endpoint.host === "provider") {
      const why = endpoint.auth === "basic" ? "wrong user name or password" : "the token is not valid";
      return unauthorized(backend, why);
    }
    return failed(401, "the token is not valid");
  }
  if (!body.ok) return failed(body.status, body.why);
  const apiRequest: ApiRequest = {
    params: params as ApiRequest["params"],
    query: url.searchParams,
    body: toOurs(body.json, bodySteps(dialect, name)) as typeof body.json,
    files: body.files,
    user,
  };
  // The table gives each row the parameters of its own path.
  const reply = (api[name] as (apiRequest: ApiRequest, backend: Backend) => Reply | RawReply)(
    apiRequest,
    backend,
  );
  if ("raw" in reply || reply.status >= 300) return reply;
  return { ...reply, body: toTheirs(reply.body, answerSteps(dialect, name)) as Reply["body"] };
}

async function applyFault(
  { clock }: ServeParts,
  fault: HttpFault,
  response: ServerResponse,
  reply: () => Reply | RawReply,
): Promise<void> {
  if (fault.done || fault.kind === "dropAnswer") {
    const done = reply();
    if (done.status >= 400) return send(response, done);
  }
  switch (fault.kind) {
    case "delay":
      await new Promise<void>((resolve) => {
        const undo = clock.after(fault.ms ?? 1_000, resolve);
        response.once("close", () => {
          undo();
          resolve();
        });
      });
      if (!response.destroyed) send(response, reply());
      return;
    case "status":
      return send(response, failed(fault.status ?? 500, "injected fault"));
    case "malformedJson":
      return sendText(response, "application/json", '{"token": "tru');
    case "html":
      return sendText(
        response,
        "text/html",
        "<!doctype html><title>Bad gateway</title><h1>502</h1>",
        fault.status,
      );
    case "empty":
      return sendText(response, "application/json", "");
    case "huge":
      return sendText(
        response,
        "application/json",
        `{"objects":["${"x".repeat(fault.bytes ?? 20_000_000)}"]}`,
      );
    case "hang":
      return;
    case "dropAnswer":
    case "drop":
      response.destroy();
      return;
    case "stallUpload":
      // Met while the body was read.
      return send(response, reply());
  }
}

function sendText(response: ServerResponse, type: string, text: string, status = 200): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(text);
}

export function send(response: ServerResponse, reply: Reply | RawReply): void {
  if ("raw" in reply) {
    response
      .writeHead(reply.status, { "content-type": reply.type, "cache-control": "no-store", ...reply.headers })
      .end(reply.raw);
  } else if (reply.body === undefined) response.writeHead(reply.status).end();
  else {
    response
      .writeHead(reply.status, { "content-type": "application/json", "cache-control": "no-store" })
      .end(JSON.stringify(reply.body));
  }
}

import { type Agent, type IncomingMessage, request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { PassThrough, pipeline, Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { createBrotliDecompress, createGunzip } from "node:zlib";

/** fetch's words over Node's own requests, which take an agent: one that knows proxies. Redirects are never followed. */
export function createFetch(agentFor: (url: string) => Agent): typeof fetch {
  return async (input, init = {}) => {
    const url = String(input);
    const { body, type, stream } = await bodyOf(init.body ?? null);
    const headers = Object.fromEntries(new Headers(init.headers));
    const signal = init.signal ?? null;
    signal?.throwIfAborted();
    const send = url.startsWith("https:") ? requestSecure : requestPlain;
    return new Promise((resolve, reject) => {
      const request = send(url, {
        agent: agentFor(url),
        method: init.method ?? "GET",
        headers: {
          "user-agent": "Hookswitch",
          "accept-encoding": "gzip, br",
          ...(type === null ? {} : { "content-type": type }),
          ...headers,
          ...(body === null ? {} : { "content-length": String(body.byteLength) }),
        },
        ...(signal === null ? {} : { signal }),
      });
      // Until it has a connection Node's request keeps it to itself that it was given up.
      const givenUp = () => reject(signal?.reason);
      signal?.addEventListener("abort", givenUp, { once: true });
      request.on("close", () => signal?.removeEventListener("abort", givenUp));
      request.on("error", reject);
      request.on("response", (message) => resolve(asResponse(message)));
      if (stream === null) request.end(body ?? undefined);
      // What breaks on the way breaks the request.
      else pipeline(stream, request, () => {});
    });
  };
}

interface Body {
  readonly body: Uint8Array | null;
  readonly type: string | null;
  readonly stream: Readable | null;
}

/** A stream or a form is read as it goes, and a form says itself what type it is; all else is sent in one piece. */
async function bodyOf(body: RequestInit["body"] | null): Promise<Body> {
  if (body === null || body === undefined) return { body: null, type: null, stream: null };
  if (body instanceof ReadableStream) {
    return { body: null, type: null, stream: Readable.fromWeb(body as WebStream) };
  }
  const held = new Response(body);
  if (!(body instanceof FormData)) {
    return { body: new Uint8Array(await held.arrayBuffer()), type: null, stream: null };
  }
  const stream = held.body === null ? null : Readable.fromWeb(held.body as WebStream);
  return { body: null, type: held.headers.get("content-type"), stream };
}

function asResponse(message: IncomingMessage): Response {
  const status = message.statusCode ?? 0;
  const headers = new Headers();
  for (const [name, values] of Object.entries(message.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  const mayHaveBody = status >= 200 && ![204, 205, 304].includes(status);
  if (!mayHaveBody) message.resume();
  const body = mayHaveBody ? (Readable.toWeb(decoded(message)) as ReadableStream<Uint8Array>) : null;
  return new Response(body, { status: status >= 200 && status <= 599 ? status : 502, headers });
}

/** What was packed for the way is unpacked; a break in it breaks the reading. */
function decoded(message: IncomingMessage): Readable {
  const coding = message.headers["content-encoding"]?.trim().toLowerCase();
  const unpack =
    coding === "gzip" ? createGunzip() : coding === "br" ? createBrotliDecompress() : new PassThrough();
  // The reader of `unpack` hears of a failure from it.
  pipeline(message, unpack, () => {});
  return unpack;
}

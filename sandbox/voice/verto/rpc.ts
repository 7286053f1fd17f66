/**
 * From a frame to its reply (mod_verto.c process_input, process_jrpc, ws_write_json): JSON-RPC 2.0 with
 * mod_verto's habits. Who is logged in is the business of `auth`; what a method does, of its handler.
 */
import { vertoErrors, vertoMessages } from "../../../shared/wire/verto.ts";
import type { Connection } from "./connection.ts";
import { isObject, type Json } from "./json.ts";

/** `errorText`: JSON written as it stands, for the error that repeats a key. */
export type Reply = { result: Json } | { error: Json } | { errorText: string };
/** `params` is undefined when the request had none. */
export type Handler = (params: Json | undefined, connection: Connection) => Reply | Promise<Reply>;

export type Rpc = {
  methods: ReadonlyMap<string, Handler>;
  /** What stands between a request and its method: undefined lets it pass. */
  gate(params: Json | undefined, connection: Connection): Json | undefined;
};

export function refusal(code: number, message: string): Json {
  return { code, message };
}

/** The errors of verto.* methods: members of the call first, then message, then code. */
export function sessionError(message: string, fields: Json = {}): Reply {
  return { error: { ...fields, message, code: vertoErrors.sessionError } };
}

/** Deals with one frame and writes the reply, if there is one. */
export async function handleFrame(rpc: Rpc, connection: Connection, text: string): Promise<void> {
  const frame = parse(text);
  if (frame === undefined) {
    connection.write(malformed(vertoMessages.invalidRequest, null));
    return;
  }
  if (!Array.isArray(frame)) {
    const reply = await answer(rpc, connection, frame, "single");
    if (reply !== undefined) connection.write(reply);
    return;
  }
  const replies: string[] = [];
  for (const request of frame) {
    const reply = await answer(rpc, connection, request, "batch");
    if (reply !== undefined) replies.push(reply);
  }
  connection.write(`[${replies.join(",")}]`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // answered with "Invalid Request"
  }
}

function malformed(message: string, id: unknown): string {
  return JSON.stringify({ jsonrpc: "2.0", error: refusal(vertoErrors.invalidRequest, message), id });
}

async function answer(
  rpc: Rpc,
  connection: Connection,
  request: unknown,
  how: "single" | "batch",
): Promise<string | undefined> {
  const id = isObject(request) ? (request.id ?? null) : null;
  if (!isObject(request) || request.jsonrpc !== "2.0") return malformed(vertoMessages.invalidMessage, id);
  if ("result" in request) return undefined;
  const params = isObject(request.params) ? request.params : undefined;
  const refused = rpc.gate(params, connection);
  const reply = refused ? { error: refused } : await call(rpc, connection, request.method, params);
  const head = `{"jsonrpc":"2.0","id":${JSON.stringify(id)},`;
  if ("errorText" in reply) return `${head}"error":${reply.errorText}}`;
  if ("error" in reply) return `${head}"error":${JSON.stringify(reply.error)}}`;
  const result = { ...reply.result };
  if (params?.echoParams !== undefined) {
    result.requestParams = params.echoParams === true ? params : params.echoParams;
  }
  if (how === "single") result.sessid ??= connection.sessid;
  return `${head}"result":${JSON.stringify(result)}}`;
}

function call(
  rpc: Rpc,
  connection: Connection,
  method: unknown,
  params: Json | undefined,
): Reply | Promise<Reply> {
  const handler = typeof method === "string" ? rpc.methods.get(method) : undefined;
  return (
    handler?.(params, connection) ?? {
      error: refusal(vertoErrors.invalidMethod, vertoMessages.invalidMethod),
    }
  );
}

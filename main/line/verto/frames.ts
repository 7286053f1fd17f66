import * as v from "valibot";
import {
  type CalledMethod,
  type ClientParams,
  ErrorReply,
  type VertoId,
} from "../../../shared/wire/verto.ts";

/** One object of a text frame. */
export type Frame =
  /** From the server: to be acknowledged when it has an id. */
  | {
      readonly kind: "request";
      readonly id: VertoId | undefined;
      readonly method: string;
      readonly params: unknown;
    }
  | { readonly kind: "result"; readonly id: VertoId | undefined; readonly result: unknown }
  | { readonly kind: "error"; readonly id: VertoId | undefined; readonly error: ErrorReply }
  | { readonly kind: "garbage"; readonly why: "notJson" | "notAnObject" | "neitherRequestNorReply" };

/**
 * Reads a text frame: one object, or an array of them. Never throws. A reply is told from a request by the absence
 * of `method` and never by its id: the server counts its requests from 1 as we do ours.
 */
export function decodeFrame(text: string): Frame[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return [{ kind: "garbage", why: "notJson" }];
  }
  return Array.isArray(json) ? json.map(decodeObject) : [decodeObject(json)];
}

function decodeObject(json: unknown): Frame {
  if (typeof json !== "object" || json === null) return { kind: "garbage", why: "notAnObject" };
  const frame = json as Record<string, unknown>;
  const id = readId(frame.id);
  if (typeof frame.method === "string")
    return { kind: "request", id, method: frame.method, params: frame.params ?? {} };
  if ("result" in frame) return { kind: "result", id, result: frame.result };
  if ("error" in frame) {
    const error = v.safeParse(ErrorReply, frame.error);
    return { kind: "error", id, error: error.success ? error.output : {} };
  }
  return { kind: "garbage", why: "neitherRequestNorReply" };
}

function readId(id: unknown): VertoId | undefined {
  return typeof id === "string" || typeof id === "number" || id === null ? id : undefined;
}

/** A request as sent. `sessid` stands in the params of each, as the server's own client does it. */
export function encodeRequest<M extends CalledMethod>(
  id: number,
  method: M,
  sessid: string,
  params: ClientParams[M],
): string {
  return JSON.stringify({ jsonrpc: "2.0", id, method, params: { ...params, sessid } });
}

/**
 * The acknowledgement of a server's request. Always a result: an error reply would itself be taken for a request
 * and answered with an error.
 */
export function encodeAck(id: VertoId, method: string): string {
  return JSON.stringify({ jsonrpc: "2.0", id, result: { method } });
}

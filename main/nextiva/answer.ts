import * as v from "valibot";
import { ErrorBodySchema } from "../../shared/wire/auth.ts";
import { ServiceError } from "./errors.ts";

/** A longer body is not read to its end. */
const maxBodyBytes = 8 * 1024 * 1024;

/** A body as it came: nothing, JSON's value, or plain text. */
export type Body =
  | { kind: "empty" }
  | { kind: "json"; value: unknown }
  | { kind: "taken"; value: unknown }
  | { kind: "text" | "html" | "broken" | "tooBig" };

/** Reads a response's body, up to `maxBodyBytes`. Rejects only when the connection breaks. */
export async function readBody(response: Response): Promise<Body> {
  const declared = Number(response.headers.get("content-length") ?? 0);
  const bytes = declared > maxBodyBytes ? undefined : await readBytes(response);
  if (bytes === undefined) {
    await response.body?.cancel().catch(() => {});
    return { kind: "tooBig" };
  }
  const text = new TextDecoder().decode(bytes).trim();
  if (text === "") return { kind: "empty" };
  const type = response.headers.get("content-type") ?? "";
  if (/\bhtml\b/i.test(type) || /^<(!doctype|html)/i.test(text)) return { kind: "html" };
  try {
    return { kind: "json", value: JSON.parse(text) };
  } catch {
    return { kind: /^text\/plain/i.test(type) ? "text" : "broken" };
  }
}

async function readBytes(response: Response): Promise<Uint8Array | undefined> {
  if (response.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const bodyTroubles = {
  taken: "a file where JSON was due",
  text: "plain text where JSON was due",
  html: "HTML where JSON was due",
  broken: "malformed JSON",
  tooBig: `a body over ${maxBodyBytes / 1024 / 1024} MB`,
};

/**
 * The checked value of a 2xx body. A schema that takes undefined takes an empty body (and plain text, "OK" say).
 * @throws ServiceError badAnswer, naming the field that was wrong but not what stood in it
 */
export function checkedValue<S extends v.GenericSchema>(
  body: Body,
  schema: S,
  what: string,
  facts: { status: number; ambiguous: boolean },
): v.InferOutput<S> {
  if (body.kind !== "json" && body.kind !== "empty" && body.kind !== "text") {
    throw new ServiceError("badAnswer", `${what}: ${bodyTroubles[body.kind]}`, facts);
  }
  const read = v.safeParse(schema, body.kind === "json" ? body.value : undefined);
  if (read.success) return read.output;
  const why =
    body.kind === "text"
      ? bodyTroubles.text
      : body.kind === "empty"
        ? "an empty answer"
        : wrongField(read.issues);
  throw new ServiceError("badAnswer", `${what}: ${why}`, facts);
}

/** Which field was wrong and what was due there; never what was found. */
export function wrongField(issues: readonly v.BaseIssue<unknown>[]): string {
  const issue = issues[0];
  const path = issue === undefined ? undefined : v.getDotPath(issue);
  return `${path ?? "the answer"} is not ${issue?.expected ?? issue?.type ?? "as expected"}`;
}

/** What a failing answer says of itself, in either of the two error shapes. */
export function errorWords(body: Body): { serverCode?: string; message: string } {
  if (body.kind !== "json") return { message: "" };
  const read = v.safeParse(ErrorBodySchema, body.value);
  if (!read.success) return { message: "" };
  const { code, message } = read.output;
  return {
    ...(code === undefined ? {} : { serverCode: code.slice(0, 80) }),
    message: (message ?? "").slice(0, 200),
  };
}

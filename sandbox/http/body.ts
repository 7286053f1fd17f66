import { createHash } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { pipeline, type Readable, Transform } from "node:stream";
import busboy from "busboy";
import { listFields } from "../../shared/wire/messages.ts";

/** Of JSON, and of the fields of a form together. */
const textLimit = 12_000_000;
/** A file's first bytes are kept, so that it can be looked at again; of a longer one only size and hash are. */
const keptOfFile = 1_000_000;
/** What a form may bring in all; each file has its own limit. */
const formLimit = 200_000_000;

export interface UploadedFile {
  readonly field: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
  /** Null: it was longer than is kept. */
  readonly bytes: Uint8Array | null;
}

export type Body =
  | { readonly ok: true; readonly json: unknown; readonly files: readonly UploadedFile[] }
  | { readonly ok: false; readonly status: 400 | 413; readonly why: string };

export interface BodyOptions {
  readonly fileLimit?: number;
  /** The server stops reading after so many bytes, for so long (ms); undefined: for ever. */
  readonly stall?: { readonly bytes: number; readonly ms: number | undefined } | undefined;
}

const defaultFileLimit = 20_000_000;

/** JSON, or a multipart form as an object of its fields (repeated ones as a list) and its files, read as they come. */
export async function readBody(request: IncomingMessage, options: BodyOptions = {}): Promise<Body> {
  const { stall } = options;
  // With the request its copy ends too.
  const source = stall === undefined ? request : pipeline(request, stalling(stall.bytes, stall.ms), () => {});
  const type = request.headers["content-type"] ?? "";
  try {
    return type.startsWith("multipart/form-data")
      ? await readForm(source, request.headers, options.fileLimit ?? defaultFileLimit)
      : await readJson(source);
  } catch (error) {
    const why = (error as Error).message.slice(0, 80);
    return { ok: false, status: 400, why: `the body cannot be read: ${why}` };
  }
}

async function readJson(source: Readable): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += (chunk as Buffer).length;
    if (size > textLimit) return { ok: false, status: 413, why: `more than ${textLimit} bytes` };
    chunks.push(chunk as Buffer);
  }
  if (size === 0) return { ok: true, json: undefined, files: [] };
  return { ok: true, json: JSON.parse(Buffer.concat(chunks).toString("utf8")), files: [] };
}

/** Passes on what comes, and after so many bytes nothing for a while: the connection fills up behind it. */
function stalling(bytes: number, ms: number | undefined): Transform {
  let left = bytes;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const reached = left > 0 && chunk.length >= left;
      left -= chunk.length;
      if (!reached) return done(null, chunk);
      if (ms === undefined) return;
      const timer = setTimeout(() => done(null, chunk), ms);
      this.once("close", () => clearTimeout(timer));
    },
  });
}

async function readForm(source: Readable, headers: IncomingHttpHeaders, fileLimit: number): Promise<Body> {
  const fields: Record<string, unknown> = {};
  const files: UploadedFile[] = [];
  let tooLarge = "";
  const form = busboy({
    headers,
    defParamCharset: "utf8",
    preservePath: true,
    limits: { fieldSize: textLimit, fileSize: fileLimit + 1, files: 100, parts: 300 },
  });
  form.on("field", (name, value) => {
    const isList = (listFields as readonly string[]).includes(name);
    fields[name] = isList ? [...((fields[name] as string[] | undefined) ?? []), value] : value;
  });
  form.on("file", (field, stream, { filename, mimeType }) => {
    const hash = createHash("sha256");
    const chunks: Buffer[] = [];
    let size = 0;
    stream.on("data", (chunk: Buffer) => {
      hash.update(chunk);
      size += chunk.length;
      if (size <= keptOfFile) chunks.push(chunk);
    });
    stream.on("end", () => {
      if (size > fileLimit) tooLarge = `${field}: more than ${fileLimit} bytes`;
      files.push({
        field,
        name: filename ?? "",
        contentType: mimeType,
        size,
        sha256: hash.digest("hex"),
        bytes: size <= keptOfFile ? Buffer.concat(chunks) : null,
      });
    });
  });
  let size = 0;
  source.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > formLimit) source.destroy(new Error(`more than ${formLimit} bytes`));
  });
  await new Promise<void>((resolve, reject) => {
    form.once("close", resolve);
    form.once("error", reject);
    source.once("error", reject);
    source.once("close", () => {
      if (!source.readableEnded) reject(new Error("the connection was cut"));
    });
    source.pipe(form);
  });
  if (tooLarge !== "") return { ok: false, status: 413, why: tooLarge };
  return { ok: true, json: fields, files };
}

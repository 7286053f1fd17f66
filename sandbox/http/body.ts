import type { IncomingMessage } from "node:http";

const limitBytes = 12_000_000;

export type Body =
  | { readonly ok: true; readonly json: unknown; readonly files: { name: string; bytes: number }[] }
  | { readonly ok: false; readonly status: 400 | 413; readonly why: string };

/** JSON, or a multipart form as an object of its fields (repeated ones as a list) and its files. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > limitBytes) return { ok: false, status: 413, why: `more than ${limitBytes} bytes` };
    chunks.push(chunk as Buffer);
  }
  if (size === 0) return { ok: true, json: undefined, files: [] };
  const bytes = Buffer.concat(chunks);
  const type = request.headers["content-type"] ?? "";
  try {
    if (type.startsWith("multipart/form-data")) return await readForm(bytes, type);
    return { ok: true, json: JSON.parse(bytes.toString("utf8")), files: [] };
  } catch (error) {
    return {
      ok: false,
      status: 400,
      why: `the body cannot be read: ${(error as Error).message.slice(0, 80)}`,
    };
  }
}

async function readForm(bytes: Buffer, type: string): Promise<Body> {
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
  const fields: Record<string, unknown> = {};
  const files: { name: string; bytes: number }[] = [];
  for (const [key, value] of form) {
    if (typeof value !== "string") files.push({ name: value.name, bytes: value.size });
    else if (key === "contactIds" || key === "toNumbers")
      fields[key] = [...((fields[key] as string[]) ?? []), value];
    else fields[key] = value;
  }
  return { ok: true, json: fields, files };
}

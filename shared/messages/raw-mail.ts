import { decodeQuotedPrintable, fromBase64 } from "./mime.ts";

/** The part of a mail that is its text. */
export interface RawText {
  readonly kind: "plain" | "html";
  readonly bytes: Uint8Array;
  /** What it says it is written in; "" for nothing. */
  readonly charset: string;
}

/** Mails in mails in mails: nobody reads further in. */
const deepest = 20;

/**
 * The text of a message as it came, to be read by another encoding: its plain text, else its HTML; null for one that has
 * neither. A part that is a file is none of it (RFC 2183).
 * @param raw its bytes as letters of Latin-1
 */
export function textOfRaw(raw: string): RawText | null {
  const all = textsOf(raw, 0);
  return all.find(({ kind }) => kind === "plain") ?? all[0] ?? null;
}

function textsOf(part: string, depth: number): readonly RawText[] {
  const [, head = "", body = ""] = /^(.*?)(?:\r?\n){2}(.*)$/s.exec(part) ?? [undefined, part, ""];
  const fields = head.replace(/\r?\n[ \t]+/g, " ");
  const type = field(fields, "Content-Type") || "text/plain";
  if (/^attachment\b/i.test(field(fields, "Content-Disposition"))) return [];
  const boundary = parameter(type, "boundary");
  if (/^multipart\//i.test(type) && boundary !== "" && depth < deepest) {
    return partsOf(body, boundary).flatMap((each) => textsOf(each, depth + 1));
  }
  const kind = /^text\/html\b/i.test(type) ? "html" : "plain";
  // A multipart that names no boundary is shown as it stands.
  if (!/^(?:text\/(?:plain|html)\b|multipart\/)/i.test(type)) return [];
  const bytes = decoded(body, field(fields, "Content-Transfer-Encoding"));
  return [{ kind, bytes, charset: parameter(type, "charset") }];
}

const field = (fields: string, name: string) =>
  new RegExp(`^${name}[ \\t]*:[ \\t]*(.*)$`, "im").exec(fields)?.[1]?.trim() ?? "";

function parameter(field: string, name: string): string {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, "i").exec(field);
  return found?.[1] ?? found?.[2] ?? "";
}

function partsOf(body: string, boundary: string): readonly string[] {
  const lines = body.split("\n");
  const parts: string[][] = [];
  for (const line of lines) {
    const plain = line.trimEnd();
    if (plain === `--${boundary}--`) break;
    if (plain === `--${boundary}`) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts.map((each) => each.join("\n"));
}

function decoded(body: string, how: string): Uint8Array {
  if (/^quoted-printable$/i.test(how)) return decodeQuotedPrintable(body);
  if (/^base64$/i.test(how)) return fromBase64(body);
  return Uint8Array.from(body, (char) => char.charCodeAt(0) & 0xff);
}

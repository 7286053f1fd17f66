import { decodeText } from "./charset.ts";

/** The platform's; it takes no text that is not base64. */
declare const atob: (text: string) => string;

const word = String.raw`=\?([^?\s]{1,75})\?([bq])\?([^?\s]*)\?=`;
const words = new RegExp(`${word}(?:\\s+${word})*`, "gi");

const bytesOf = (latin: string) => Uint8Array.from(latin, (char) => char.charCodeAt(0));

/** A head's text as people wrote it (RFC 2047): a server that hands over raw mail leaves the words coded. */
export const decodeWords = (text: string): string =>
  text.replace(words, (run) => {
    const parts: { charset: string; bytes: number[] }[] = [];
    for (const [, label = "", kind = "", coded = ""] of run.matchAll(new RegExp(word, "gi"))) {
      // A language may stand behind the charset (RFC 2231).
      const charset = label.replace(/\*.*$/, "").toLowerCase();
      const bytes = /^b$/i.test(kind) ? fromBase64(coded) : decodeQuotedPrintable(coded.replaceAll("_", " "));
      const last = parts.at(-1);
      // One letter's bytes may be cut in two words.
      if (last?.charset === charset) last.bytes.push(...bytes);
      else parts.push({ charset, bytes: [...bytes] });
    }
    return parts.map(({ charset, bytes }) => decodeText(Uint8Array.from(bytes), charset).text).join("");
  });

/** The bytes of base64, without what is none of it. */
export function fromBase64(coded: string): Uint8Array {
  const plain = coded.replace(/[^A-Za-z\d+/]/g, "");
  // A lone letter at the end is less than a byte.
  return bytesOf(atob(plain.length % 4 === 1 ? plain.slice(0, -1) : plain));
}

/** A quoted-printable body's bytes (RFC 2045, 6.7); what is not coded rightly stays as it stands. */
export function decodeQuotedPrintable(text: string): Uint8Array {
  const joined = text.replace(/[ \t]+(?=\r?\n|$)/g, "").replace(/=(?:\r?\n|$)/g, "");
  return bytesOf(
    joined
      .replace(/[^\0-\xff]/g, "?")
      .replace(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  );
}

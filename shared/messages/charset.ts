/** The platform's decoder, in browsers and in Node. */
declare const TextDecoder: new (
  label: string,
  options?: { fatal?: boolean; ignoreBOM?: boolean },
) => { readonly encoding: string; decode(bytes: Uint8Array): string };

/** What "other encoding" offers, by the names of the Encoding Standard; words for them are in `shared/text`. */
export const offeredEncodings = [
  "utf-8",
  "windows-1252",
  "iso-8859-2",
  "windows-1250",
  "iso-8859-15",
  "windows-1251",
  "koi8-r",
  "koi8-u",
  "windows-1253",
  "windows-1254",
  "windows-1255",
  "windows-1256",
  "windows-1257",
  "windows-1258",
  "windows-874",
  "iso-2022-jp",
  "shift_jis",
  "euc-jp",
  "gb18030",
  "big5",
  "euc-kr",
  "macintosh",
  "utf-16le",
  "utf-7",
] as const;
export type OfferedEncoding = (typeof offeredEncodings)[number];

export interface Decoded {
  readonly text: string;
  /** What it was read as. */
  readonly encoding: string;
  /** The message did not say, or what it said was not so: "other encoding" is worth a look. */
  readonly isDoubtful: boolean;
}

/** Names that mail programs write and the Encoding Standard does not know. */
const aliases: Readonly<Record<string, string>> = {
  cp932: "shift_jis",
  cp936: "gb18030",
  cp949: "euc-kr",
  cp950: "big5",
  "ms-kanji": "shift_jis",
  utf8mb4: "utf-8",
  "unicode-1-1-utf-7": "utf-7",
  "x-unicode-2-0-utf-7": "utf-7",
};
/** They say nothing about letters beyond English ones. */
const empty = /^(?:|us-ascii|ascii|ansi_x3\.4-1968|unknown-8bit|x-unknown|unknown|default|binary|8bit|7bit)$/;

/** The encoding a label means; null for one that is none, or says nothing. */
function encodingOf(label: string): string | null {
  const plain = label
    .trim()
    .replace(/^["']+|["']+$/g, "")
    .trim()
    .toLowerCase();
  if (empty.test(plain)) return null;
  const name = Object.hasOwn(aliases, plain) ? (aliases[plain] ?? plain) : plain;
  if (name === "utf-7") return name;
  try {
    const { encoding } = new TextDecoder(name);
    // What says GB2312 is mostly written in its larger sister.
    return encoding === "gbk" ? "gb18030" : encoding;
  } catch {
    // A label that is no encoding's.
    return null;
  }
}

/**
 * A text's bytes by the encoding that its message declares; where it declares none: Japanese by its escapes, else UTF-8
 * if they are that without fault, else windows-1252. What is declared is believed unless the bytes cannot be it.
 */
export function decodeText(bytes: Uint8Array, declared: string): Decoded {
  const marked = byMark(bytes);
  if (marked !== null) return { text: readAs(bytes, marked), encoding: marked, isDoubtful: false };
  const encoding = encodingOf(declared);
  if (encoding === null) return guessed(bytes);
  const text = strictly(bytes, encoding);
  if (text !== null) return { text, encoding, isDoubtful: false };
  const guess = guessed(bytes);
  return encoding === "utf-8" || guess.encoding === "utf-8"
    ? { ...guess, isDoubtful: true }
    : { text: readAs(bytes, encoding), encoding, isDoubtful: true };
}

/** The same bytes by what the reader chose. */
export const decodeAs = (bytes: Uint8Array, encoding: OfferedEncoding): Decoded => ({
  text: readAs(bytes, encoding),
  encoding,
  isDoubtful: false,
});

/** A byte order mark says more than any header. */
function byMark([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

function guessed(bytes: Uint8Array): Decoded {
  const utf8 = strictly(bytes, "utf-8");
  if (utf8 === null)
    return { text: readAs(bytes, "windows-1252"), encoding: "windows-1252", isDoubtful: true };
  if (!isJapanese(utf8)) return { text: utf8, encoding: "utf-8", isDoubtful: false };
  return { text: readAs(bytes, "iso-2022-jp"), encoding: "iso-2022-jp", isDoubtful: false };
}

/** An escape to one of the sets of ISO-2022-JP. */
const isJapanese = (text: string) =>
  text.split("\x1b").some((after, n) => n > 0 && /^(?:\$[@B]|\([BJI])/.test(after));

function strictly(bytes: Uint8Array, encoding: string): string | null {
  if (encoding === "utf-7") return fromUtf7(latin(bytes));
  try {
    return composed(new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding);
  } catch {
    // The bytes are not in this encoding.
    return null;
  }
}

function readAs(bytes: Uint8Array, encoding: string): string {
  return encoding === "utf-7"
    ? fromUtf7(latin(bytes))
    : composed(new TextDecoder(encoding).decode(bytes), encoding);
}

/** Vietnamese is written there as letters with their marks behind them. */
const composed = (text: string, encoding: string) =>
  encoding === "windows-1258" ? text.normalize("NFC") : text;

const latin = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

const sixBits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** RFC 2152, which no platform reads any more: runs of UTF-16 between + and -. */
function fromUtf7(text: string): string {
  return text
    .replace(/\+([A-Za-z\d+/]*)-?/g, (_, coded: string) => {
      if (coded === "") return "+";
      let decoded = "";
      let bits = 0;
      let value = 0;
      for (const char of coded) {
        value = ((value << 6) | sixBits.indexOf(char)) & 0x3f_ffff;
        bits += 6;
        if (bits >= 16) {
          bits -= 16;
          decoded += String.fromCharCode((value >> bits) & 0xffff);
        }
      }
      return decoded;
    })
    .toWellFormed();
}

/** UTF-8 that was read as windows-1252: Ã¤ for ä, â€™ for ’. */
const twice = /[ÂÃ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[™œ“”¦¢˜\u009d]/u;

/** Whether a text looks read by a wrong encoding; only then "other encoding" is offered beside it unasked. */
export function isGarbled(text: string): boolean {
  return text.includes("\ufffd") || /[\u0080-\u009f]/.test(text) || twice.test(text) || isJapanese(text);
}

/** What a file is by its bytes, as far as it matters whether it can be shown, sent, or does something when opened. */
export const fileTypes = [
  "pdf",
  "tiff",
  "png",
  "jpeg",
  "gif",
  "webp",
  "bmp",
  "heic",
  "avif",
  "svg",
  "html",
  "rtf",
  "docx",
  "xlsx",
  "pptx",
  "opendocument",
  /** The older files of Word, Excel, PowerPoint and Outlook, and installers of Windows: one form for all. */
  "office",
  "zip",
  "archive",
  "audio",
  "video",
  "tnef",
  "calendar",
  "vcard",
  "program",
] as const;
export type FileType = (typeof fileTypes)[number];

/** Bytes to read from a file's beginning: all that `fileTypeOf` looks at. */
export const headBytes = 4_096;

type Signature = readonly [type: FileType, at: number, bytes: string];

/** Where it stands and what it is; bytes as Latin-1 letters. The first that fits. */
const signatures: readonly Signature[] = [
  ["tiff", 0, "II*\0"],
  ["tiff", 0, "MM\0*"],
  ["png", 0, "\x89PNG\r\n\x1a\n"],
  ["jpeg", 0, "\xff\xd8\xff"],
  ["gif", 0, "GIF87a"],
  ["gif", 0, "GIF89a"],
  ["webp", 8, "WEBP"],
  ["audio", 8, "WAVE"],
  ["video", 8, "AVI "],
  ["heic", 4, "ftypheic"],
  ["heic", 4, "ftypheix"],
  ["heic", 4, "ftyphevc"],
  ["heic", 4, "ftypmif1"],
  ["heic", 4, "ftypmsf1"],
  ["avif", 4, "ftypavif"],
  ["audio", 4, "ftypM4A"],
  ["video", 4, "ftyp"],
  ["video", 0, "\x1aE\xdf\xa3"],
  ["audio", 0, "ID3"],
  ["audio", 0, "OggS"],
  ["audio", 0, "fLaC"],
  ["audio", 0, "#!AMR"],
  ["rtf", 0, "{\\rtf"],
  ["office", 0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
  ["tnef", 0, "\x78\x9f\x3e\x22"],
  ["calendar", 0, "BEGIN:VCALENDAR"],
  ["vcard", 0, "BEGIN:VCARD"],
  ["archive", 0, "Rar!"],
  ["archive", 0, "7z\xbc\xaf\x27\x1c"],
  ["archive", 0, "\x1f\x8b"],
  ["archive", 0, "MSCF"],
  ["archive", 257, "ustar"],
  ["program", 0, "MZ"],
  ["program", 0, "\x7fELF"],
  ["program", 0, "\xfe\xed\xfa\xce"],
  ["program", 0, "\xfe\xed\xfa\xcf"],
  ["program", 0, "\xce\xfa\xed\xfe"],
  ["program", 0, "\xcf\xfa\xed\xfe"],
  ["program", 0, "\xca\xfe\xba\xbe"],
  ["program", 0, "#!"],
  ["program", 0, "L\0\0\0\x01\x14\x02\0"],
  ["bmp", 0, "BM"],
];

/** A ZIP with files, an empty one, and one of several volumes. */
const zipHeads = ["PK\x03\x04", "PK\x05\x06", "PK\x07\x08"];

/** Part of a ZIP's list of names → what the ZIP is. */
const inZip: readonly (readonly [string, FileType])[] = [
  ["application/vnd.oasis.opendocument", "opendocument"],
  ["word/", "docx"],
  ["xl/", "xlsx"],
  ["ppt/", "pptx"],
];

/**
 * The type by content; null for what is none of ours, such as plain text. The name is not looked at.
 * @param head the file's first bytes, `headBytes` of them
 */
export function fileTypeOf(head: Uint8Array): FileType | null {
  const text = latin(head.subarray(0, headBytes));
  // Readers of PDF look for its beginning within the first kilobyte.
  if (text.slice(0, 1_024).includes("%PDF-")) return "pdf";
  if (zipHeads.some((sign) => text.startsWith(sign))) return zipType(text);
  const found = signatures.find(([, at, bytes]) => text.startsWith(bytes, at));
  return found?.[0] ?? markupType(text);
}

const latin = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

/** Names stand in a ZIP's local heads, 30 bytes behind their sign. */
function zipType(text: string): FileType {
  if (/META-INF\/MANIFEST\.MF|AndroidManifest\.xml/.test(text)) return "program";
  const isOpc = text.includes("[Content_Types].xml") || text.includes("_rels/.rels");
  const found = inZip.find(([name, type]) => text.includes(name) && (isOpc || type === "opendocument"));
  return found?.[1] ?? "zip";
}

function markupType(text: string): FileType | null {
  const start = text
    .replace(/^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>|<!--[\s\S]*?-->|\s)*/i, "")
    .slice(0, 200);
  if (/^(?:<!doctype svg[^>]*>\s*)?<svg[\s>]/i.test(start)) return "svg";
  return /^<(?:!doctype html|html|head|body|script|iframe|title|meta|table|div)[\s>]/i.test(start)
    ? "html"
    : null;
}

/** Whether a PDF asks for a password: no channel can make pages of it. Looks through all of its bytes. */
export function isLockedPdf(bytes: Uint8Array): boolean {
  const sign = [...latinBytes("/Encrypt")];
  for (let at = bytes.indexOf(0x2f); at !== -1; at = bytes.indexOf(0x2f, at + 1)) {
    // /EncryptMetadata alone is a part of the same thing's inside.
    if (sign.every((byte, n) => bytes[at + n] === byte) && bytes[at + sign.length] !== 0x4d) return true;
  }
  return false;
}

const latinBytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

import type { FileType } from "./file-type.ts";

/** What about a name is not as it looks; shown beside it. */
export type NameDanger =
  /** It had signs that turn the direction of letters, or are not seen: `invoice<RLO>gpj.exe` looks like a picture. */
  | "hiddenSigns"
  /** It named a folder. */
  | "path"
  /** A document's ending stands in front of the real one. */
  | "doubleEnding"
  /** Opened, it does something. */
  | "program";

export interface SafeName {
  /** Fit to be shown, and to be saved under on any system. */
  readonly name: string;
  readonly dangers: readonly NameDanger[];
}

/** Linux counts bytes (255), Windows and macOS letters; some is left for a number behind it. */
const mostBytes = 200;
const longestEnding = 20;
const longestGiven = 10_000;

/** Names of devices on Windows, with whatever ending. */
const reserved = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(?=\.|$)/i;
/** Not seen, or turning the direction of what follows; the joiners of emoji and of some scripts' letters stay. */
const hidden =
  /[[\p{Cc}\p{Cf}\p{Co}\p{Default_Ignorable_Code_Point}]--[\u200C\u200D\uFE0E\uFE0F\u{E0020}-\u{E007F}]]/gv;
const breaks = /[\t\n\v\f\r]+/g;

const programs =
  "exe|com|scr|pif|bat|cmd|ps1|psm1|vbs|vbe|js|jse|mjs|wsf|wsh|wsc|hta|msi|msp|mst|msix|appx|appinstaller|jar|jnlp|cpl|dll|lnk|url|website|reg|inf|scf|sct|chm|hlp|application|gadget|xll|iso|img|vhd|vhdx|app|command|tool|workflow|action|pkg|dmg|scpt|applescript|terminal|webloc|sh|bash|run|bin|appimage|deb|rpm|desktop|apk|py|pl|rb|docm|xlsm|pptm|dotm|xltm|ppam|xlam|one|library-ms|settingcontent-ms|search-ms|diagcab";
const isProgram = new RegExp(`\\.(?:${programs})$`, "i");
const isDisguised = new RegExp(
  `\\.(?:pdf|docx?|xlsx?|pptx?|txt|rtf|csv|jpe?g|png|gif|webp|heic|tiff?|bmp|mp3|mp4|wav|zip|html?)[\\s_.-]*\\.(?:${programs})$`,
  "i",
);

/**
 * A name that came with a message or a file → one without folders, hidden signs, and what systems take for something
 * else; "file" when nothing is left.
 */
export function safeName(given: string): SafeName {
  const line = given.slice(0, longestGiven).toWellFormed().replace(breaks, " ");
  const seen = line.replace(hidden, "");
  const base = seen.split(/[/\\]/).findLast((part) => part.trim() !== "") ?? "";
  const plain = base
    .normalize("NFC")
    .replace(/[<>:"|?*\ufffd]/g, "_")
    .replace(/\p{Z}+/gu, " ")
    .replace(/^[ .]+|[ .]+$/g, "")
    .replace(reserved, "_$&");
  const name = shortened(plain === "" ? "file" : plain);
  const dangers: NameDanger[] = [];
  if (seen !== line) dangers.push("hiddenSigns");
  if (/[/\\]/.test(seen)) dangers.push("path");
  if (isDisguised.test(name)) dangers.push("doubleEnding");
  if (isProgram.test(name)) dangers.push("program");
  return { name, dangers };
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const bytesOf = (text: string) => encodeURIComponent(text).replace(/%../g, "-").length;

/** Cut in front of its ending, never within a character. */
function shortened(name: string): string {
  if (bytesOf(name) <= mostBytes) return name;
  const dot = name.lastIndexOf(".");
  const ending = dot > 0 && name.length - dot <= longestEnding ? name.slice(dot) : "";
  let left = mostBytes - bytesOf(`…${ending}`);
  let kept = "";
  for (const { segment } of graphemes.segment(name.slice(0, name.length - ending.length))) {
    left -= bytesOf(segment);
    if (left < 0) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…${ending}`;
}

/** What a file may be by its bytes when its name ends so; endings that promise nothing are not here. */
const promises: Readonly<Record<string, readonly (FileType | null)[]>> = {
  pdf: ["pdf"],
  tif: ["tiff"],
  tiff: ["tiff"],
  png: ["png"],
  jpg: ["jpeg"],
  jpeg: ["jpeg"],
  jfif: ["jpeg"],
  gif: ["gif"],
  webp: ["webp"],
  bmp: ["bmp"],
  heic: ["heic"],
  heif: ["heic", "avif"],
  avif: ["avif"],
  svg: ["svg"],
  htm: ["html", null],
  html: ["html", null],
  // Word saves rich text and web pages under its old ending, too.
  doc: ["office", "docx", "rtf"],
  xls: ["office", "xlsx"],
  ppt: ["office", "pptx"],
  msg: ["office"],
  docx: ["docx"],
  xlsx: ["xlsx"],
  pptx: ["pptx"],
  odt: ["opendocument"],
  ods: ["opendocument"],
  odp: ["opendocument"],
  rtf: ["rtf"],
  zip: ["zip", "docx", "xlsx", "pptx", "opendocument", "program"],
  mp3: ["audio"],
  wav: ["audio"],
  m4a: ["audio", "video"],
  mp4: ["video", "audio"],
  mov: ["video", null],
  txt: [null, "calendar", "vcard", "html"],
  csv: [null],
  ics: ["calendar"],
  vcf: ["vcard"],
};

/**
 * Whether the content is something else than the name says. An empty file is nothing yet, and so nothing else.
 * @param type by `fileTypeOf`
 */
export function contentDiffers(name: string, type: FileType | null): boolean {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  const promised = Object.hasOwn(promises, ending) ? promises[ending] : undefined;
  if (promised !== undefined) return !promised.includes(type);
  return type === "program" && !isProgram.test(name);
}

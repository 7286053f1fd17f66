import type { OfferedEncoding } from "../../messages/charset.ts";

/** "Other encoding": whose texts are written in it. */
export const encodingText: Readonly<Record<OfferedEncoding, string>> = {
  "utf-8": "Unicode (UTF-8)",
  "windows-1252": "Western (Windows-1252)",
  "iso-8859-2": "Central European (ISO 8859-2)",
  "windows-1250": "Central European (Windows-1250)",
  "iso-8859-15": "Western (ISO 8859-15)",
  "windows-1251": "Cyrillic (Windows-1251)",
  "koi8-r": "Cyrillic (KOI8-R)",
  "koi8-u": "Ukrainian (KOI8-U)",
  "windows-1253": "Greek (Windows-1253)",
  "windows-1254": "Turkish (Windows-1254)",
  "windows-1255": "Hebrew (Windows-1255)",
  "windows-1256": "Arabic (Windows-1256)",
  "windows-1257": "Baltic (Windows-1257)",
  "windows-1258": "Vietnamese (Windows-1258)",
  "windows-874": "Thai (Windows-874)",
  "iso-2022-jp": "Japanese (ISO-2022-JP)",
  shift_jis: "Japanese (Shift_JIS)",
  "euc-jp": "Japanese (EUC-JP)",
  gb18030: "Chinese, simplified (GB18030)",
  big5: "Chinese, traditional (Big5)",
  "euc-kr": "Korean (EUC-KR)",
  macintosh: "Western (old Macs)",
  "utf-16le": "Unicode (UTF-16)",
  "utf-7": "Unicode (UTF-7)",
};

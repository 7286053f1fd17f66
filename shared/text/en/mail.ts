import { sentence } from "../../clean-text.ts";
import type { NameDanger } from "../../messages/file-name.ts";
import type { FileType } from "../../messages/file-type.ts";
import { plural } from "./plural.ts";

/** Around a mail that is read. */
export const mailText = {
  /** Behind a link whose text names another place. */
  goesTo: (place: string) => `(goes to ${place})`,
  open: "Show email",
  close: "Close email",
  loading: "Loading the email…",
  frame: "Text of the email",
  to: "To",
  cc: "Cc",
  noSender: "Unknown sender",
  posesAs: (address: string, shown: string) =>
    sentence`The name shows ${shown}, but this email was sent from ${address}.`,
  heldBack: (count: number) =>
    plural(count, {
      one: "# picture from the internet is held back.",
      other: "# pictures from the internet are held back.",
    }),
  whyHeld: "Loading pictures tells the sender that you read this email.",
  showPictures: "Show pictures",
  view: "View",
  formatted: "Formatted",
  plain: "Plain text",
  otherEncoding: "Other encoding",
  original: "Original",
  encoding: "Encoding",
  noText: "This email has no text.",
  garbled: "Looks wrong? Try another encoding in the View menu.",
  print: "Print",
  reply: "Reply",
  all: "Reply all",
  forward: "Forward",
  files: "Files",
  showFiles: "Show files",
  hideFiles: "Hide files",
  save: "Save as",
  saved: "Saved.",
  preview: "Preview",
  hidePreview: "Close preview",
  loadingFile: "Loading the file…",
  pdfTooBig: "This PDF is too big to be shown here. Save it to open it.",
  pdfLinks: "Links in a preview lead nowhere.",
  pdfScript: "This PDF holds a script. It was not run.",
  pdfShown: (pages: number) => `Only the first ${pages} pages are shown.`,
  pdfPage: (page: number, of: number) => `Page ${page} of ${of}`,
  noPreview: "This file has no preview. Save it to open it.",
  picture: (name: string) => sentence`Preview of ${name}`,
  fileAction: (action: string, name: string) => sentence`${action} ${name}`,
  differs: "The content is not what the name says.",
  unnamed: "file",
} as const;

/** Why a PDF cannot be shown. */
export const pdfTroubleText = {
  locked: "This PDF asks for a password. Save it to open it.",
  damaged: "This PDF is damaged and cannot be shown.",
} as const;

/** What about a file's name is not as it looks. */
export const nameDangerText: Readonly<Record<NameDanger, string>> = {
  hiddenSigns: "The name had hidden characters; they were removed.",
  path: "The name pointed to a folder; that was removed.",
  doubleEnding: "The name pretends to be a document.",
  program: "This is a program. Open it only if you expected it.",
};

/** What a file is by its content. */
export const fileTypeText: Readonly<Record<FileType, string>> = {
  pdf: "PDF",
  tiff: "TIFF picture",
  png: "PNG picture",
  jpeg: "JPEG picture",
  gif: "GIF picture",
  webp: "WebP picture",
  bmp: "BMP picture",
  heic: "HEIC picture",
  avif: "AVIF picture",
  svg: "SVG drawing",
  html: "Web page",
  rtf: "Rich text",
  docx: "Word document",
  xlsx: "Excel workbook",
  pptx: "PowerPoint slides",
  opendocument: "OpenDocument file",
  office: "Older Office file",
  zip: "ZIP archive",
  archive: "Archive",
  audio: "Audio",
  video: "Video",
  tnef: "Outlook file (winmail.dat)",
  calendar: "Appointment",
  vcard: "Contact card",
  program: "Program",
};

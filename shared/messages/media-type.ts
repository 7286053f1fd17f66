import { type FileType, fileTypes } from "./file-type.ts";

/** How each type is called on the wire; each has a name of its own, so that it can be read back. */
const names: Readonly<Record<FileType, string>> = {
  pdf: "application/pdf",
  tiff: "image/tiff",
  png: "image/png",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  bmp: "image/bmp",
  heic: "image/heic",
  avif: "image/avif",
  svg: "image/svg+xml",
  html: "text/html",
  rtf: "application/rtf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  opendocument: "application/vnd.oasis.opendocument.text",
  office: "application/x-ole-storage",
  zip: "application/zip",
  archive: "application/x-compressed",
  audio: "audio/mpeg",
  video: "video/mp4",
  tnef: "application/ms-tnef",
  calendar: "text/calendar",
  vcard: "text/vcard",
  program: "application/x-executable",
};

/** Of plain text, and of everything that is not known. */
const unknown = "application/octet-stream";

export const mediaTypeOf = (type: FileType | null): string => (type === null ? unknown : names[type]);

/** The type that a media type of ours stands for; null for any other. */
export function typeOfMedia(media: string): FileType | null {
  return fileTypes.find((type) => names[type] === media) ?? null;
}

/** A browser can draw it, and it cannot do anything. */
export const isPicture = (media: string): boolean => /^image\/(?:png|jpeg|gif|webp|bmp)$/.test(media);

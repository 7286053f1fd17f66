import type { MessageFile } from "../state/outgoing.ts";
import type { FileType } from "./file-type.ts";
import { checkFiles, type FileDoubt, type FileLimits, type FileTrouble } from "./files.ts";
import { mediaTypeOf, typeOfMedia } from "./media-type.ts";

export type FileChannel = "sms" | "email" | "fax" | "chat";

/** Our own server's; what a tenant's takes is not published. A carrier may take less, and says so when it is sent. */
const mostBytes = 20_000_000;

/** What each channel takes. A chat takes words alone: the protocol has no way for a file in one. */
export const fileLimits: Readonly<Record<FileChannel, FileLimits>> = {
  sms: {
    mostFiles: 10,
    mostBytes,
    mostTogether: mostBytes,
    types: ["png", "jpeg", "gif", "webp", "pdf", "vcard", "audio", "video"],
  },
  email: { mostFiles: 25, mostBytes, mostTogether: 25_000_000, types: null },
  fax: { mostFiles: 10, mostBytes, mostTogether: mostBytes, types: ["pdf", "tiff", "png", "jpeg"] },
  chat: { mostFiles: 0, mostBytes: 0, mostTogether: 0, types: [] },
};

/** Why a file does not go on its channel, and what the agent should know of it first. */
export interface FileVerdict {
  readonly trouble: FileTrouble | "locked" | null;
  readonly doubt: FileDoubt | null;
}

/** The files of a message, in their order, by what its channel takes. */
export function verdictsOn(channel: FileChannel, files: readonly MessageFile[]): readonly FileVerdict[] {
  const read = files.map(({ name, size, type }) => ({ name, bytes: size, type: typeOfMedia(type) }));
  return checkFiles(read, fileLimits[channel]).map(({ trouble, doubt }, index) => ({
    trouble: trouble ?? (channel === "fax" && files[index]?.isLocked === true ? "locked" : null),
    doubt,
  }));
}

/** For the system's dialog: media types, or "" for anything. */
export function acceptOn(channel: FileChannel): readonly string[] {
  const { types } = fileLimits[channel];
  return (types ?? []).map((type: FileType) => mediaTypeOf(type));
}

import { contentDiffers, safeName } from "./file-name.ts";
import type { FileType } from "./file-type.ts";

/** A file to be sent, as main read it from the disk. */
export interface FileToSend {
  readonly name: string;
  readonly bytes: number;
  /** By its content (`fileTypeOf`). */
  readonly type: FileType | null;
}

/** What a channel takes. */
export interface FileLimits {
  readonly mostFiles: number;
  readonly mostBytes: number;
  readonly mostTogether: number;
  /** Types it takes; null for any. */
  readonly types: readonly FileType[] | null;
}

/** Why a file cannot be sent. */
export type FileTrouble = "empty" | "tooBig" | "tooMany" | "tooBigTogether" | "typeNotTaken";
/** What the agent is asked about first: the name says something else, or it is a program. */
export type FileDoubt = "contentDiffers" | "program";

export interface CheckedFile {
  readonly trouble: FileTrouble | null;
  readonly doubt: FileDoubt | null;
}

/** Checks files in their order; those that fit stay good when a later one does not. */
export function checkFiles(files: readonly FileToSend[], limits: FileLimits): readonly CheckedFile[] {
  let taken = 0;
  let together = 0;
  return files.map((file) => {
    const trouble =
      ownTrouble(file, limits) ??
      (taken >= limits.mostFiles
        ? "tooMany"
        : together + file.bytes > limits.mostTogether
          ? "tooBigTogether"
          : null);
    if (trouble === null) {
      taken += 1;
      together += file.bytes;
    }
    return { trouble, doubt: doubtOf(file) };
  });
}

function ownTrouble({ bytes, type }: FileToSend, { mostBytes, types }: FileLimits): FileTrouble | null {
  if (bytes === 0) return "empty";
  if (bytes > mostBytes) return "tooBig";
  return types !== null && (type === null || !types.includes(type)) ? "typeNotTaken" : null;
}

function doubtOf({ name, bytes, type }: FileToSend): FileDoubt | null {
  if (type === "program" || safeName(name).dangers.includes("program")) return "program";
  return bytes > 0 && contentDiffers(name, type) ? "contentDiffers" : null;
}

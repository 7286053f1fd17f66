import { randomUUID } from "node:crypto";
import type { Attachment } from "../world/message-types.ts";

/** Bytes of attachments and raw messages, by id. Large ones are kept as what they would be made from. */
export interface FileStore {
  /** @param bytes the bytes, or how to make them; null: not kept, only their number is known */
  put(file: NewFile): Attachment;
  /** Undefined: no such file. `bytes` null: known, but not kept. */
  read(fileId: string): { readonly contentType: string; readonly bytes: Uint8Array | null } | undefined;
}

export interface NewFile {
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly bytes: Uint8Array | (() => Uint8Array) | null;
  readonly contentId?: string | undefined;
}

/** Of all files together; the oldest are let go. */
const keptBytes = 64_000_000;

export function createFileStore(): FileStore {
  const files = new Map<string, NewFile>();
  let kept = 0;
  const weight = ({ bytes }: NewFile) => (bytes instanceof Uint8Array ? bytes.length : 0);
  return {
    put(file) {
      const fileId = randomUUID();
      files.set(fileId, file);
      kept += weight(file);
      for (const [id, old] of files) {
        if (kept <= keptBytes) break;
        kept -= weight(old);
        files.set(id, { ...old, bytes: null });
      }
      const { name, contentType, size, contentId } = file;
      return { fileId, name, contentType, size, ...(contentId === undefined ? {} : { contentId }) };
    },
    read(fileId) {
      const file = files.get(fileId);
      if (file === undefined) return undefined;
      const { contentType, bytes } = file;
      return { contentType, bytes: typeof bytes === "function" ? bytes() : bytes };
    },
  };
}

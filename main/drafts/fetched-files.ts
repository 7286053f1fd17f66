import { randomUUID } from "node:crypto";
import { openAsBlob } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileTypeOf, headBytes } from "../../shared/messages/file-type.ts";
import { mediaTypeOf } from "../../shared/messages/media-type.ts";
import { ok, type Result } from "../../shared/result.ts";
import { bytesUpTo, saveBody } from "../mail/files.ts";
import type { FileService } from "../nextiva/file-service.ts";
import { outcomeOf } from "../work/context.ts";

/** Files of the server's that are passed on. They lie on this computer's disk while they go out, and no longer. */
export interface FetchedFiles {
  /** What a file is by its bytes, and how long (bytes). @param said its length, where that is known */
  look(
    fileId: string,
    said: number | null,
  ): Promise<Result<{ readonly type: string; readonly size: number }>>;
  /** All of one; null where it has more than `most` bytes, or cannot be had. */
  bytes(fileId: string, most: number): Promise<Buffer | null>;
  /** For one message. */
  pass(): Passing;
}

export interface Passing {
  /** A file that is read from the disk as it goes. */
  blobOf(fileId: string, type: string): Promise<Result<Blob>>;
  close(): Promise<void>;
}

/** @param folder of these files alone: what a crash left in it goes */
export function createFetchedFiles(files: Pick<FileService, "downloadFile">, folder: string): FetchedFiles {
  const isEmpty = rm(folder, { recursive: true, force: true }).catch(() => {});

  return {
    look: (fileId, said) =>
      outcomeOf(
        files.downloadFile(fileId, async (response) => {
          const head: Uint8Array[] = [];
          let read = 0;
          const length = said ?? lengthSaid(response);
          for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
            if (read < headBytes) head.push(chunk);
            read += chunk.byteLength;
            // Where nobody says how long it is, it is counted to its end.
            if (length !== null && read >= headBytes) break;
          }
          const type = fileTypeOf(new Uint8Array(Buffer.concat(head).subarray(0, headBytes)));
          return { type: mediaTypeOf(type), size: length ?? read };
        }),
      ),
    async bytes(fileId, most) {
      const read = await outcomeOf(files.downloadFile(fileId, (response) => bytesUpTo(response, most)));
      return read.ok && read.value !== null ? Buffer.from(read.value) : null;
    },
    pass() {
      const places: string[] = [];
      return {
        async blobOf(fileId, type) {
          await isEmpty;
          await mkdir(folder, { recursive: true, mode: 0o700 });
          const place = join(folder, randomUUID());
          places.push(place);
          const saved = await outcomeOf(
            files.downloadFile(fileId, (response) => saveBody(response, place, false)),
          );
          return saved.ok ? ok(await openAsBlob(place, { type })) : saved;
        },
        async close() {
          await Promise.all(places.map((place) => rm(place, { force: true }).catch(() => {})));
        },
      };
    },
  };
}

function lengthSaid(response: Response): number | null {
  const said = response.headers.get("content-length");
  return said !== null && /^\d+$/.test(said) && !response.headers.has("content-encoding")
    ? Number(said)
    : null;
}

import { open, rename, rm, writeFile } from "node:fs/promises";
import { headBytes } from "../../shared/messages/file-type.ts";
import { ServiceError } from "../nextiva/errors.ts";

type Chunks = AsyncIterable<Uint8Array>;
const chunksOf = (response: Response): Chunks =>
  (response.body ?? new Blob([]).stream()) as unknown as Chunks;

/**
 * The first bytes of a body; the rest is not waited for. Null: there are more than `most`.
 */
export async function bytesUpTo(response: Response, most: number): Promise<Uint8Array | null> {
  const read = await headOf(response, most + 1);
  return read.length > most ? null : read;
}

/** As many bytes as are wanted from the beginning. */
export async function headOf(response: Response, wanted = headBytes): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf(response)) {
    chunks.push(chunk);
    size += chunk.byteLength;
    // Leaving the loop ends the transfer.
    if (size >= wanted) break;
  }
  return new Uint8Array(Buffer.concat(chunks).subarray(0, wanted));
}

/**
 * Writes a file as its pieces come, under a name of its own until it is whole: nobody finds half a one. Rejects with
 * ServiceError `notSaved` for troubles of the disk; those of whoever gives the pieces go on as they are.
 */
export async function saveWhole(
  place: string,
  pieces: AsyncIterable<Uint8Array> | Iterable<string>,
): Promise<void> {
  const part = `${place}.part`;
  try {
    const file = await onDisk(open(part, "w", 0o600));
    try {
      for await (const piece of pieces) await onDisk(file.writeFile(piece));
      await onDisk(file.sync());
    } finally {
      await file.close();
    }
    await onDisk(rename(part, place));
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Writes a body to the disk as it comes; rejects as `saveWhole`. */
export async function saveBody(response: Response, place: string, isWindows: boolean): Promise<void> {
  await saveWhole(place, chunksOf(response));
  // It came from elsewhere: Windows asks before it runs such a file. Not every disk can hold that mark.
  if (isWindows)
    await writeFile(`${place}:Zone.Identifier`, "[ZoneTransfer]\r\nZoneId=3\r\n").catch(() => {});
}

async function onDisk<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new ServiceError("notSaved", error instanceof Error ? error.message : "not written");
  }
}

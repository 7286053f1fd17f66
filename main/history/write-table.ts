import { open, rename, rm } from "node:fs/promises";
import type { PastItem } from "../../shared/contract/history.ts";
import { tableHead, tableRow } from "./table.ts";

/** Rows that are written at once; between them somebody may think better, and main does other work. */
const step = 1_000;

/**
 * Writes rows to a file, piece by piece, under a name of its own until it is whole: nobody finds half a one. Rejects
 * with the disk's error, or the signal's reason.
 *
 * @param wrote told how many are written
 */
export async function writeTable(
  place: string,
  rows: readonly PastItem[],
  zone: string,
  how: { readonly signal: AbortSignal; readonly wrote: (count: number) => void },
): Promise<void> {
  const part = `${place}.part`;
  try {
    const file = await open(part, "w", 0o600);
    try {
      await file.writeFile(tableHead(zone));
      for (let at = 0; at < rows.length; at += step) {
        how.signal.throwIfAborted();
        const piece = rows.slice(at, at + step);
        await file.writeFile(piece.map((row) => tableRow(row, zone)).join(""));
        how.wrote(at + piece.length);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    how.signal.throwIfAborted();
    await rename(part, place);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

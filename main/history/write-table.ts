import type { PastItem } from "../../shared/contract/history.ts";
import { saveWhole } from "../mail/files.ts";
import { tableHead, tableRow } from "./table.ts";

/** Rows that are written at once; between them somebody may think better, and main does other work. */
const step = 1_000;

interface Writing {
  readonly signal: AbortSignal;
  /** Told how many are written. */
  readonly wrote: (count: number) => void;
}

/** Writes rows to a file, piece by piece. Rejects as `saveWhole`, or with the signal's reason. */
export function writeTable(
  place: string,
  rows: readonly PastItem[],
  zone: string,
  how: Writing,
): Promise<void> {
  return saveWhole(place, piecesOf(rows, zone, how));
}

/** Goes on when the piece before is written. */
function* piecesOf(rows: readonly PastItem[], zone: string, { signal, wrote }: Writing): Generator<string> {
  yield tableHead(zone);
  for (let at = 0; at < rows.length; at += step) {
    signal.throwIfAborted();
    const piece = rows.slice(at, at + step);
    yield piece.map((row) => tableRow(row, zone)).join("");
    wrote(at + piece.length);
  }
  signal.throwIfAborted();
}

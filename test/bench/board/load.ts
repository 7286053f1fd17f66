import type { DirectoryItem } from "../../../shared/contract/directory.ts";

/** How large the board is, and how busy. */
export const people = 10_000;
export const changesASecond = 1_000;
/** Of those, changes of the one row in which the time of its last change is written. */
export const stampedASecond = 30;
/** Rows that the window looks at. */
export const shown = 60;

export interface Load extends DirectoryItem {
  readonly since: number;
}

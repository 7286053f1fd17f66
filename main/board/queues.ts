import type { QueueRow } from "../../shared/contract/board.ts";
import { folded } from "../../shared/fold.ts";
import type { QueueFacts } from "../nextiva/statistics.ts";

/** A queue with what it is found and ordered by. */
export interface QueueEntry {
  readonly row: QueueRow;
  readonly sortName: string;
}

/** How a queue is shown. */
export function queueEntry(facts: QueueFacts, was: QueueEntry | undefined): QueueEntry {
  const name = facts.name || was?.row.name || "";
  const { id, changedAt: _, heardAt: __, ...shown } = facts;
  return {
    row: { ...shown, key: id, queueId: id, name, isGone: false },
    sortName: was?.row.name === name ? was.sortName : folded(name),
  };
}

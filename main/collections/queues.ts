import type { QueueColumn, QueueRow } from "../../shared/contract/board.ts";
import type { QueryFor } from "../../shared/contract/collections.ts";
import { folded } from "../../shared/fold.ts";
import type { QueueEntry } from "../board/queues.ts";
import type { Arrangement } from "./arranged.ts";
import { type BoardViewParts, boardView } from "./board-view.ts";
import type { Source } from "./view.ts";

type Query = QueryFor<"queues">;

/** What a queue is ordered by. What is not known comes first where the least does. */
function sortKey(column: QueueColumn, { row, sortName }: QueueEntry): string | number {
  switch (column) {
    case "name":
      return sortName;
    case "waiting":
      return row.waiting ?? -1;
    case "oldest":
      // The longest wait is the earliest start.
      return row.oldestSince === null ? Number.NEGATIVE_INFINITY : -row.oldestSince;
    case "serviceLevel":
      return row.serviceLevel ?? -1;
    case "available":
      return row.agentsAvailable ?? -1;
  }
}

const sum = (entries: readonly QueueEntry[], of: (row: QueueRow) => number | null) =>
  entries.reduce((all, { row }) => all + (of(row) ?? 0), 0);

/** All that fit, in order; queues of one key stand by their ids. */
export function arrangeQueues(
  entries: ReadonlyMap<string, QueueEntry>,
  { q, sort, isDown }: Query,
): Arrangement<QueueRow> {
  const words = folded(q.trim());
  const sign = isDown ? -1 : 1;
  const list = [...entries.values()].filter(({ sortName }) => sortName.includes(words));
  const places = list
    .map((entry) => ({ by: sortKey(sort, entry), key: entry.row.queueId, last: () => entry.row }))
    .sort((a, b) => (a.by < b.by ? -sign : a.by > b.by ? sign : a.key < b.key ? -1 : 1))
    .map(({ key, by, last }) => ({ key, by, last, row: () => entries.get(key)?.row ?? null }));
  return {
    places,
    counts: { queues: list.length, waiting: sum(list, ({ waiting }) => waiting) },
  };
}

/** Queues of the live board. */
export function queuesCollection(parts: BoardViewParts): Source<Query, QueueRow> {
  const { queues } = parts.board;
  return (query, changed) =>
    boardView<QueueRow>(parts, {
      table: queues,
      arrange: () => arrangeQueues(queues.entries, query),
      gone: (row) => ({ ...row, isGone: true }),
      changed,
    });
}

import type { ThreadItem, ThreadMessage } from "../../shared/contract/conversation.ts";

/** What was seen of a thread so far: its newest moment, and what was known of each message. */
export interface SeenThread {
  readonly newestAt: number;
  readonly statuses: ReadonlyMap<string, ThreadMessage["status"]>;
}

export interface ThreadNews {
  readonly arrived: readonly ThreadItem[];
  readonly failed: readonly ThreadMessage[];
  readonly seen: SeenThread;
}

/**
 * What somebody who cannot see the thread must be told: what the others wrote or did since, and which messages failed.
 * @param rows those that are held now, the newest first; older pages are no news
 * @param was null for the first rows
 */
export function newsOf(rows: readonly ThreadItem[], was: SeenThread | null): ThreadNews {
  const newestAt = Math.max(was?.newestAt ?? 0, rows[0]?.at ?? 0);
  const statuses = new Map(was?.statuses);
  const isFresh = (item: ThreadItem) => was !== null && item.at > was.newestAt;
  const failed = rows.filter((item): item is ThreadMessage => {
    if (item.kind !== "message" || item.direction === "inbound") return false;
    const before = was?.statuses.get(item.key);
    return item.status === "failed" && (isFresh(item) || (before !== undefined && before !== "failed"));
  });
  for (const item of rows) if (item.kind === "message") statuses.set(item.key, item.status);
  const arrived = rows.filter((item) => item.direction === "inbound" && isFresh(item));
  return { arrived, failed, seen: { newestAt, statuses } };
}

import { isDeepStrictEqual } from "node:util";
import type { QueryFor } from "../../shared/contract/collections.ts";
import type { ThreadItem } from "../../shared/contract/conversation.ts";
import type { Result } from "../../shared/result.ts";
import type { Store } from "../state/store.ts";
import { createOrdered } from "./ordered.ts";
import { createPageReading, type RowsRead } from "./reading.ts";
import type { Source } from "./view.ts";

/**
 * What happened in one conversation, the newest first: older pages are read as somebody looks further back, what is
 * new comes by the feed. It is kept as long as somebody looks.
 *
 * @param read a page of its workitems, the newest first, as what they put into the thread
 */
export function threadCollection(parts: {
  readonly read: (conversationId: string, start: number) => Promise<Result<RowsRead<ThreadItem>>>;
  readonly store: Pick<Store, "watch">;
}): Source<QueryFor<"thread">, ThreadItem> {
  return ({ conversationId }, changed) => {
    const items = createOrdered<ThreadItem>((a, b) => b.at - a.at);
    let wanted = 0;
    const take = (fresh: readonly ThreadItem[]) => {
      for (const item of fresh) if (!isDeepStrictEqual(items.get(item.key), item)) items.put(item);
    };
    const reading = createPageReading<ThreadItem>({
      load: (start) => parts.read(conversationId, start),
      take,
      lacks: () => items.size < wanted,
      changed,
    });

    const unwatch = parts.store.watch((_now, _was, event) => {
      if (event.kind === "resynced") return reading.again();
      if (event.kind === "threadReported" && event.conversationId === conversationId) {
        take(event.items);
        changed();
      }
      if (event.kind === "messageStatusReported" && event.conversationId === conversationId) {
        const { messageId, status, reason } = event;
        // It is among the newest.
        const found = items
          .rows({ start: 0, count: items.size })
          .find((item) => item.kind === "message" && item.messageId === messageId);
        if (found === undefined) return;
        items.put({ ...found, status, reason } as ThreadItem);
        changed();
      }
    });

    return {
      rows: items.rows,
      head: () => ({ total: items.size, ...reading.head() }),
      want({ start, count }) {
        if (count > 0) wanted = start + count;
        reading.pump();
      },
      retry: reading.retry,
      close() {
        unwatch();
        reading.stop();
      },
    };
  };
}

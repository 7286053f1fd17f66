import type { QueryFor } from "../../shared/contract/collections.ts";
import type { ConversationItem, ConversationTabFilter } from "../../shared/contract/conversation.ts";
import type { Result } from "../../shared/result.ts";
import type { Clock } from "../../shared/time.ts";
import type { Store } from "../state/store.ts";
import { finds } from "./conversations.ts";
import { createPaged } from "./paged.ts";
import type { RowsRead } from "./reading.ts";
import type { View } from "./view.ts";

/** A page of a tab: its rows, and the cursor of the next one; null at the end. */
export interface TabPage {
  readonly rows: readonly ConversationItem[];
  readonly cursor: number | null;
}

/** Where something changed, what belongs into a tab is the server's to say: it is read again, but not all the time. */
const pause = 2_000;

/**
 * Conversations as the server sorts them into its tabs, in its order, page after page by its cursor.
 *
 * @param read a page of a tab; without a cursor the first
 */
export function createConversationTab(parts: {
  readonly read: (tab: ConversationTabFilter, cursor: number | undefined) => Promise<Result<TabPage>>;
  readonly store: Pick<Store, "watch">;
  readonly clock: Pick<Clock, "after">;
}) {
  return (
    tab: ConversationTabFilter,
    { q }: Pick<QueryFor<"conversations">, "q">,
    changed: () => void,
  ): View<ConversationItem> => {
    /** By where a page starts: the cursor that reads it. */
    const cursors = new Map<number, number>();
    let undo: (() => void) | null = null;

    async function load(start: number): Promise<Result<RowsRead<ConversationItem>>> {
      const read = await parts.read(tab, start === 0 ? undefined : cursors.get(start));
      if (!read.ok) return read;
      const { rows, cursor } = read.value;
      const next = start + Math.max(1, rows.length);
      if (cursor !== null) cursors.set(next, cursor);
      const found = q === "" ? rows : rows.filter((row) => finds(row, q));
      return { ok: true, value: { rows: found, next: cursor === null ? null : next } };
    }

    const list = createPaged<ConversationItem>(load, changed);
    const unwatch = parts.store.watch((_now, _was, { kind }) => {
      if (kind === "resynced") return list.reload();
      if (kind !== "conversationReported" && kind !== "conversationArchived") return;
      undo ??= parts.clock.after(pause, () => {
        undo = null;
        list.reload();
      });
    });
    return {
      ...list,
      close() {
        undo?.();
        unwatch();
        list.close();
      },
    };
  };
}

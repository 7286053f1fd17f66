import { useCallback } from "preact/hooks";
import type { ThreadItem } from "../../shared/contract/conversation.ts";
import { conversationText } from "../../shared/text/conversation.ts";
import { useCollection } from "../app/use-collection.ts";
import { dayText, midnight } from "../recent/days.ts";
import { LoadState } from "../ui/LoadState.tsx";
import { VirtualList } from "../ui/VirtualList.tsx";
import { ThreadEntry } from "./ThreadEntry.tsx";
import "./thread.css";

/** Entries at first, and read at once when somebody comes near the oldest. */
const step = 100;
const near = 20;

/** What happened in a conversation, by day, the newest at the end. Older entries come as somebody scrolls to them. */
export function Thread({ conversationId }: { readonly conversationId: string }) {
  const list = useCollection("thread", { conversationId }, { step });
  const { rows, isMore, isLoading } = list;
  const count = rows.length;
  /** From the top: the rows are the newest first. */
  const at = (index: number) => rows[count - 1 - index] as ThreadItem;
  const isFirstOfDay = (index: number) =>
    index === 0 ? !isMore : midnight(at(index).at) !== midnight(at(index - 1).at);
  const onDrawn = useCallback(
    (first: number) => {
      if (first < near && isMore && !isLoading) list.more();
    },
    [isMore, isLoading, count],
  );
  return (
    <div class="thread">
      <LoadState
        of={{ isLoading, failure: list.failure, retry: list.retry }}
        isEmpty={count === 0}
        loading={conversationText.loadingThread}
        empty={conversationText.emptyThread}
      />
      {count > 0 && (
        <VirtualList
          label={conversationText.thread}
          fromEnd
          count={count}
          estimate={3.5}
          keyOf={(index) => at(index).key}
          onDrawn={onDrawn}
          row={(index) => (
            <ThreadEntry
              item={at(index)}
              day={isFirstOfDay(index) ? dayText(midnight(at(index).at), Date.now()) : ""}
            />
          )}
        />
      )}
    </div>
  );
}

import { useSignal } from "@preact/signals";
import { useCallback, useRef } from "preact/hooks";
import { conversationText } from "../../shared/text/conversation.ts";
import { dayText, midnight } from "../recent/days.ts";
import { Button } from "../ui/Button.tsx";
import { LoadState } from "../ui/LoadState.tsx";
import { VirtualList } from "../ui/VirtualList.tsx";
import { ThreadEntry } from "./ThreadEntry.tsx";
import { ThreadReader } from "./ThreadReader.tsx";
import { useThread } from "./use-thread.ts";
import "./thread.css";

/**
 * What happened in a conversation, by day, the newest at the end. Older entries come as somebody scrolls to them; who
 * reads further up is not moved by newer ones, and told of them.
 */
export function Thread({ conversationId }: { readonly conversationId: string }) {
  const list = useThread(conversationId);
  const { total, known, isMore, arrived } = list;
  /** Keys of entries that are open: they stay so while they are scrolled away. */
  const open = useSignal<readonly string[]>([]);
  const isAtEnd = useSignal(true);
  const ends = useSignal(0);
  /** How many of those that came in were in sight. */
  const seen = useRef(0);
  if (isAtEnd.value) seen.current = arrived;

  /** Rows are the newest first; they are drawn the oldest first. */
  const placeOf = (index: number) => total - 1 - index;
  const at = (index: number) => list.rowAt(placeOf(index));
  const keyOf = useCallback(
    (index: number) => known[total - 1 - index] ?? `${total - 1 - index}`,
    [known, total],
  );
  const onDrawn = useCallback(
    (first: number, last: number) => list.drawn(total - 1 - last, total - 1 - first),
    [total],
  );

  function dayOf(index: number): string {
    const item = at(index);
    const before = index === 0 ? null : at(index - 1);
    if (item === null || (index === 0 ? isMore : before === null)) return "";
    const day = midnight(item.at);
    return before !== null && midnight(before.at) === day ? "" : dayText(day, Date.now());
  }

  return (
    <div class="thread">
      <LoadState
        of={list}
        isEmpty={total === 0}
        loading={conversationText.loadingThread}
        empty={conversationText.emptyThread}
      />
      <ThreadReader rows={list.rows} />
      {total > 0 && (
        <VirtualList
          label={conversationText.thread}
          fromEnd
          count={total}
          estimate={3.5}
          keyOf={keyOf}
          onDrawn={onDrawn}
          onEnd={(isThere) => {
            isAtEnd.value = isThere;
          }}
          ends={ends.value}
          row={(index) => (
            <ThreadEntry
              item={at(index)}
              day={dayOf(index)}
              conversationId={conversationId}
              isOpen={open.value.includes(keyOf(index))}
              onOpen={(isOpen) => {
                const others = open.peek().filter((each) => each !== keyOf(index));
                open.value = isOpen ? [...others, keyOf(index)] : others;
              }}
            />
          )}
        />
      )}
      {arrived > seen.current && (
        <div class="thread-below">
          <Button
            size="s"
            icon="down"
            onPress={() => {
              ends.value += 1;
            }}
          >
            {conversationText.newBelow}
          </Button>
        </div>
      )}
    </div>
  );
}

import type { QueryFor } from "../../shared/contract/collections.ts";
import type { OutgoingRow } from "../../shared/contract/message.ts";
import type { Outgoing } from "../../shared/state/outgoing.ts";
import type { Outbox } from "../drafts/outbox.ts";
import type { Store } from "../state/store.ts";
import type { Source } from "./view.ts";

/** Messages on their way, as their conversation shows them. */
export function outgoingCollection(
  outbox: Pick<Outbox, "list" | "uploaded">,
  store: Pick<Store, "watch">,
): Source<QueryFor<"outgoing">, OutgoingRow> {
  const rows = new WeakMap<Outgoing, OutgoingRow>();
  function rowOf(message: Outgoing): OutgoingRow {
    const known = rows.get(message);
    const uploaded = outbox.uploaded(message.id);
    if (known?.uploaded === uploaded) return known;
    const row = { ...message, key: message.id, uploaded };
    rows.set(message, row);
    return row;
  }
  return ({ conversationId }, changed) => {
    const mine = () => outbox.list().filter((each) => each.conversationId === conversationId);
    const undo = store.watch((_now, _was, event) => {
      if (event.kind === "outboxChanged") changed();
    });
    return {
      rows: ({ start, count }) =>
        mine()
          .slice(start, start + count)
          .map(rowOf),
      head: () => ({ total: mine().length, isMore: false, isLoading: false, failure: null }),
      want() {},
      retry() {},
      close: undo,
    };
  };
}

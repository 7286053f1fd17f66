import type { QueryFor } from "../../shared/contract/collections.ts";
import type { EditRow } from "../../shared/contract/draft.ts";
import type { Drafts, TakenEdit } from "../drafts/drafts.ts";
import type { Source } from "./view.ts";

/** A window that is further behind than this reads the draft again. */
const shown = 20;

/** What others write in a draft that a window shows. Its own letters are never sent back to it. */
export function editsCollection(drafts: Drafts): Source<QueryFor<"edits">, EditRow> {
  const rows = new WeakMap<TakenEdit, EditRow>();
  function rowOf(taken: TakenEdit): EditRow {
    const { revision, edit } = taken;
    const row = rows.get(taken) ?? { key: String(revision), revision, edit };
    rows.set(taken, row);
    return row;
  }
  return ({ key, writer }, changed) => {
    const others = () =>
      drafts
        .recent(key)
        .filter((each) => each.writer !== writer)
        .slice(-shown);
    const undo = drafts.watch((which) => {
      if (which === key) changed();
    });
    return {
      rows: ({ start, count }) =>
        others()
          .slice(start, start + count)
          .map(rowOf),
      head: () => ({ total: 0, isMore: false, isLoading: false, failure: null }),
      want() {},
      retry() {},
      close: undo,
    };
  };
}

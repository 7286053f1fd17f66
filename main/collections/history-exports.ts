import type { QueryFor } from "../../shared/contract/collections.ts";
import type { HistoryExport } from "../../shared/contract/history.ts";
import type { Source } from "./view.ts";

/** Files of history, as far as a list of them needs to know. */
export interface WrittenFiles {
  /** The one that is under way, or was last; none before the first. */
  last(): HistoryExport | null;
  watch(changed: () => void): () => void;
}

/** The file that is written, or was last: whoever looks is told how far it is. */
export function historyExportsCollection(
  exports: WrittenFiles,
): Source<QueryFor<"historyExports">, HistoryExport> {
  return (_query, changed) => {
    const rows = () => [exports.last()].filter((each) => each !== null);
    return {
      rows: ({ start, count }) => rows().slice(start, start + count),
      head: () => ({ total: rows().length, isMore: false, isLoading: false, failure: null }),
      want() {},
      retry() {},
      close: exports.watch(changed),
    };
  };
}

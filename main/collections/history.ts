import type { QueryFor } from "../../shared/contract/collections.ts";
import type { HistoryRange, PastItem } from "../../shared/contract/history.ts";
import type { Result } from "../../shared/result.ts";
import type { Store } from "../state/store.ts";
import { createPaged } from "./paged.ts";
import type { Source } from "./view.ts";

/** The agent's own history. The server gives a range in one answer; work that has ended belongs in it. */
export function historyCollection(parts: {
  readonly read: (range: HistoryRange) => Promise<Result<readonly PastItem[]>>;
  readonly store: Pick<Store, "watch">;
}): Source<QueryFor<"history">, PastItem> {
  return ({ range }, changed) => {
    const list = createPaged<PastItem>(async () => {
      const read = await parts.read(range);
      return read.ok ? { ok: true, value: { rows: read.value, next: null } } : read;
    }, changed);
    const unwatch = parts.store.watch((now, was) => {
      if (now.calls.past !== was.calls.past || now.work.past !== was.work.past) list.reload();
    });
    return {
      ...list,
      close() {
        unwatch();
        list.close();
      },
    };
  };
}

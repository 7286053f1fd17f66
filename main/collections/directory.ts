import type { QueryFor } from "../../shared/contract/collections.ts";
import type { DirectoryItem } from "../../shared/contract/directory.ts";
import type { Result } from "../../shared/result.ts";
import type { Clock } from "../../shared/time.ts";
import { createPaged } from "./paged.ts";
import type { RowsRead } from "./reading.ts";
import type { Source } from "./view.ts";

type Query = QueryFor<"directory">;

/** How often the statuses of colleagues are read while they are shown. */
const statusesEvery = 5_000;

/** People and queues, searched by the server. How colleagues are is read again while somebody looks. */
export function directoryCollection(parts: {
  readonly search: (wish: Query & { readonly start: number }) => Promise<Result<RowsRead<DirectoryItem>>>;
  readonly clock: Pick<Clock, "after">;
}): Source<Query, DirectoryItem> {
  return (query, changed) => {
    const list = createPaged((start) => parts.search({ ...query, start }), changed);
    if (query.kind !== "agents") return list;
    let isWatched = false;
    let isClosed = false;
    let undo = () => {};
    async function look(): Promise<void> {
      if (isWatched) await list.refresh();
      if (!isClosed) undo = parts.clock.after(statusesEvery, () => void look());
    }
    undo = parts.clock.after(statusesEvery, () => void look());
    return {
      ...list,
      want(range) {
        isWatched = range.count > 0;
        list.want(range);
      },
      close() {
        isClosed = true;
        undo();
        list.close();
      },
    };
  };
}

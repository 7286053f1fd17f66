import type { Row } from "../../shared/contract/collection.ts";
import type { Clock } from "../../shared/time.ts";
import type { Board } from "../board/board.ts";
import type { Store } from "../state/store.ts";
import { type Arrangement, createArranged } from "./arranged.ts";
import type { View } from "./view.ts";

export interface BoardViewParts {
  readonly board: Pick<Board, "agents" | "queues" | "want" | "read">;
  readonly store: Pick<Store, "get" | "watch">;
  readonly clock: Pick<Clock, "monotonic" | "after">;
}

/** A view of the live board. As long as it is open the board is kept up to date. */
export function boardView<R extends Row>(
  { board, store, clock }: BoardViewParts,
  of: {
    readonly table: { watch(changed: () => void): () => void };
    readonly arrange: () => Arrangement<R>;
    readonly gone: (row: R) => R;
    readonly changed: () => void;
  },
): View<R> {
  const view = createArranged<R>({
    ...of,
    clock,
    // What was read before stays: then the failure is the window's head to say.
    head() {
      const { readAt, failure } = store.get().board;
      return { isLoading: readAt === null && failure === null, failure: readAt === null ? failure : null };
    },
    retry: board.read,
  });
  const letGo = board.want();
  const unwatchTable = of.table.watch(view.dirty);
  const unwatchStore = store.watch((now, was) => {
    if (now.board !== was.board) of.changed();
  });
  return {
    ...view,
    close() {
      unwatchStore();
      unwatchTable();
      letGo();
      view.close();
    },
  };
}

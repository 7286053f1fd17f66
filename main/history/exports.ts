import { basename } from "node:path";
import type { QueryFor } from "../../shared/contract/collections.ts";
import type { HistoryExport, HistoryQuery, PastItem } from "../../shared/contract/history.ts";
import type { Log } from "../../shared/log.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import type { WrittenFiles } from "../collections/history-exports.ts";
import type { Source } from "../collections/view.ts";
import { writeTable } from "./write-table.ts";

type List = Source<QueryFor<"history">, PastItem>;

export interface HistoryExports extends WrittenFiles {
  /** Asks where to, and writes what fits the query, all of it. Null when the agent thought better, or stopped it. */
  run(query: HistoryQuery): Promise<Result<number | null>>;
  stop(): void;
}

/** Everything that fits, once all of it has been read; `read` is told how many there are so far. */
function everything(
  list: List,
  query: HistoryQuery,
  signal: AbortSignal,
  read: (count: number) => void,
): Promise<Result<readonly PastItem[]>> {
  return new Promise((resolve, reject) => {
    const view = list(query, look);
    let isOver = false;
    function end(settle: () => void): void {
      if (isOver) return;
      isOver = true;
      signal.removeEventListener("abort", stopped);
      settle();
      view.close();
    }
    const stopped = () => end(() => reject(signal.reason));
    function look(): void {
      // Told while it is being opened, or in the middle of a change.
      queueMicrotask(() => {
        if (isOver) return;
        const { total, isLoading, failure } = view.head();
        read(total);
        if (failure !== null) end(() => resolve({ ok: false, error: failure }));
        else if (!isLoading) end(() => resolve(ok(view.rows({ start: 0, count: total }))));
      });
    }
    signal.addEventListener("abort", stopped);
    view.want({ start: 0, count: 1 });
    look();
  });
}

/** Histories as files: read to their end, then written. One at a time. */
export function createHistoryExports(parts: {
  readonly list: () => List;
  readonly zone: () => string;
  readonly askForPlace: (name: string) => Promise<string | null>;
  /** Of today, in the agent's zone. */
  readonly fileName: () => string;
  readonly newId: () => string;
  readonly log: Log;
}): HistoryExports {
  const watchers = new Set<() => void>();
  let now: HistoryExport | null = null;
  let abort: AbortController | null = null;

  function say(change: Partial<HistoryExport>): void {
    if (now === null) return;
    now = { ...now, ...change };
    for (const changed of watchers) changed();
  }

  async function write(query: HistoryQuery, place: string, signal: AbortSignal): Promise<Result<number>> {
    const rows = await everything(parts.list(), query, signal, (done) => say({ done }));
    if (!rows.ok) return rows;
    const total = rows.value.length;
    say({ state: "writing", done: 0, total });
    await writeTable(place, rows.value, parts.zone(), { signal, wrote: (done) => say({ done }) });
    return ok(total);
  }

  return {
    async run(query) {
      if (abort !== null) return fail("busy");
      const mine = new AbortController();
      abort = mine;
      try {
        const place = await parts.askForPlace(parts.fileName());
        if (place === null) return ok(null);
        now = { key: parts.newId(), state: "reading", done: 0, total: null, name: basename(place) };
        say({});
        const done = await write(query, place, mine.signal);
        say(done.ok ? { state: "done", done: done.value } : { state: "failed" });
        return done;
      } catch (error) {
        if (mine.signal.aborted) {
          say({ state: "cancelled" });
          return ok(null);
        }
        parts.log.warn("history: export failed", { error });
        say({ state: "failed" });
        return fail("notSaved");
      } finally {
        abort = null;
      }
    },
    stop: () => abort?.abort(),
    last: () => now,
    watch(changed) {
      watchers.add(changed);
      return () => void watchers.delete(changed);
    },
  };
}

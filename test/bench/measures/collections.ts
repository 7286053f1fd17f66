import { serialize } from "node:v8";
import { createSubscriptions } from "../../../main/bridge/subscriptions.ts";
import { createOrdered } from "../../../main/collections/ordered.ts";
import type { AllSources } from "../../../main/collections/view.ts";
import type { Patch, Row } from "../../../shared/contract/collection.ts";
import { silentLog } from "../../../shared/log.ts";
import { type Figure, times } from "../figures.ts";

interface Agent extends Row {
  readonly name: string;
  readonly since: number;
}

const agents = 10_000;
const changesASecond = 1_000;
const seconds = 30;
const frame = 16;
/** What a board shows at once. */
const shown = 60;

/**
 * A board of ten thousand agents, sorted by their time in status, of whom a thousand change every second: main's own
 * part, without a window. Frames are not waited for: each is timed, and the sum stands against the time it had.
 */
export function collections(): Figure[] {
  let seed = 1;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const list = createOrdered<Agent>((a, b) => b.since - a.since);
  for (let n = 0; n < agents; n += 1) list.put({ key: `u${n}`, name: `Agent ${n}`, since: random(1e7) });
  let changed = () => {};
  const source = (_query: unknown, seen: () => void) => {
    changed = seen;
    return {
      rows: list.rows,
      head: () => ({ total: list.size, isMore: false, isLoading: false, failure: null }),
      want() {},
      retry() {},
      close() {},
    };
  };
  let flush = () => {};
  const clock = {
    after(_ms: number, run: () => void) {
      flush = run;
      return () => {};
    },
  };
  const sizes: number[] = [];
  const subscriptions = createSubscriptions({ directory: source } as unknown as AllSources, clock, silentLog);
  const window = {
    contentsId: 1,
    ref: { kind: "phone" } as const,
    send: (patch: Patch) => void sizes.push(serialize(patch).length),
  };
  const range = { start: 2_000, count: shown };
  const query = { kind: "agents", q: "" };
  subscriptions.take(window, { do: "open", id: 1, page: "bench", collection: "directory", query, range });

  const frames: number[] = [];
  const perFrame = Math.round((changesASecond * frame) / 1_000);
  for (let n = 0; n < (seconds * 1_000) / frame; n += 1) {
    const began = performance.now();
    for (let change = 0; change < perFrame; change += 1) {
      const key = `u${random(agents)}`;
      const was = list.get(key);
      if (was !== undefined) list.put({ ...was, since: random(1e7) });
      changed();
    }
    flush();
    frames.push(performance.now() - began);
  }
  subscriptions.close();
  const note = `${agents} rows, ${changesASecond} changes a second, ${shown} rows looked at`;
  const busy = frames.reduce((sum, each) => sum + each, 0);
  return [
    ...times("collection-frame", frames, { aim: 4, note }),
    { name: "collection-main-busy", value: (100 * busy) / (seconds * 1_000), unit: "percent", note },
    {
      name: "collection-patch",
      value: sizes.toSorted((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? Number.NaN,
      unit: "bytes",
      note: `median of ${sizes.length} patches`,
    },
  ];
}

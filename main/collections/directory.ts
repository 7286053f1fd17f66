import type { Range } from "../../shared/contract/collection.ts";
import type { QueryFor } from "../../shared/contract/collections.ts";
import { type DirectoryItem, type DirectoryScope, personOfKey } from "../../shared/contract/directory.ts";
import type { Clock } from "../../shared/time.ts";
import type { People } from "../people/people.ts";
import type { Store } from "../state/store.ts";
import { keepReading } from "./keep-reading.ts";
import { createPeoplePages } from "./people-pages.ts";
import { createPageReading } from "./reading.ts";
import type { Source } from "./view.ts";

type Query = QueryFor<"directory">;

/** How often those who are in sight are read again: the feed may not tell of everybody. */
const statusesEvery = 5_000;
/** What is known answers each key at once; the server is asked when the typing rests. */
const settles = 120;
/** Of those who are known already, at most so many are shown before the server's. */
const mostKnown = 200;
/** Read again one by one, each time. */
const mostAlone = 5;

const isOf = (scope: DirectoryScope, key: string) => scope === "all" || personOfKey(key)?.kind === scope;

/**
 * People and queues: those who are known at once, and behind them what the server finds, each once. A row keeps its place
 * whatever comes behind it; names and statuses change where they stand, and who is gone leaves.
 */
export function directoryCollection(parts: {
  readonly people: People;
  readonly store: Pick<Store, "watch">;
  readonly clock: Pick<Clock, "after">;
}): Source<Query, DirectoryItem> {
  const { people, store, clock } = parts;
  const { known, firsts } = people;

  return ({ kind: scope, q }, changed) => {
    const isSearch = q !== "";
    // Who is used while the list is looked at moves up in the next one.
    const recent = firsts.recent();
    const inFront = () => [...firsts.favourites(), ...recent].filter((key) => isOf(scope, key));
    const found = isSearch ? known.find(scope, q, inFront(), mostKnown) : [];
    const pages = createPeoplePages(people, { scope, q });
    let served: readonly string[] = [];
    let order: readonly string[] | null = null;
    let mine: ReadonlySet<string> = new Set();
    let wanted: Range = { start: 0, count: 0 };
    let turn = 0;

    function keys(): readonly string[] {
      if (order !== null) return order;
      mine = new Set([...(isSearch ? found : inFront()), ...served]);
      order = [...mine].filter((key) => known.get(key) !== undefined);
      return order;
    }
    function reorder(): void {
      order = null;
      changed();
    }

    let undoSettle = () => {};
    const settled = () =>
      new Promise<void>((resolve) => {
        undoSettle = clock.after(settles, resolve);
      });

    const reading = createPageReading<string>({
      async load(turn) {
        if (turn > 0) return pages.next(turn);
        if (isSearch) await settled();
        else await readFirsts();
        return pages.next(turn);
      },
      take(read) {
        served = [...new Set([...served, ...read])];
        order = null;
      },
      lacks: () => keys().length < wanted.start + wanted.count,
      changed,
    });

    /** Names of those who stand first are not kept: they are read before anything is shown, so that nothing moves. */
    async function readFirsts(): Promise<void> {
      const unknown = inFront().filter((key) => known.get(key) === undefined);
      await Promise.all([...new Set(unknown)].map((key) => people.look(key)));
      order = null;
    }

    const rows = ({ start, count }: Range) =>
      keys()
        .slice(start, start + count)
        .flatMap((key) => known.get(key) ?? []);

    /** Agents in sight are read again: by the pages they came with, and one by one where they came with none. */
    async function lookAgain(): Promise<void> {
      const agents = rows(wanted).filter(({ kind }) => kind === "agents");
      const alone = await pages.readAgain(agents.map(({ key }) => key));
      turn += mostAlone;
      const from = alone.length === 0 ? 0 : turn % alone.length;
      await Promise.all([...alone.slice(from), ...alone.slice(0, from)].slice(0, mostAlone).map(people.look));
    }
    const looking =
      scope === "all" || scope === "agents"
        ? keepReading(clock, statusesEvery, async () => {
            if (wanted.count > 0) await lookAgain();
          })
        : null;

    const undoKnown = known.watch((key) => {
      if (key === null) served = [];
      if (key === null || (mine.has(key) && known.get(key) === undefined)) reorder();
      else if (mine.has(key)) changed();
    });
    const undoStore = store.watch((now, was, event) => {
      if (event.kind === "settingsChanged" && now.settings.favourites !== was.settings.favourites) reorder();
    });

    return {
      rows,
      head: () => ({ total: keys().length, ...reading.head() }),
      want(range) {
        wanted = range;
        if (range.count > 0) reading.pump();
      },
      retry: reading.retry,
      close() {
        looking?.close();
        for (const undo of [undoSettle, undoKnown, undoStore]) undo();
        reading.stop();
      },
    };
  };
}

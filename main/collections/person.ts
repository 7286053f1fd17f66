import type { QueryFor } from "../../shared/contract/collections.ts";
import { type DirectoryItem, personKey } from "../../shared/contract/directory.ts";
import type { Clock } from "../../shared/time.ts";
import type { People } from "../people/people.ts";
import { keepReading } from "./keep-reading.ts";
import type { Source } from "./view.ts";

const readEvery = 5_000;

/** One of the directory as they are now: by the feed, and read again while somebody looks. Nobody where they are gone. */
export function personCollection(parts: {
  readonly people: Pick<People, "known" | "look">;
  readonly clock: Pick<Clock, "after">;
}): Source<QueryFor<"person">, DirectoryItem> {
  const { people, clock } = parts;
  return ({ kind, id }, changed) => {
    const key = personKey(kind, id);
    let isLoading = false;
    let isWatched = false;
    const one = () => [people.known.get(key)].filter((row) => row !== undefined);

    const reading = keepReading(clock, readEvery, async () => {
      if (!isWatched) return;
      isLoading = one().length === 0;
      await people.look(key);
      isLoading = false;
      changed();
    });
    const undoKnown = people.known.watch((each) => {
      if (each === null || each === key) changed();
    });
    return {
      rows: one,
      head: () => ({ total: one().length, isMore: false, isLoading, failure: null }),
      want({ count }) {
        const isFirst = !isWatched && count > 0;
        isWatched = count > 0;
        if (isFirst) reading.now();
      },
      retry: () => void people.look(key),
      close() {
        reading.close();
        undoKnown();
      },
    };
  };
}

import { isDeepStrictEqual } from "node:util";
import type { Range } from "../../shared/contract/collection.ts";
import type { QueryFor } from "../../shared/contract/collections.ts";
import {
  type ConversationFilter,
  type ConversationItem,
  standsAt,
  unreadIn,
} from "../../shared/contract/conversation.ts";
import { digitsIn } from "../../shared/numbers/sought.ts";
import type { Result } from "../../shared/result.ts";
import type { Store } from "../state/store.ts";
import type { DraftRows } from "./draft-rows.ts";
import { createOrdered } from "./ordered.ts";
import { createPageReading, type RowsRead } from "./reading.ts";
import type { UnsentRows } from "./unsent-rows.ts";
import type { Source, View } from "./view.ts";

/** The newest are kept: nobody scrolls further, and a search for older ones is the server's. */
const most = 10_000;

const fits: Readonly<Record<ConversationFilter, (item: ConversationItem) => boolean>> = {
  all: () => true,
  unread: (item) => unreadIn(item) > 0,
  mine: ({ isMine }) => isMine,
  sms: ({ channel }) => channel === "sms",
  email: ({ channel }) => channel === "email",
  fax: ({ channel }) => channel === "fax",
  voicemail: ({ voicemails }) => voicemails > 0,
  missed: ({ missed }) => missed > 0,
};

/** Whether a row is what is looked for: in its words, or by at least three digits of its number, however written. */
export function finds({ name, address, text, draft, unsent }: ConversationItem, q: string): boolean {
  const wanted = q.toLocaleLowerCase();
  if (
    [name, address, text, draft?.text ?? "", unsent?.text ?? ""].some((each) =>
      each.toLocaleLowerCase().includes(wanted),
    )
  )
    return true;
  const digits = digitsIn(q);
  return digits.length >= 3 && !/\p{L}/u.test(q) && digitsIn(address).includes(digits);
}

/** What of all that is known is wanted. */
export interface ConversationsQuery {
  readonly filter: ConversationFilter;
  readonly q: string;
}

interface Look {
  /** What of all that is known it looks at, in order. */
  readonly select: () => readonly ConversationItem[];
  readonly changed: () => void;
  /** How many rows somebody looks at, from the start. */
  wanted: number;
  /** What fits, as of that state of the whole. */
  shown: { readonly at: number; readonly rows: readonly ConversationItem[] };
}

/**
 * Every conversation that is known, once, in the order of what happened last; a query is a view of it. Pages are read
 * as far as the views need them, the feed's words are newer than any page.
 *
 * @param read a page of the server's list, the newest first
 */
export function conversationsCollection(parts: {
  readonly read: (start: number) => Promise<Result<RowsRead<ConversationItem>>>;
  readonly store: Pick<Store, "watch">;
  /** What is written and not sent, and since when; `watch` is told which row changed. */
  readonly drafts: DraftRows;
  /** What was to be sent and is not there yet. */
  readonly unsent: UnsentRows;
}): {
  readonly many: Source<ConversationsQuery, ConversationItem>;
  readonly one: Source<QueryFor<"conversation">, ConversationItem>;
} {
  const looks = new Set<Look>();
  const { drafts, unsent } = parts;
  const newestFirst = (a: ConversationItem, b: ConversationItem) => standsAt(b) - standsAt(a);
  /** As the server has them, by key. */
  const served = new Map<string, ConversationItem>();
  let known = createOrdered(newestFirst);
  /** Rises with each change of what is known. */
  let version = 0;

  function changed(): void {
    version += 1;
    for (const look of looks) look.changed();
  }

  function shownOf(look: Look): readonly ConversationItem[] {
    if (look.shown.at === version) return look.shown.rows;
    const rows = look.select();
    look.shown = { at: version, rows };
    return rows;
  }

  const reading = createPageReading<ConversationItem>({
    load: parts.read,
    take(rows) {
      for (const row of rows) put(row);
    },
    lacks: () => known.size < most && [...looks].some((look) => shownOf(look).length < look.wanted),
    changed,
  });

  /** A page may have been on its way while the feed told more. */
  function put(row: ConversationItem): void {
    const was = served.get(row.key);
    if (was !== undefined && (was.at > row.at || isDeepStrictEqual(was, row))) return;
    served.set(row.key, row);
    place(row.key);
  }

  /** A row with what is written in it; a message to somebody new is a row of its own. */
  function place(key: string): void {
    const row = served.get(key) ?? drafts.newRow(key) ?? unsent.newRow(key);
    const draft = drafts.of(key);
    const waiting = unsent.of(key);
    if (row === null) known.remove(key);
    else
      known.put({ ...row, ...(draft !== null && { draft }), ...(waiting !== null && { unsent: waiting }) });
  }

  for (const rows of [drafts, unsent])
    rows.watch((key) => {
      place(key);
      changed();
    });

  parts.store.watch((_now, _was, event) => {
    switch (event.kind) {
      case "conversationReported":
        put(event.conversation);
        return changed();
      case "conversationArchived":
        served.delete(event.conversationId);
        known.remove(event.conversationId);
        return changed();
      case "resynced":
        if (known.size > 0 || looks.size > 0) reading.again();
        return;
      case "signedOut":
        reading.stop();
        served.clear();
        known = createOrdered(newestFirst);
        return changed();
    }
  });

  function open(select: Look["select"], tell: () => void): View<ConversationItem> {
    const look: Look = { select, changed: tell, wanted: 0, shown: { at: -1, rows: [] } };
    looks.add(look);
    return {
      rows: ({ start, count }: Range) => shownOf(look).slice(start, start + count),
      head: () => ({ total: shownOf(look).length, ...reading.head() }),
      want({ start, count }) {
        look.wanted = count === 0 ? 0 : start + count;
        reading.pump();
      },
      retry: reading.retry,
      close: () => void looks.delete(look),
    };
  }

  return {
    many({ filter, q }, tell) {
      const accepts = (item: ConversationItem) => fits[filter](item) && (q === "" || finds(item, q));
      return open(() => known.rows({ start: 0, count: most }).filter(accepts), tell);
    },
    one({ conversationId }, tell) {
      return open(() => [known.get(conversationId)].filter((row) => row !== undefined), tell);
    },
  };
}

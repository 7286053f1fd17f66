import { signal } from "@preact/signals";
import { type HistoryQuery, type PastItem, wholeToday } from "../../shared/contract/history.ts";
import { dayAfter } from "../../shared/zone.ts";
import { kept } from "../app/app.ts";

/** What the window looks at, and what is chosen in it. */
export const [useLook] = kept(() => ({
  query: signal<HistoryQuery>({ ...wholeToday, range: "last7days" }),
  /** Whose history it is, for people; "" for the agent's own. */
  name: signal(""),
  /** The one whose details are shown. It is known by its id: rows come and go around it. */
  selected: signal<PastItem | null>(null),
  /** The wish from elsewhere that was followed last. */
  followed: signal(0),
}));

export const filterNames = ["channel", "direction", "outcome", "disposition", "campaign"] as const;

/** Of a query of dates both, where somebody has said neither: the last seven days. Of another one itself. */
export const withDays = (query: HistoryQuery, today: string): HistoryQuery =>
  query.range === "dates"
    ? { ...query, from: query.from || dayAfter(today, -6), to: query.to || today }
    : query;

/** How many filters narrow it, the search not counted. */
export const narrowing = (query: HistoryQuery): number =>
  filterNames.filter((name) => query[name] !== "").length;

/** Everything of its reach. */
export const widened = (query: HistoryQuery): HistoryQuery => ({
  ...query,
  ...{ channel: "", direction: "", outcome: "", disposition: "", campaign: "", q: "" },
});

/** The history of a contact, from as far back as fits in a month; of somebody who is none, the own one with `q`. */
export const historyOf = (contactId: string, q: string): HistoryQuery => ({
  ...wholeToday,
  range: "last30days",
  contactId,
  q: contactId === "" ? q : "",
});

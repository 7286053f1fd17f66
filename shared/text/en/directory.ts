import { sentence } from "../../clean-text.ts";
import type { DirectoryScope } from "../../contract/directory.ts";
import type { HistoryRange } from "../../contract/history.ts";
import { plural } from "./plural.ts";

/** People, queues and what was. */
export const directoryText = {
  tabs: "Phone",
  keypad: "Keypad",
  recent: "Recent",
  directory: "Directory",
  search: "Search by name or number",
  kinds: "Search in",
  loading: "Searching…",
  nobody: "No results.",
  nobodyFor: (q: string) => sentence`No results for “${q}”.`,
  call: "Call",
  callWho: (who: string) => sentence`Call ${who}`,
  unnamed: "No name",
  extension: (number: string) => sentence`Ext. ${number}`,
  range: "Time range",
  noCalls: "Nothing in this period.",
  missed: "Missed",
  inbound: "Inbound",
  outbound: "Outbound",
  today: "Today",
  yesterday: "Yesterday",
  favourites: "Favourites",
  recentPeople: "Recent",
  others: "Everyone",
  found: (count: number) => plural(count, { one: "# result", other: "# results" }),
  notLoaded: "Loading…",
} as const;

export const kindText: Readonly<Record<DirectoryScope, string>> = {
  all: "Everyone",
  contacts: "Contacts",
  agents: "Agents",
  queues: "Queues",
};

export const rangeText: Readonly<Record<HistoryRange, string>> = {
  today: "Today",
  yesterday: "Yesterday",
  last3days: "Last 3 days",
  last7days: "Last 7 days",
  thisweek: "This week",
  lastweek: "Last week",
  last30days: "Last 30 days",
  thismonth: "This month",
  lastmonth: "Last month",
};

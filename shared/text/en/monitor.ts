import { isolated, sentence } from "../../clean-text.ts";
import type { QueueColumn } from "../../contract/board.ts";
import type { Level, ThresholdName } from "../../state/board-settings.ts";
import type { AgentColumn, AgentFilter, AgentGroup } from "../../state/board-view.ts";
import { plural } from "./plural.ts";

/** Sentences of the supervisor window. */
export const monitorText = {
  title: "Supervisor",
  board: "Live board",
  agents: "Agents",
  queues: "Queues",
  loading: "Reading agents and queues…",
  noAgents: "Nobody is signed in.",
  noneFound: "No agent fits what you chose.",
  noQueues: "There are no queues.",
  notAllowed: "You do not have permission to supervise. Your administrator can give it to you.",
  signedOut: "Sign in with the phone to see your agents.",
  openPhone: "Open the phone",
  search: "Find an agent, caller or number",
  show: "Show",
  ofQueue: "Queue",
  allQueues: "All queues",
  groupBy: "Group",
  views: "Views",
  standardView: "Standard",
  saveView: "Save this view…",
  viewName: "Name of the view",
  save: "Save",
  cancel: "Cancel",
  removeView: (name: string) => `Remove ${isolated(name)}`,
  live: "Live",
  asOf: (time: string) => `as of ${time}`,
  notLive: (time: string) => `Not live since ${time}. What you see is from then.`,
  notLiveYet: "Not connected yet.",
  notRead: (why: string) => `Could not be read again. ${why}`,
  waiting: (count: number) => plural(count, { one: "# change waiting", other: "# changes waiting" }),
  applyNow: "Show them now",
  selected: (count: number) => plural(count, { one: "# agent selected", other: "# agents selected" }),
  select: (name: string) => `Select ${isolated(name)}`,
  clearSelection: "Clear selection",
  gone: "Gone",
  unknownAgent: "No name",
  unknownStatus: "Unknown status",
  noQueue: "No queue",
  unknownQueue: "Queue without a name",
  held: "On hold",
  inGroup: (count: number) => plural(count, { one: "# agent", other: "# agents" }),
  inTime: (span: string) => `Answered within ${span}, today`,
  stale: "Old",
} as const;

export const agentColumnText: Readonly<Record<AgentColumn | "select" | "asOf" | "actions", string>> = {
  select: "Selected",
  name: "Agent",
  status: "Status",
  since: "Time in it",
  work: "Working on",
  callsToday: "Calls",
  asOf: "As of",
  actions: "Actions",
};

export const queueColumnText: Readonly<Record<QueueColumn | "asOf", string>> = {
  name: "Queue",
  waiting: "Waiting",
  oldest: "Longest",
  serviceLevel: "In time",
  available: "Available",
  asOf: "As of",
};

export const agentFilterText: Readonly<Record<AgentFilter, string>> = {
  signedIn: "Signed in",
  available: "Available",
  busy: "Busy",
  away: "Away",
  all: "Everybody",
};

export const agentGroupText: Readonly<Record<AgentGroup, string>> = {
  none: "No groups",
  queue: "By queue",
  status: "By status",
};

/** Totals, each with what was counted. */
export const totalText = {
  signedIn: (count: number) => plural(count, { one: "# signed in", other: "# signed in" }),
  available: (count: number) => plural(count, { one: "# available", other: "# available" }),
  busy: (count: number) => plural(count, { one: "# busy", other: "# busy" }),
  away: (count: number) => plural(count, { one: "# away", other: "# away" }),
  waiting: (count: number) => plural(count, { one: "# waiting", other: "# waiting" }),
} as const;

/** Said beside what is beyond a limit, for those who do not see the colour. */
export const levelText: Readonly<Record<Exclude<Level, "none">, string>> = {
  warn: "near the limit",
  alarm: "beyond the limit",
};

export const thresholdText: Readonly<
  Record<ThresholdName, { readonly name: string; readonly unit: string }>
> = {
  waiting: { name: "Calls waiting in a queue", unit: "calls or more" },
  oldestWait: { name: "Longest wait in a queue", unit: "seconds or more" },
  serviceLevel: { name: "Service level of a queue", unit: "percent, below" },
  awayTime: { name: "Time away in one status", unit: "minutes or more" },
  callTime: { name: "Length of one call", unit: "minutes or more" },
};

/** What the system tells of limits that were crossed. */
export const limitNewsText = {
  title: (count: number) => plural(count, { one: "Limit crossed", other: "# limits crossed" }),
  more: (count: number) => plural(count, { one: "and # more", other: "and # more" }),
  waiting: (what: string, count: number) =>
    sentence`${what}: ${plural(count, { one: "# call waiting", other: "# calls waiting" })}`,
  oldestWait: (what: string, span: string) => sentence`${what}: somebody waits for ${span}`,
  serviceLevel: (what: string, percent: string) => sentence`${what}: ${percent} answered in time`,
  awayTime: (what: string, span: string) => sentence`${what}: away for ${span}`,
  callTime: (what: string, span: string) => sentence`${what}: on one call for ${span}`,
} as const;

export const limitsText = {
  title: "Limits",
  hint: "What is beyond a limit is coloured. Leave a box empty for no limit.",
  warn: "Yellow from",
  alarm: "Red from",
  sounds: "Sound when red",
  notifies: "Notification when red",
  standard: "Standard limits",
  done: "Done",
  wrong: "Type a whole number.",
} as const;

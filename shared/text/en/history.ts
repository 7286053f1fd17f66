import { sentence } from "../../clean-text.ts";
import type { HistoryExport, HistoryOutcome } from "../../contract/history.ts";
import { locale } from "../language.ts";

const counted = (count: number) => new Intl.NumberFormat(locale()).format(count);

/** Sentences of the history window. */
export const historyText = {
  title: "History",
  list: "Calls and messages",
  detail: "Details",
  none: "Choose a call or a message to see its details.",
  back: "Back to the list",
  loading: "Loading history…",
  reading: (count: number) => (count === 0 ? "Reading…" : `Reading… ${counted(count)} so far`),
  count: (count: number) => (count === 1 ? "1 item" : `${counted(count)} items`),
  empty: "Nothing in this period.",
  nothing: "Nothing fits.",
  clear: "Clear filters",
  signedOut: "Sign in with the phone to see your history.",
  offline: "Not connected. What you see may be old.",
  search: "Search names, numbers, notes",
  filters: "Filters",
  filtersOn: (count: number) => `Filters (${count})`,
  range: "Time range",
  dates: "From … to …",
  from: "From",
  to: "To",
  channel: "Channel",
  direction: "Direction",
  outcome: "Outcome",
  disposition: "Disposition",
  campaign: "Campaign",
  anyChannel: "All channels",
  anyDirection: "In and out",
  anyOutcome: "All outcomes",
  anyDisposition: "All dispositions",
  anyCampaign: "All campaigns",
  directions: { inbound: "Incoming", outbound: "Outgoing" },
  outcomes: {
    answered: "Answered",
    missed: "Missed",
    voicemail: "Voicemail",
    notReached: "Not reached",
    transferred: "Transferred",
  } satisfies Record<HistoryOutcome, string>,
  choice: (name: string, count: number) => sentence`${name} (${counted(count)})`,
  zone: (name: string) => `Times: ${name}`,
  noTime: "Without a time",
  today: "Today",
  yesterday: "Yesterday",
  own: "My history",
  contact: "contact",
  of: (who: string) => sentence`History of ${who}`,
  showAll: (who: string) => sentence`All history of ${who}`,
  all: "All history",
  openAll: "All history, in a window of its own",
  /** The server takes no dates for the agent's own history. */
  datesTooFar: (first: string) =>
    `The server gives your own history by fixed ranges only, back to ${first}. For earlier days, open the history of one contact: there any dates can be chosen.`,
  datesHint: (first: string) =>
    `Your own history goes back to ${first}. The history of one contact goes back further.`,
  datesOrder: "The first day is after the last one.",
  callBack: "Call back",
  call: "Call",
  reply: "Reply",
  message: "Message",
  missed: "Missed call",
  inbound: "Incoming",
  outbound: "Outgoing",
  length: "Length",
  queue: "Queue",
  ended: "Ended",
  line: "Line",
  number: "Number",
  notes: "Notes",
  when: "When",
  recording: "Recording",
  transcript: "Transcript",
  score: (mos: string) => `${mos} of 4.4`,
  export: "Export",
  stop: "Stop",
  exporting: ({ state, done, total, name }: HistoryExport): string => {
    switch (state) {
      case "reading":
        return sentence`Reading for ${name}: ${counted(done)}`;
      case "writing":
        return sentence`Writing ${name}: ${counted(done)} of ${counted(total ?? done)}`;
      case "done":
        return done === 1
          ? sentence`One row saved to ${name}.`
          : sentence`${counted(done)} rows saved to ${name}.`;
      case "failed":
        return sentence`${name} was not written.`;
      case "cancelled":
        return sentence`Stopped. ${name} was not written.`;
    }
  },
  table: {
    columns: {
      at: "Time (ISO 8601)",
      local: (zone: string) => `Time in ${zone}`,
      channel: "Channel",
      direction: "Direction",
      name: "Name",
      number: "Number or address",
      queue: "Queue",
      campaign: "Campaign",
      seconds: "Seconds",
      end: "Ended",
      disposition: "Disposition",
      notes: "Notes",
      workitemId: "Workitem",
    },
    directions: { inbound: "Incoming", outbound: "Outgoing" },
  },
} as const;

/** What the keys do in the list. */
export const historyKeys = () => [
  { words: "Move through the list", keys: "↑ ↓" },
  { words: "Ten rows on or back", keys: "Page Up, Page Down" },
  { words: "The newest or the oldest", keys: "Home, End" },
  { words: "See the details", keys: "Enter" },
];

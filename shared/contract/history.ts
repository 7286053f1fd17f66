import * as v from "valibot";
import type { CallEnd } from "../state/call.ts";
import type { Channel } from "../state/workitem.ts";
import type { Millis } from "../time.ts";
import { collectionOf } from "./collection.ts";
import { command, commandFor } from "./command.ts";

/** The ranges that the server has names for, in the order of lists. */
export const historyRanges = [
  "today",
  "yesterday",
  "last3days",
  "last7days",
  "thisweek",
  "lastweek",
  "last30days",
  "thismonth",
  "lastmonth",
] as const;
export type HistoryRange = (typeof historyRanges)[number];

/** How a call came out, to choose by. */
export const historyOutcomes = ["answered", "missed", "voicemail", "notReached", "transferred"] as const;
export type HistoryOutcome = (typeof historyOutcomes)[number];

/** A finished workitem. */
export interface PastItem {
  /** The workitem's id. */
  readonly key: string;
  readonly workitemId: string;
  /** As sent: voice, sms, email, … */
  readonly channel: Channel;
  readonly direction: "inbound" | "outbound";
  readonly name: string;
  readonly number: string;
  /** Digits that were dialled behind it from this computer; "" for none. */
  readonly postDial: string;
  readonly queue: string;
  readonly campaign: string;
  readonly contactId: string;
  /** "" where it belongs to none, or that was not said. */
  readonly conversationId: string;
  /** Null where the server says no time of it at all. */
  readonly at: Millis | null;
  /** From when it was the agent's to its end; null when that was not said, or makes no sense. */
  readonly lastedMs: number | null;
  readonly end: CallEnd | null;
  /** It rang and nobody answered. */
  readonly isMissed: boolean;
  readonly hasVoicemail: boolean;
  /** Who of ours had it, by user id; "" for nobody. */
  readonly ownedBy: string;
  /** What the agent said of it; "" for nothing. */
  readonly disposition: string;
  readonly notes: string;
}

const id = v.pipe(v.string(), v.maxLength(200));
/** A day of the calendar, YYYY-MM-DD; "" for none. */
const day = v.pipe(v.string(), v.regex(/^(\d{4}-\d{2}-\d{2})?$/));

/** What is looked at: a contact's history or, without one, the agent's own. */
const reachFields = {
  /** `dates`: from one day to another, of the agent's zone. */
  range: v.picklist([...historyRanges, "dates"]),
  from: day,
  to: day,
  contactId: id,
};
const reachSchema = v.object(reachFields);
export type HistoryReach = v.InferOutput<typeof reachSchema>;

const querySchema = v.object({
  ...reachFields,
  /** Each narrows it where it is not "". */
  channel: id,
  direction: v.picklist(["", "inbound", "outbound"]),
  outcome: v.picklist(["", ...historyOutcomes]),
  disposition: id,
  campaign: id,
  q: v.pipe(v.string(), v.trim(), v.maxLength(100)),
});
export type HistoryQuery = v.InferOutput<typeof querySchema>;

/** Everything of today. */
export const wholeToday: HistoryQuery = {
  range: "today",
  from: "",
  to: "",
  contactId: "",
  channel: "",
  direction: "",
  outcome: "",
  disposition: "",
  campaign: "",
  q: "",
};

/** Finished workitems, the newest first. It is read again when a call has ended. */
export const historyList = collectionOf<PastItem>()(querySchema, ["phone", "history"]);

/** Something that a history can be narrowed to, and how often it is there. */
export interface HistoryChoice {
  readonly key: string;
  readonly kind: "channel" | "campaign" | "disposition";
  readonly value: string;
  readonly count: number;
}

/** What there is to narrow to in what has been read. */
export const historyChoices = collectionOf<HistoryChoice>()(reachSchema, ["history"]);

/** A file that is being written, or was: one at a time. */
export interface HistoryExport {
  readonly key: string;
  readonly state: "reading" | "writing" | "done" | "failed" | "cancelled";
  /** How many were read or written so far. */
  readonly done: number;
  /** Null while that is not known. */
  readonly total: number | null;
  /** The file's name, without where it lies. */
  readonly name: string;
}

export const historyExports = collectionOf<HistoryExport>()(v.object({}), ["history"]);

/** History as a whole. */
export const history = {
  /** Shows the history of a contact; of somebody who is none, the own one narrowed to `q`. */
  show: command(v.object({ contactId: id, name: id, q: v.pipe(v.string(), v.maxLength(100)) }), [
    "phone",
    "messages",
    "conversation",
    "people",
    "history",
  ]),
  /** Asks where to, and writes what fits. How many those were; null when the agent thought better, or stopped it. */
  export: commandFor<number | null>()(querySchema, ["history"]),
  stopExport: command(v.undefined(), ["history"]),
  /** Has the phone ask about a number: what stands against a call is asked and answered there. */
  toPhone: command(v.object({ number: v.pipe(v.string(), v.minLength(1), v.maxLength(60)) }), ["history"]),
};

import * as v from "valibot";
import type { CallEnd } from "../state/call.ts";
import type { Millis } from "../time.ts";
import { collectionOf } from "./collection.ts";

/** Ranges the server can be asked for; a range of dates is not among them. */
export const historyRanges = ["today", "yesterday", "last7days", "last30days"] as const;
export type HistoryRange = (typeof historyRanges)[number];

/** A finished workitem of this agent. */
export interface PastItem {
  /** The workitem's id. */
  readonly key: string;
  readonly workitemId: string;
  /** As sent: voice, sms, email, … */
  readonly channel: string;
  readonly direction: "inbound" | "outbound";
  readonly name: string;
  readonly number: string;
  /** Digits that were dialled behind it from this computer; "" for none. */
  readonly postDial: string;
  readonly queue: string;
  readonly campaign: string;
  readonly contactId: string;
  readonly at: Millis;
  /** From when it was the agent's to its end; null when that was not said. */
  readonly lastedMs: number | null;
  readonly end: CallEnd | null;
  /** It rang and nobody answered. */
  readonly isMissed: boolean;
  /** What the agent said of it; "" for nothing. */
  readonly disposition: string;
  readonly notes: string;
}

/** What this agent did, newest first. It is read again when a call has ended. */
export const historyList = collectionOf<PastItem>()(v.object({ range: v.picklist(historyRanges) }), [
  "phone",
]);

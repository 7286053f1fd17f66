/** Ranges and rows of history. Source: the reference page, spelled as it spells them. */
import type { Workitem } from "./workitem.ts";

export const RangeTypes = {
  /** Not supported by `getHistory`. */
  DataRange: "daterange",
  Last30Days: "last30days",
  Last3Days: "last3days",
  Last7Days: "last7days",
  LastMonth: "lastmonth",
  LastWeek: "lastweek",
  ThisMonth: "thismonth",
  /** Monday to Sunday. */
  ThisWeek: "thisweek",
  Today: "today",
  Yesterday: "yesterday",
} as const;
export type RangeType = (typeof RangeTypes)[keyof typeof RangeTypes];

/** Which of a workitem's properties go into a row of history, by workitem type. `type` stands twice on the page. */
export const DefaultMergeProperties = {
  Default: ["workitemId", "type", "createdAt", "ownedBy", "to", "from", "type"],
  InboundCall: ["workitemId", "type", "createdAt", "ownedBy", "to", "from", "type", "voicemailFile"],
  OutboundSMS: ["workitemId", "type", "createdAt", "ownedBy", "to", "from", "type"],
  InboundSMS: ["workitemId", "type", "createdAt", "ownedBy", "to", "from", "type"],
};
export type MergeProperties = Record<string, string[]>;

/** What a row of our history is made of: asked for of each type, with what a call has besides. */
const rowProperties = [
  "workitemId",
  "type",
  "channelType",
  "createdAt",
  "assignedAt",
  "terminatedAt",
  "modifiedAt",
  "terminationReason",
  "ownedBy",
  "to",
  "from",
  "name",
  "contact",
  "contactId",
  "conversationId",
  "queueName",
  "campaignId",
  "campaignName",
  "dispositionName",
  "notes",
];
export const historyProperties: MergeProperties = {
  ...Object.fromEntries(Object.keys(DefaultMergeProperties).map((type) => [type, rowProperties])),
  InboundCall: [...rowProperties, "voicemailFile"],
};

/** A part of the own history. That the server takes these on `history` is a guess; one that ignores them gives all of it. */
export interface HistoryPart {
  rows: number;
  start: number;
}

export interface ContactHistoryPayload {
  contactId: string;
  /** The page gives no key names; these are ours. Milliseconds. */
  dateRange?: { from: number; to: number };
  mergeProperties?: MergeProperties;
  q?: string;
  rangeType?: RangeType;
  rows?: number;
  start?: number;
}

export interface History {
  count: number;
  objects: Workitem[];
}

export interface SchemaTypeSearchPayload {
  q?: string;
  queryParams?: Record<string, unknown>;
  rows?: number;
  start?: number;
}

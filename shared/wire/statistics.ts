/**
 * What the supervisor's side says of agents and queues: frames of the analytics feed, and the same rows in pages over
 * HTTP. Published is only that an analytics socket carries users, queues and workitem statistics: every name and field
 * here is ours, and the same for both.
 */
import * as v from "valibot";
import type { Mark } from "./endpoints.ts";
import { count, id, maybe, pageOf, text } from "./loose.ts";

/** A moment of the server's. Milliseconds, seconds and digits as text have all been seen elsewhere on this wire. */
const moment = maybe(v.union([count, text]));

/** A workitem that an agent has, as far as a board shows it. */
export const WorkitemStatisticsSchema = v.looseObject({
  workitemId: id,
  state: maybe(text),
  channelType: maybe(text),
  name: maybe(text),
  from: maybe(text),
  to: maybe(text),
  queueId: maybe(text),
  assignedAt: moment,
});

/** An agent as they are now. Needed: who. */
export const UserStatisticsSchema = v.looseObject({
  userId: id,
  name: maybe(text),
  statusId: maybe(text),
  statusStartedAt: moment,
  /** The supervisor who set it; absent where it was the agent or the server. */
  statusByName: maybe(text),
  /** 0: not logged in to ACD. */
  acdLoginAt: moment,
  queues: maybe(v.array(v.unknown())),
  workitems: maybe(v.array(v.unknown())),
  callsToday: maybe(count),
  /** When it became so. */
  modifiedAt: moment,
});
export type UserStatistics = v.InferOutput<typeof UserStatisticsSchema>;

/** A queue as it is now. Needed: which. */
export const QueueStatisticsSchema = v.looseObject({
  queueId: id,
  name: maybe(text),
  waiting: maybe(count),
  longestWaitMs: maybe(count),
  /** Percent of today's calls that were answered within `serviceLevelSeconds`; absent before the first. */
  serviceLevel: maybe(count),
  serviceLevelSeconds: maybe(count),
  active: maybe(count),
  agentsLoggedIn: maybe(count),
  agentsAvailable: maybe(count),
  modifiedAt: moment,
});
export type QueueStatistics = v.InferOutput<typeof QueueStatisticsSchema>;

/** A page of either; `createdAt` is when the server counted. Rows are read one by one, where they are used. */
export const StatisticsPageSchema = v.intersect([
  pageOf(v.unknown()),
  v.looseObject({ createdAt: maybe(count) }),
]);

interface AnalyticsEvent {
  /** The field of `message` that holds the rows. */
  readonly rows: "users" | "queues";
  readonly mark: Mark;
  readonly source: string;
  readonly proof: string;
}

const proof = "a frame of it recorded on a live tenant's analytics socket";
const source = "SDK architecture page: the analytics socket carries users, queues, workitem statistics";

/** One row an event: its name is in the envelope, as on the events feed. */
export const analyticsEvents = {
  UserStatisticsNotification: { rows: "users", mark: "guess", source, proof },
  QueueStatisticsNotification: { rows: "queues", mark: "guess", source, proof },
} as const satisfies Record<string, AnalyticsEvent>;
export type AnalyticsEventName = keyof typeof analyticsEvents;

/** What a frame of the analytics feed holds beside its envelope. */
export const StatisticsMessageSchema = v.looseObject({
  users: maybe(v.array(v.unknown())),
  queues: maybe(v.array(v.unknown())),
});

import * as v from "valibot";
import type { StatusKind } from "../state/agent.ts";
import { savedViewsSchema, thresholdsSchema, viewFields } from "../state/board-settings.ts";
import type { Channel } from "../state/workitem.ts";
import type { Millis } from "../time.ts";
import { collectionOf } from "./collection.ts";
import { command } from "./command.ts";

/** A workitem that an agent has in hand. */
export interface AgentWork {
  readonly workitemId: string;
  readonly channel: Channel;
  readonly isHeld: boolean;
  /** The queue that it came by; "" for none. */
  readonly queue: string;
  readonly name: string;
  readonly number: string;
  /** Since when they have it; null where the server did not say. */
  readonly since: Millis | null;
}

/**
 * An agent as the server last told of them. Grouped by queue, one stands in each of theirs: then `key` has the queue
 * in it, and `userId` alone says who it is.
 */
export interface AgentRow {
  readonly kind: "agent";
  readonly key: string;
  readonly userId: string;
  readonly name: string;
  readonly statusId: string;
  /** "" for a status that the tenant's list does not have. */
  readonly status: string;
  readonly statusKind: StatusKind | null;
  /** Since when, on our clock; null where it is not known or cannot be. */
  readonly since: Millis | null;
  /** Calls first, the oldest of each first; five at most, and how many there are. */
  readonly work: readonly AgentWork[];
  readonly workCount: number;
  readonly callsToday: number | null;
  /** When the server last said that it is so. */
  readonly asOf: Millis;
  /** The server has them no more; the row stands until the order may change. */
  readonly isGone: boolean;
}

/** The head of a group of rows. Its key is no user's. */
export interface GroupRow {
  readonly kind: "group";
  readonly key: string;
  readonly groupId: string;
  /** "" where it has none: agents without a queue, a status that nobody knows. */
  readonly name: string;
  readonly count: number;
  readonly isOpen: boolean;
}

export type BoardRow = AgentRow | GroupRow;

/** A queue as the server last told of it. What it did not say is null. */
export interface QueueRow {
  readonly key: string;
  readonly queueId: string;
  readonly name: string;
  readonly waiting: number | null;
  /** Since when the one waits that waits longest; null while none does. */
  readonly oldestSince: Millis | null;
  /** Percent of today's calls answered in time, and within how many seconds that is. */
  readonly serviceLevel: number | null;
  readonly serviceLevelSeconds: number | null;
  readonly active: number | null;
  readonly agentsLoggedIn: number | null;
  readonly agentsAvailable: number | null;
  readonly asOf: Millis;
  readonly isGone: boolean;
}

export const queueColumns = ["name", "waiting", "oldest", "serviceLevel", "available"] as const;
export type QueueColumn = (typeof queueColumns)[number];

const words = v.pipe(v.string(), v.maxLength(100));
const id = v.pipe(v.string(), v.maxLength(200));

/**
 * Agents, filtered, ordered and grouped over all that the supervisor may see. `counts` of its head: "agents", and
 * one for each filter, all counted over the rows of the query, each agent once.
 */
export const agentList = collectionOf<BoardRow>()(
  v.object({
    ...viewFields,
    q: words,
    /** Ids of the groups whose rows are not shown. */
    closed: v.pipe(v.array(id), v.maxLength(200)),
  }),
  ["supervisor"],
);

/** Queues. `counts` of its head: "queues" and "waiting", over all rows of the query. */
export const queueList = collectionOf<QueueRow>()(
  v.object({ q: words, sort: v.picklist(queueColumns), isDown: v.boolean() }),
  ["supervisor"],
);

/** What a supervisor sets for the board, kept for this user on this computer. */
export const board = {
  setViews: command(v.object({ views: savedViewsSchema }), ["supervisor"]),
  setThresholds: command(v.object({ thresholds: thresholdsSchema }), ["supervisor"]),
};

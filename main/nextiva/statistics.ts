import * as v from "valibot";
import { callerName, callerNumber } from "../../shared/caller.ts";
import { cleanName } from "../../shared/clean-text.ts";
import type { AgentWork } from "../../shared/contract/board.ts";
import type { Millis } from "../../shared/time.ts";
import {
  type QueueStatistics,
  QueueStatisticsSchema,
  StatisticsPageSchema,
  type UserStatistics,
  UserStatisticsSchema,
  WorkitemStatisticsSchema,
} from "../../shared/wire/statistics.ts";
import type { Http } from "./http.ts";
import { channelOf, type Reading, stateOf } from "./vocabulary.ts";

/** What the server tells of something by its id, and when. */
export interface Told {
  readonly id: string;
  /** When it became so, on the server's clock: what is older than what is known changes nothing. */
  readonly changedAt: Millis;
  /** When the server said it, on our clock. */
  readonly asOf: Millis;
  readonly heardAt: Millis;
}

export type WorkFacts = Omit<AgentWork, "queue"> & { readonly queueId: string };

export interface AgentFacts extends Told {
  readonly name: string;
  readonly statusId: string;
  readonly statusBy: string;
  readonly since: Millis | null;
  /** Null where the server does not say: then the status tells. */
  readonly isLoggedIn: boolean | null;
  readonly queueIds: readonly string[];
  readonly work: readonly WorkFacts[];
  readonly workCount: number;
  readonly callsToday: number | null;
}

export interface QueueFacts extends Told {
  readonly name: string;
  readonly waiting: number | null;
  readonly oldestSince: Millis | null;
  readonly serviceLevel: number | null;
  readonly serviceLevelSeconds: number | null;
  readonly active: number | null;
  readonly agentsLoggedIn: number | null;
  readonly agentsAvailable: number | null;
}

/** How many of an agent's workitems are shown; the others are counted. */
const mostWork = 5;
/** A time below this is in seconds: in milliseconds it would be 1973. */
const secondsBelow = 1e11;
/** A start so far ahead of the server's own time is none: the way, and rounding, make less. */
const ahead = 60_000;

/**
 * A moment of the server's on our clock; null where it is missing, no time, or has not come yet.
 * @param said milliseconds, seconds, or either as digits
 */
export function momentOf(said: number | string | undefined, { at, skew }: Reading): Millis | null {
  const number = typeof said === "string" ? (/^\d{1,16}$/.test(said) ? Number(said) : 0) : (said ?? 0);
  if (!(number > 0)) return null;
  const ours = (number < secondsBelow ? number * 1_000 : number) + skew;
  return ours > at + ahead ? null : Math.min(ours, at);
}

const numberOf = (said: number | undefined) => (said === undefined || said < 0 ? null : said);

/** Compared on the server's clock, so that measuring ours anew puts nothing out of order. */
function toldAt(modifiedAt: number | string | undefined, reading: Reading, asOf: Millis) {
  const changedAt = (momentOf(modifiedAt, reading) ?? asOf) - reading.skew;
  return { changedAt, asOf, heardAt: reading.at };
}

/**
 * A row of an agent as sent, in our words; null where it cannot be read.
 * @param asOf when the server said it, on our clock
 */
export function agentFacts(row: unknown, reading: Reading, asOf: Millis): AgentFacts | null {
  const read = v.safeParse(UserStatisticsSchema, row);
  if (!read.success) return null;
  const said = read.output;
  const work = (said.workitems ?? []).flatMap((item) => workFacts(item, reading) ?? []);
  return {
    ...toldAt(said.modifiedAt, reading, asOf),
    id: said.userId,
    name: cleanName(said.name ?? ""),
    statusId: said.statusId ?? "",
    statusBy: cleanName(said.statusByName ?? ""),
    since: momentOf(said.statusStartedAt, reading),
    isLoggedIn: isLoggedIn(said),
    queueIds: (said.queues ?? []).filter((each) => typeof each === "string" && each !== "") as string[],
    work: work.toSorted(callsFirst).slice(0, mostWork),
    workCount: work.length,
    callsToday: numberOf(said.callsToday),
  };
}

function isLoggedIn({ acdLoginAt }: UserStatistics): boolean | null {
  return acdLoginAt === undefined ? null : Number(acdLoginAt) > 0;
}

function callsFirst(a: WorkFacts, b: WorkFacts): number {
  const rank = ({ channel, isHeld }: WorkFacts) => (channel === "voice" ? (isHeld ? 1 : 0) : 2);
  return rank(a) - rank(b) || (a.since ?? 0) - (b.since ?? 0);
}

function workFacts(item: unknown, reading: Reading): WorkFacts | null {
  const read = v.safeParse(WorkitemStatisticsSchema, item);
  if (!read.success) return null;
  const state = stateOf(read.output.state);
  if (state === "terminated") return null;
  const { workitemId, name = "", from = "", queueId = "", assignedAt } = read.output;
  return {
    workitemId,
    channel: channelOf(read.output) || "voice",
    isHeld: state === "hold",
    queueId,
    name: callerName(name),
    number: callerNumber(from),
    since: momentOf(assignedAt, reading),
  };
}

/** As `agentFacts`, of a queue. */
export function queueFacts(row: unknown, reading: Reading, asOf: Millis): QueueFacts | null {
  const read = v.safeParse(QueueStatisticsSchema, row);
  if (!read.success) return null;
  const said = read.output;
  const waiting = numberOf(said.waiting);
  return {
    ...toldAt(said.modifiedAt, reading, asOf),
    id: said.queueId,
    name: cleanName(said.name ?? ""),
    waiting,
    oldestSince: waiting === 0 ? null : oldestOf(said, asOf),
    serviceLevel: levelOf(said.serviceLevel),
    serviceLevelSeconds: numberOf(said.serviceLevelSeconds),
    active: numberOf(said.active),
    agentsLoggedIn: numberOf(said.agentsLoggedIn),
    agentsAvailable: numberOf(said.agentsAvailable),
  };
}

const levelOf = (said: number | undefined) => (said === undefined || said < 0 || said > 100 ? null : said);

/** Waiting so long when it was said, and longer since. */
function oldestOf({ longestWaitMs = 0 }: QueueStatistics, asOf: Millis): Millis | null {
  return longestWaitMs > 0 ? asOf - longestWaitMs : null;
}

/** A page of rows that are not read yet. */
export interface StatisticsPage {
  readonly rows: readonly unknown[];
  readonly total: number | null;
  /** When the server counted, on its clock; null where it does not say. */
  readonly createdAt: number | null;
}

/** Agents and queues as they are now, over HTTP. Every promise rejects with ServiceError; `forbidden` without the authority. */
export class StatisticsService {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  /** @param start from which row on; a page may be shorter than asked for */
  async page(of: "agents" | "queues", start: number, rows: number): Promise<StatisticsPage> {
    const name = of === "agents" ? "userStatistics" : "queueStatistics";
    const page = await this.#http.call(name, { query: { start, rows }, answer: StatisticsPageSchema });
    return { rows: page.objects ?? [], total: page.total ?? null, createdAt: page.createdAt ?? null };
  }
}

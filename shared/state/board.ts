import type { Failure } from "../result.ts";
import type { Millis } from "../time.ts";
import type { Link } from "./link.ts";

/** How far the supervisor's board is to be believed. The rows themselves are collections. */
export interface BoardState {
  /** The analytics feed. Off while nobody looks and nothing is watched for. */
  readonly feed: Link;
  /** When the server was last asked for everything and gave it; null before the first time. */
  readonly readAt: Millis | null;
  readonly isReading: boolean;
  /** Why the last reading came to nothing. */
  readonly failure: Failure | null;
  /** When the server last said anything of agents or queues. */
  readonly heardAt: Millis | null;
}

export const initialBoard: BoardState = {
  feed: { kind: "off" },
  readAt: null,
  isReading: false,
  failure: null,
  heardAt: null,
};

/** Everything is read again after so long, whatever the feed says: feeds have ghosts. */
export const readEvery = 180_000;

/** What was said longer ago is not counted on, even while the feed is there: two readings have missed it. */
export const rowStaleAfter = 2 * readEvery + 60_000;

/** Nothing that is shown can be counted on: nothing new can arrive. */
export function isBoardStale({ feed, readAt }: BoardState): boolean {
  return readAt === null || feed.kind !== "open";
}

import { isBoardStale } from "../../shared/state/board.ts";
import {
  boardSettingsOf,
  isAway,
  levelOf,
  type ThresholdName,
  type Thresholds,
  thresholdNames,
} from "../../shared/state/board-settings.ts";
import { liveCalls } from "../../shared/state/call.ts";
import { superviseControl } from "../../shared/state/controls.ts";
import { userOf } from "../../shared/state/session.ts";
import { isVoice } from "../../shared/state/workitem.ts";
import type { Millis } from "../../shared/time.ts";
import type { AgentEntry } from "../board/agents.ts";
import type { Board } from "../board/board.ts";
import type { QueueEntry } from "../board/queues.ts";
import type { CrossedLimit } from "../state/events.ts";
import type { EffectContext } from "./context.ts";

const lookEvery = 1_000;
/** What is better for less than this is the same trouble when it comes back. */
const overAfter = 30_000;

/** What is measured of somebody or something; null where it is not known, or not so. */
interface Measured {
  readonly id: string;
  readonly what: string;
  readonly value: number | null;
}

const secondsSince = (at: Millis | null, now: Millis) => (at === null ? null : Math.max(0, now - at) / 1_000);

function ofQueue(name: ThresholdName, { row }: QueueEntry, now: Millis): number | null {
  switch (name) {
    case "waiting":
      return row.waiting;
    case "oldestWait":
      return secondsSince(row.oldestSince, now);
    case "serviceLevel":
      return row.serviceLevel;
    default:
      return null;
  }
}

function ofAgent(name: ThresholdName, { row, isSignedIn }: AgentEntry, now: Millis): number | null {
  if (!isSignedIn) return null;
  if (name === "awayTime") return isAway(row.statusKind) ? secondsSince(row.since, now) : null;
  const call = row.work.find(({ channel }) => isVoice(channel));
  return name === "callTime" && call !== undefined ? secondsSince(call.since, now) : null;
}

function measured(name: ThresholdName, board: Pick<Board, "agents" | "queues">, now: Millis): Measured[] {
  if (name === "awayTime" || name === "callTime") {
    return [...board.agents.entries.values()].map((entry) => ({
      id: `${name} ${entry.row.userId}`,
      what: entry.row.name,
      value: ofAgent(name, entry, now),
    }));
  }
  return [...board.queues.entries.values()].map((entry) => ({
    id: `${name} ${entry.row.queueId}`,
    what: entry.row.name,
    value: ofQueue(name, entry, now),
  }));
}

const tells = ({ sounds, notifies }: Thresholds[ThresholdName]) => sounds || notifies;

/** Looks at the board for what the supervisor wants to be told of, whether its window is open or not. Each trouble is told once. */
export function watchLimits({
  store,
  clock,
  board,
}: Pick<EffectContext, "store" | "clock" | "board">): () => void {
  /** What is beyond a limit, and since when it is not any more. */
  const known = new Map<string, Millis | null>();
  let letGo: (() => void) | null = null;
  let undo = () => {};

  function limits(): Thresholds | null {
    const { session, settings } = store.get();
    const user = userOf(session);
    if (user === null || !superviseControl({ session }).enabled) return null;
    const { thresholds } = boardSettingsOf(settings.boards, user.userId);
    return thresholdNames.some((name) => tells(thresholds[name])) ? thresholds : null;
  }

  function crossed(thresholds: Thresholds): CrossedLimit[] {
    const now = clock.now();
    return thresholdNames
      .filter((name) => tells(thresholds[name]))
      .flatMap((name) =>
        measured(name, board, now).flatMap(({ id, what, value }) => {
          if (levelOf(name, value, thresholds[name]) !== "alarm") {
            ended(id, now);
            return [];
          }
          const isNew = !known.has(id);
          known.set(id, null);
          return isNew && value !== null ? [{ name, what, value }] : [];
        }),
      );
  }

  function ended(id: string, now: Millis): void {
    const since = known.get(id);
    if (since === undefined) return;
    if (since === null) known.set(id, now);
    else if (now - since >= overAfter) known.delete(id);
  }

  function look(): void {
    undo = clock.after(lookEvery, look);
    const thresholds = limits();
    // What is old is no reason to disturb anybody.
    if (thresholds === null || isBoardStale(store.get().board)) return;
    const limitsCrossed = crossed(thresholds);
    if (limitsCrossed.length === 0) return;
    const { settings, calls } = store.get();
    const isQuiet = settings.quietInCalls && liveCalls(calls).length > 0;
    const sounds = !isQuiet && limitsCrossed.some(({ name }) => thresholds[name].sounds);
    const told = limitsCrossed.filter(({ name }) => thresholds[name].notifies);
    store.dispatch({ kind: "limitsCrossed", crossed: told, isQuiet });
    if (sounds) store.dispatch({ kind: "toneRequested", name: "limit" });
  }

  function turn(): void {
    const isWanted = limits() !== null;
    if (isWanted === (letGo !== null)) return;
    letGo?.();
    undo();
    letGo = isWanted ? board.want() : null;
    known.clear();
    if (isWanted) undo = clock.after(lookEvery, look);
  }

  const unwatch = store.watch((now, was) => {
    if (now.session !== was.session || now.settings !== was.settings) turn();
  });
  return () => {
    unwatch();
    undo();
    letGo?.();
  };
}

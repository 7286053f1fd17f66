import type { Clock } from "../../shared/time.ts";
import { extraQueue, namedAgents } from "../world/seed/agents.ts";
import { firstNames, lastNames } from "../world/seed/names.ts";
import { serverStatuses } from "../world/statuses.ts";
import type { Agent, CrowdCall } from "../world/types.ts";
import type { Centre } from "./centre.ts";

/** What a large contact centre looks like from outside: agents beside the named ones who live their day. */
export interface Activity {
  /**
   * From now on that many of them are logged in to ACD, take calls, wrap up and take breaks, with so many steps of that
   * a second; 0 a second: they stay as they are. With `queues` they work in that many queues of their own, in which
   * callers wait; else in one. Gives how many agents there are.
   */
  start(size: { readonly agents: number; readonly perSecond: number; readonly queues?: number }): number;
  stop(): void;
}

/** What of a queue the crowd is. */
export interface CrowdQueue {
  readonly waiting: number;
  readonly oldestAt: number;
  readonly taken: number;
  readonly inTime: number;
}

const stepMs = 50;
const queuesEveryMs = 1_000;
/** Names as a tenant may give them. */
const queueNames = ["Claims", "Returns", "R&D <2>", "شكاوى", "🎧 Night desk", "Q".repeat(200), "", "Claims"];
const breaks = ["break", "lunch", "training", "meeting"];

/** What an agent does after this, the `turn`th time that anybody does something. */
function nextInLife(statusId: string, turn: number): string {
  switch (statusId) {
    case "available":
      return turn % 6 === 5 ? (breaks[turn % breaks.length] ?? "break") : serverStatuses.onCall;
    case serverStatuses.onCall:
      return serverStatuses.wrapUp;
    default:
      return "available";
  }
}

export function createActivity(centre: Centre, clock: Pick<Clock, "after" | "now">): Activity {
  let undo = () => {};
  let undoQueues = () => {};
  let turns = 0;

  function callOf({ userId, queues }: Agent): CrowdCall {
    const name = `${firstNames[turns % firstNames.length]} ${lastNames[turns % lastNames.length]}`;
    return {
      workitemId: `crowd-${userId}-${turns}`,
      name: turns % 3 === 0 ? "" : name,
      from: `+1555${1_000_000 + (turns % 8_999_999)}`,
      queueId: queues[turns % queues.length] ?? "",
      assignedAt: clock.now(),
    };
  }

  function live(userId: string): void {
    const agent = centre.world().agents.get(userId);
    if (agent === undefined) return;
    turns += 1;
    const statusId = nextInLife(agent.statusId, turns);
    const call = statusId === serverStatuses.onCall ? callOf(agent) : null;
    centre.do({ kind: "live", userId, statusId, call });
  }

  function run(userIds: readonly string[], perSecond: number, owed: number): void {
    const due = owed + (perSecond * stepMs) / 1_000;
    // Steps through all of them before anybody is met again.
    for (let n = 0; n < Math.floor(due); n += 1) live(userIds[(turns * 7_919) % userIds.length] ?? "");
    undo = clock.after(stepMs, () => run(userIds, perSecond, due - Math.floor(due)));
  }

  /** Callers come and are taken: more of them in the first queues, and not always in time. */
  function runQueues(ids: readonly string[]): void {
    for (const [n, id] of ids.entries()) {
      const was = centre.world().object("queue", id)?.crowd as CrowdQueue | undefined;
      const busy = Math.max(0, 12 - 3 * n);
      const waiting = busy === 0 ? 0 : (turns * (n + 3)) % busy;
      const crowd: CrowdQueue = {
        waiting,
        oldestAt: waiting === 0 ? 0 : was?.oldestAt || clock.now() - 1_000 * n,
        taken: (was?.taken ?? 0) + 10,
        inTime: (was?.inTime ?? 0) + 10 - busy / 2,
      };
      centre.do({ kind: "putObject", type: "queue", userId: "", object: { _id: id, crowd } });
    }
    undoQueues = clock.after(queuesEveryMs, () => runQueues(ids));
  }

  function makeQueues(count: number): readonly string[] {
    return Array.from({ length: count }, (_, n) => {
      const id = `crowd-queue-${n + 1}`;
      const name = queueNames[n % queueNames.length];
      const object = { _id: id, queueId: id, name, voiceSLA: 20 + 10 * (n % 3) };
      centre.do({ kind: "putObject", type: "queue", userId: "", object });
      return id;
    });
  }

  /** In up to three queues; one agent is in all of them. */
  function queuesOf(n: number, ids: readonly string[]): readonly string[] {
    if (ids.length === 0) return [extraQueue];
    if (n === 0) return ids;
    const places = [n, n * 3 + 1, n * 7 + 2].slice(0, 1 + (n % 3));
    return [...new Set(places.map((at) => ids[at % ids.length] ?? ""))];
  }

  function stop(): void {
    undo();
    undoQueues();
    undo = () => {};
    undoQueues = () => {};
  }

  return {
    start({ agents, perSecond, queues = 0 }) {
      stop();
      const userIds = centre
        .world()
        .agents.slice(namedAgents, agents)
        .map(({ userId }) => userId);
      const queueIds = makeQueues(queues);
      for (const [n, userId] of userIds.entries()) {
        centre.do({ kind: "changeAgent", of: userId, change: { queues: queuesOf(n, queueIds) } });
        centre.do({ kind: "live", userId, statusId: "available", call: null });
        // Not all of them begin their day in the same moment.
        for (let steps = n % 4; steps > 0; steps -= 1) live(userId);
      }
      if (perSecond > 0 && userIds.length > 0) {
        run(userIds, perSecond, 0);
        if (queueIds.length > 0) runQueues(queueIds);
      }
      return userIds.length;
    },
    stop,
  };
}

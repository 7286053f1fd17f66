/**
 * What the analytics feed says: numbers of agents and queues. Names and fields are ours, all of them. A connection
 * gets everything once, `users` in frames of at most 500 with `total`, and from then on only rows that changed.
 */
import type { Clock } from "../../shared/time.ts";
import type { CrowdQueue } from "../centre/activity.ts";
import type { Centre } from "../centre/centre.ts";
import { serviceSeconds } from "../world/transaction.ts";
import type { Agent, TenantObject, World } from "../world/types.ts";
import { envelope } from "./envelope.ts";
import type { Feed } from "./feed.ts";

const everyMs = 1_000;
const usersPerFrame = 500;

const nameOf = (agent: Agent | undefined) =>
  agent === undefined ? "" : `${agent.firstName} ${agent.lastName}`;

export function userStatistics(world: World, agent: Agent) {
  return {
    userId: agent.userId,
    name: nameOf(agent),
    statusId: agent.statusId,
    statusStartedAt: agent.statusStartedAt,
    ...(agent.statusBy === "" ? {} : { statusByName: nameOf(world.agents.get(agent.statusBy)) }),
    acdLoginAt: agent.acdLoginAt,
    queues: agent.queues,
    callsToday: agent.callsToday,
    workitems: [
      ...world
        .itemsOf(agent.userId)
        .map(({ workitemId, state, channelType, name, from, to, queueId, assignedAt }) => ({
          workitemId,
          state,
          channelType,
          name,
          from,
          to,
          queueId,
          assignedAt,
        })),
      ...(agent.crowdCall === null ? [] : [{ ...agent.crowdCall, state: "active", channelType: "voice" }]),
    ],
  };
}

export function queueStatistics(world: World, queue: TenantObject, now: number) {
  const queueId = String(queue.queueId);
  const { waiting, oldestAt, active, agentsLoggedIn, agentsAvailable } = world.queueCounts(queueId);
  const crowd = crowdIn(queue);
  const oldest = [oldestAt, crowd.oldestAt].filter((at) => at > 0);
  const service = world.serviceOf(queueId);
  const taken = service.taken + crowd.taken;
  return {
    queueId,
    name: queue.name ?? "",
    waiting: waiting + crowd.waiting,
    longestWaitMs: oldest.length === 0 ? 0 : now - Math.min(...oldest),
    serviceLevelSeconds: serviceSeconds(queue),
    ...(taken === 0 ? {} : { serviceLevel: Math.round((100 * (service.inTime + crowd.inTime)) / taken) }),
    active,
    agentsLoggedIn,
    agentsAvailable,
  };
}

/** Callers of the crowd: they wait, and are taken, without a workitem behind them. */
function crowdIn({ crowd }: TenantObject): CrowdQueue {
  return { waiting: 0, oldestAt: 0, taken: 0, inTime: 0, ...(crowd as Partial<CrowdQueue> | undefined) };
}

const frame = (what: "User" | "Queue", message: object, now: number) =>
  envelope(`${what}StatisticsNotification`, message, now);

/** Everything, for a connection that is new. */
export function* snapshot(world: World, now: number): Generator<object> {
  const { size: total } = world.agents;
  for (let start = 0; start < total; start += usersPerFrame) {
    const users = world.agents.slice(start, usersPerFrame).map((agent) => userStatistics(world, agent));
    yield frame("User", { users, total }, now);
  }
  const queues = [...world.objectsOf("queue")].map((queue) => queueStatistics(world, queue, now));
  yield frame("Queue", { queues, total: queues.length }, now);
}

/** Sends what changed, at most once a second. Gives its undo. */
export function sendChanges(centre: Centre, analytics: Feed, clock: Clock): () => void {
  const users = new Set<string>();
  const queues = new Set<string>();
  let undo: (() => void) | null = null;
  const send = () => {
    undo = null;
    const world = centre.world();
    const now = clock.now();
    const changedUsers = [...users].flatMap((userId) => {
      const agent = world.agents.get(userId);
      return agent === undefined ? [] : [userStatistics(world, agent)];
    });
    const changedQueues = [...queues].flatMap((queueId) => {
      const queue = world.object("queue", queueId);
      return queue === undefined ? [] : [queueStatistics(world, queue, now)];
    });
    users.clear();
    queues.clear();
    for (const userId of analytics.connected) {
      if (changedUsers.length > 0) analytics.send(userId, frame("User", { users: changedUsers }, now));
      if (changedQueues.length > 0) analytics.send(userId, frame("Queue", { queues: changedQueues }, now));
    }
  };
  const stop = centre.onStep(({ changes }) => {
    if (analytics.connected.length === 0) return;
    for (const userId of changes.agents) users.add(userId);
    for (const queueId of changes.queues) queues.add(queueId);
    if (users.size + queues.size > 0) undo ??= clock.after(everyMs, send);
  });
  return () => {
    stop();
    undo?.();
  };
}

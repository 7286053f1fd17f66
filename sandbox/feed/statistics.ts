/** What the analytics feed says: numbers of agents and queues. Names and fields are ours, all of them. */
import type { World } from "../world/types.ts";

export function statistics(world: World, now: number) {
  const items = Object.values(world.items);
  const users = Object.values(world.agents).map((agent) => ({
    userId: agent.userId,
    name: `${agent.firstName} ${agent.lastName}`,
    statusId: agent.statusId,
    statusStartedAt: agent.statusStartedAt,
    acdLoginAt: agent.acdLoginAt,
    workitems: items
      .filter((item) => item.agentId === agent.userId)
      .map(({ workitemId, state, channelType, name, from, to, assignedAt }) => ({
        workitemId,
        state,
        channelType,
        name,
        from,
        to,
        assignedAt,
      })),
  }));
  const queues = Object.values(world.objects.queue ?? {}).map((queue) => {
    const queueId = String(queue.queueId);
    const waiting = items.filter((item) => item.queueId === queueId && item.agentId === "");
    const members = Object.values(world.agents).filter(
      (agent) => agent.queues.includes(queueId) && agent.acdLoginAt > 0,
    );
    return {
      queueId,
      name: queue.name ?? "",
      waiting: waiting.length,
      longestWaitMs: waiting.length === 0 ? 0 : now - Math.min(...waiting.map((item) => item.createdAt)),
      active: items.filter((item) => item.queueId === queueId && item.agentId !== "").length,
      agentsLoggedIn: members.length,
      agentsAvailable: members.filter((agent) => agent.statusId === "available").length,
    };
  });
  return { users, queues };
}

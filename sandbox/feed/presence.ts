import type { World } from "../world/types.ts";

/** Those who hear on the events feed how this agent is now: who is there and works in a queue of theirs. */
export function colleaguesTold(
  world: World,
  userId: string,
  event: string,
  connected: readonly string[],
): readonly string[] {
  if (event !== "UserStatusChangeNotification") return [];
  const queues = new Set(world.agents.get(userId)?.queues);
  return connected.filter(
    (each) => each !== userId && world.agents.get(each)?.queues.some((queue) => queues.has(queue)),
  );
}

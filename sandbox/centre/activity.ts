import type { Clock } from "../../shared/time.ts";
import { namedAgents } from "../world/seed/agents.ts";
import type { Centre } from "./centre.ts";

/** What a large contact centre looks like from outside: agents beside the named ones who come, go and take breaks. */
export interface Activity {
  /**
   * From now on that many of them are logged in to ACD and change their status so often; 0 a second: they stay as they
   * are. Gives how many there are.
   */
  start(size: { readonly agents: number; readonly perSecond: number }): number;
  stop(): void;
}

const stepMs = 50;
const statuses = ["available", "break", "available", "lunch", "available", "training", "meeting"];

export function createActivity(centre: Centre, clock: Pick<Clock, "after">): Activity {
  let undo = () => {};
  let changed = 0;

  function run(userIds: readonly string[], perSecond: number, owed: number): void {
    const due = owed + (perSecond * stepMs) / 1_000;
    for (let n = 0; n < Math.floor(due); n += 1) {
      changed += 1;
      // Steps through all of them before anybody is met again, and gives each another status than before.
      const userId = userIds[(changed * 7_919) % userIds.length] ?? "";
      const round = Math.floor(changed / userIds.length);
      const statusId = statuses[(changed + round) % statuses.length];
      centre.do({ kind: "acdLogin", userId, statusId });
    }
    undo = clock.after(stepMs, () => run(userIds, perSecond, due - Math.floor(due)));
  }

  return {
    start({ agents, perSecond }) {
      undo();
      const userIds = centre
        .world()
        .agents.slice(namedAgents, agents)
        .map(({ userId }) => userId);
      for (const [n, userId] of userIds.entries())
        centre.do({ kind: "acdLogin", userId, statusId: statuses[n % statuses.length] });
      if (perSecond > 0 && userIds.length > 0) run(userIds, perSecond, 0);
      return userIds.length;
    },
    stop() {
      undo();
      undo = () => {};
    },
  };
}

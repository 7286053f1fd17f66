import type { Log } from "../../shared/log.ts";
import type { AcdStatus } from "../../shared/state/agent.ts";
import type { Clock } from "../../shared/time.ts";

const firstPause = 1_000;
const longestPause = 60_000;

/**
 * Reads the tenant's statuses. When that fails nobody is kept out, and it is tried again, ever slower, until there are
 * some or the session is another: without statuses an agent cannot go Available.
 *
 * @param late told of statuses that came by a later try
 * @param isOver whether the session they were read for is gone
 * @returns the statuses of the first try; none when it failed
 */
export async function readStatuses(
  parts: {
    readonly fetch: () => Promise<readonly AcdStatus[]>;
    readonly clock: Pick<Clock, "after">;
    readonly log: Log;
    readonly late: (statuses: readonly AcdStatus[]) => void;
    readonly isOver: () => boolean;
  },
  tries = 0,
): Promise<readonly AcdStatus[]> {
  const statuses = await parts.fetch().catch((error: unknown) => {
    parts.log.warn("agent status: list of statuses not read", { error, tries });
    return [];
  });
  if (statuses.length > 0 || parts.isOver()) return statuses;
  parts.clock.after(Math.min(firstPause * 2 ** tries, longestPause), async () => {
    if (parts.isOver()) return;
    const found = await readStatuses(parts, tries + 1);
    if (found.length > 0 && !parts.isOver()) parts.late(found);
  });
  return [];
}

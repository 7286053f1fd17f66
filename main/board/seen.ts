import type { SeenAgents } from "../work/agent-actions.ts";
import type { Board } from "./board.ts";

/** What the board knows of an agent that tells whether something asked of them has come to be. */
export function seenOn({ agents, want }: Pick<Board, "agents" | "want">): SeenAgents {
  return {
    of(userId) {
      const entry = agents.entries.get(userId);
      if (entry === undefined) return null;
      const { row, isSignedIn, statusBy } = entry;
      return {
        isLoggedIn: isSignedIn,
        statusId: row.statusId,
        statusBy,
        workitemIds: row.work.map(({ workitemId }) => workitemId),
      };
    },
    watch: agents.watch,
    want,
  };
}

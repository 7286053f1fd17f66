import type { AgentRow } from "../../shared/contract/board.ts";
import { useBoard } from "./board-screen.ts";

/** The agents that were selected: by id, whatever becomes of their rows. */
export function useSelection() {
  const { selected } = useBoard();
  return {
    /** By user id, with the name that was read when it was selected. */
    agents: selected.value,
    isSelected: (userId: string) => selected.value.has(userId),
    toggle({ userId, name }: Pick<AgentRow, "userId" | "name">): void {
      const next = new Map(selected.value);
      if (!next.delete(userId)) next.set(userId, name);
      selected.value = next;
    },
    clear(): void {
      selected.value = new Map();
    },
  };
}

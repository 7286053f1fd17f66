import type { HistoryState } from "../../shared/state/history.ts";
import type { HistoryEvent } from "./events.ts";

/** Whose history should be shown. */
export function reduceHistory(now: HistoryState, event: HistoryEvent): HistoryState {
  const { contactId, name, q } = event;
  // Rises also after a start: a window tells a new one by it.
  return { wanted: { id: Math.max(event.at, (now.wanted?.id ?? 0) + 1), contactId, name, q } };
}

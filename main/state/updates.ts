import { type UpdatesState, updateBlocker } from "../../shared/state/updates.ts";
import type { UpdateEvent } from "./events.ts";
import type { MainState } from "./reduce.ts";

/** The version that runs, and where a newer one stands. */
export function reduceUpdates(now: UpdatesState, event: UpdateEvent): UpdatesState {
  return event.kind === "updateMoved"
    ? { ...now, phase: event.phase }
    : { ...now, version: event.version, phase: event.phase };
}

/** What a restart would disturb follows from the rest of the state. */
export function withBlocker(state: MainState): UpdatesState {
  const blocker = updateBlocker(state);
  return state.updates.blocker === blocker ? state.updates : { ...state.updates, blocker };
}

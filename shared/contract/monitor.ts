import * as v from "valibot";
import { monitorModes, mostAgentsAtOnce } from "../state/monitor.ts";
import { command } from "./command.ts";

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const agent = { userId: id, name: v.pipe(v.string(), v.maxLength(200)) };
const windows = ["phone", "supervisor"] as const;
const board = ["supervisor"] as const;

/**
 * What a supervisor does. Every agent is named by the user id that was bound when a menu opened, and by the name that
 * the person read there.
 */
export const monitor = {
  /** Gets on the calls of an agent; of the one who is listened to already, changes how. */
  start: command(v.object({ ...agent, mode: v.picklist(monitorModes) }), windows),
  /** Listens, coaches or joins instead, on the same leg. */
  change: command(v.object({ mode: v.picklist(monitorModes) }), windows),
  /** Ends the supervisor's own leg, and nobody else's. */
  leave: command(v.undefined(), windows),
  /** Puts away what is said of the last one. */
  putAway: command(v.undefined(), windows),
  /** Several at once: what became of each is told by the state, and none of it is repeated. */
  setStatus: command(
    v.object({
      agents: v.pipe(v.array(v.object(agent)), v.minLength(1), v.maxLength(mostAgentsAtOnce)),
      statusId: id,
    }),
    board,
  ),
  logOut: command(v.object(agent), board),
  /** `typed`: the agent's name as the person wrote it; `invalid` where it is another. */
  disable: command(v.object({ ...agent, typed: v.pipe(v.string(), v.maxLength(300)) }), board),
  /** `label`: with whom it is. */
  terminate: command(
    v.object({ ...agent, workitemId: id, label: v.pipe(v.string(), v.maxLength(200)) }),
    board,
  ),
  /** Puts away what is said of an action. */
  closeAction: command(v.object({ id: v.number() }), board),
};

import { note } from "./calls.ts";
import type { CommandOf } from "./commands.ts";
import { backToWork } from "./ending.ts";
import { refuse, type Turn } from "./turn.ts";
import type { Agent, Answer, Item } from "./types.ts";

/** Has this agent's call been spoken for? */
const isOpen = (item: Item) => item.extra.dispositionId === undefined;

/** The agent says what became of a finished workitem. With the last one of them wrap-up is over. */
export function dispose(turn: Turn, { userId, workitemId, ...said }: CommandOf<"dispose">): Answer {
  const item = turn.world.history.find((one) => one.workitemId === workitemId);
  if (item === undefined) {
    const isLive = turn.item(workitemId) !== undefined;
    return isLive ? refuse("conflict", "the call goes on") : refuse("notFound", "no such workitem");
  }
  if (item.agentId !== userId) return refuse("forbidden", "not your workitem");
  if (!isOpen(item)) return refuse("conflict", "it has a disposition");
  const disposition = turn.thing("disposition", said.dispositionId);
  if (disposition === undefined) return refuse("invalid", "no such disposition");
  if (disposition.forceContactAssignment === true && item.contactId === "")
    return refuse("invalid", "this disposition needs a contact");
  if (/callback/i.test(String(disposition.action)) && said.callbackDate === undefined)
    return refuse("invalid", "this disposition needs a date to call back");
  const { dispositionId, notes, callbackDate, callbackTime } = said;
  const extra = {
    ...{ dispositionId, dispositionName: disposition.name ?? "", dispositionAt: turn.now },
    ...(notes === undefined ? {} : { notes }),
    ...(callbackDate === undefined ? {} : { callbackDate, callbackTime: callbackTime ?? callbackDate }),
  };
  const answer = note(turn, { kind: "note", userId, workitemId, extra });
  const agent = turn.agent(userId);
  if (agent !== undefined && agent.wrapUpUntil > 0 && inWrapUp(turn, agent).length === 0)
    backToWork(turn, userId);
  return answer;
}

/** Time is up: what was not said is the profile's automatic disposition, where there is one. */
export function wrapUpRunsOut(turn: Turn, agent: Agent): void {
  const { userId } = agent;
  const dispositionId = agent.extra.autoDispositionId;
  const disposition =
    typeof dispositionId === "string" ? turn.thing("disposition", dispositionId) : undefined;
  if (disposition !== undefined) {
    const extra = { dispositionId, dispositionName: disposition.name ?? "", dispositionAt: turn.now };
    for (const { workitemId } of inWrapUp(turn, agent))
      note(turn, { kind: "note", userId, workitemId, extra });
  }
  backToWork(turn, userId);
}

/** The agent's calls that were not spoken for. */
function inWrapUp({ world }: Turn, { wrapsUp }: Agent): Item[] {
  return world.history.filter((item) => wrapsUp.includes(item.workitemId) && isOpen(item));
}

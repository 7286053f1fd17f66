import { note } from "./calls.ts";
import type { CommandOf } from "./commands.ts";
import { returnToWork } from "./ending.ts";
import { refuse, type Transaction } from "./transaction.ts";
import type { Agent, Answer, Item } from "./types.ts";

/** Has this agent's call been spoken for? */
const isOpen = (item: Item) => item.extra.dispositionId === undefined;

/** The agent says what became of a finished workitem. With the last one of them wrap-up is over. */
export function dispose(tx: Transaction, { userId, workitemId, ...said }: CommandOf<"dispose">): Answer {
  const item = tx.world.history.get(workitemId);
  if (item === undefined) {
    const isLive = tx.item(workitemId) !== undefined;
    return isLive ? refuse("conflict", "the call goes on") : refuse("notFound", "no such workitem");
  }
  if (item.agentId !== userId) return refuse("forbidden", "not your workitem");
  if (!isOpen(item)) return refuse("conflict", "it has a disposition");
  const disposition = tx.object("disposition", said.dispositionId);
  if (disposition === undefined) return refuse("invalid", "no such disposition");
  if (disposition.forceContactAssignment === true && item.contactId === "")
    return refuse("invalid", "this disposition needs a contact");
  if (/callback/i.test(String(disposition.action)) && said.callbackDate === undefined)
    return refuse("invalid", "this disposition needs a date to call back");
  const { dispositionId, notes, callbackDate, callbackTime } = said;
  const extra = {
    ...{ dispositionId, dispositionName: disposition.name ?? "", dispositionAt: tx.now },
    ...(notes === undefined ? {} : { notes }),
    ...(callbackDate === undefined ? {} : { callbackDate, callbackTime: callbackTime ?? callbackDate }),
  };
  const answer = note(tx, { kind: "note", userId, workitemId, extra });
  const agent = tx.agent(userId);
  if (agent !== undefined && agent.wrapUpUntil > 0 && inWrapUp(tx, agent).length === 0)
    returnToWork(tx, userId);
  return answer;
}

/** Time is up: what was not said is the profile's automatic disposition, where there is one. */
export function wrapUpRunsOut(tx: Transaction, agent: Agent): void {
  const { userId } = agent;
  const dispositionId = agent.extra.autoDispositionId;
  const disposition = typeof dispositionId === "string" ? tx.object("disposition", dispositionId) : undefined;
  if (disposition !== undefined) {
    const extra = { dispositionId, dispositionName: disposition.name ?? "", dispositionAt: tx.now };
    for (const { workitemId } of inWrapUp(tx, agent)) note(tx, { kind: "note", userId, workitemId, extra });
  }
  returnToWork(tx, userId);
}

/** The agent's calls that were not spoken for. */
function inWrapUp({ world }: Transaction, { wrapUpWorkitems }: Agent): Item[] {
  const items = wrapUpWorkitems.map((workitemId) => world.history.get(workitemId));
  return items.filter((item): item is Item => item !== undefined && isOpen(item));
}

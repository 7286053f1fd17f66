import { ownItem } from "./calls.ts";
import type { CommandOf } from "./commands.ts";
import { callEnded, terminate } from "./ending.ts";
import { connectFarEnds, dialledFarEnd, linkedItem } from "./far-ends.ts";
import { bridgeToLeg } from "./legs.ts";
import { done, refuse, type Transaction } from "./transaction.ts";
import type { Answer, Item } from "./types.ts";

/** Takes a call from its agent and lets it be offered anew. */
function requeue(tx: Transaction, item: Item, to: Partial<Item>): Answer {
  const { agentId, workitemId } = item;
  tx.setItem(workitemId, {
    state: "inqueue",
    agentId: "",
    assignedAt: 0,
    legDeadline: 0,
    inMute: false,
    inConference: false,
    transferred: true,
    declinedBy: [],
    ...to,
  });
  if (item.channelType === "voice") callEnded(tx, agentId, "transferred");
  return done({ workitemId });
}

/** What can be passed on: a call with somebody at its far end. */
function connected(
  tx: Transaction,
  userId: string,
  workitemId: string,
): Item | Extract<Answer, { ok: false }> {
  const item = ownItem(tx, userId, workitemId);
  if ("ok" in item) return item;
  if (item.state === "active" || item.state === "hold") return item;
  return { ok: false, refusal: "conflict", message: `a call that is ${item.state}` };
}

export function transferToAgent(
  tx: Transaction,
  { userId, workitemId, to }: CommandOf<"transferToAgent">,
): Answer {
  const item = connected(tx, userId, workitemId);
  if ("ok" in item) return item;
  const agent = tx.agent(to);
  if (agent === undefined) return refuse("notFound", "no such user");
  if (to === userId) return refuse("conflict", "that is you");
  if (agent.acdLoginAt === 0 || !agent.enabled)
    return refuse("conflict", "that agent is not logged in to ACD");
  return requeue(tx, item, { directTo: to });
}

export function transferToQueue(tx: Transaction, command: CommandOf<"transferToQueue">): Answer {
  const item = connected(tx, command.userId, command.workitemId);
  if ("ok" in item) return item;
  const queue = tx.object("queue", command.queueId);
  if (queue === undefined) return refuse("notFound", "no such queue");
  // The one who passes it on is not offered it at once.
  const declinedBy = [command.userId];
  return requeue(tx, item, {
    queueId: String(queue.queueId ?? queue._id),
    directTo: "",
    declinedBy,
    ringAll: command.ringAll ?? false,
  });
}

export function transferOut(tx: Transaction, { userId, workitemId, to }: CommandOf<"transferOut">): Answer {
  const item = connected(tx, userId, workitemId);
  if ("ok" in item) return item;
  if (!/^[+0-9]{2,20}$/.test(to)) return refuse("invalid", "not a number that can be called");
  connectFarEnds(tx, [workitemId, dialledFarEnd(workitemId, to)]);
  tx.setItem(workitemId, { data: { ...item.data, transferredTo: to } });
  terminate(tx, tx.item(workitemId) ?? item, "TRANSFERRED");
  return done({ workitemId });
}

/**
 * The agent leaves the two they brought together. Two outsiders go on talking; a colleague who was consulted has the
 * customer's workitem from now on.
 */
export function completeTransfer(
  tx: Transaction,
  { userId, workitemId, consult }: CommandOf<"completeTransfer">,
): Answer {
  if (workitemId === consult) return refuse("invalid", "a call cannot be joined with itself");
  for (const id of [workitemId, consult]) {
    const item = connected(tx, userId, id);
    if ("ok" in item) return item;
  }
  const asked = tx.item(consult);
  if (asked === undefined) return refuse("notFound", "no such workitem");
  const colleague = linkedItem(tx, asked)?.agentId ?? "";
  if (colleague !== "") {
    tx.setItem(workitemId, {
      agentId: colleague,
      assignedAt: tx.now,
      state: "hold",
      inMute: false,
      inConference: false,
      transferred: true,
    });
    terminate(tx, asked, "TRANSFERRED");
    bridgeToLeg(tx, workitemId);
    return done({ workitemId });
  }
  connectFarEnds(tx, [workitemId, consult]);
  for (const id of [consult, workitemId]) {
    const item = tx.item(id);
    if (item !== undefined) terminate(tx, item, "TRANSFERRED");
  }
  return done({ workitemId });
}
